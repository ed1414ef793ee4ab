// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_EXPORT_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_EXPORT_MODEL_H_

#include <QList>
#include <functional>

#include "kiosk-ui/src/backend/books.h"
#include "kiosk-ui/src/shop/stick_file_model.h"

namespace till::kiosk {

// ExportModel puts the payments that a search finds onto a stick, as a table for a spreadsheet.
class ExportModel final : public StickFileModel {
  Q_OBJECT

 public:
  // What is exported: the query and its words, as the list of payments has them.
  struct Subject {
    std::function<BookQuery()> query;
    std::function<QString()> words;
  };
  // More would be no list for a person; asked in pages, each of which may fail.
  static constexpr qsizetype kMost = 100'000;

  ExportModel(Books& books, Subject subject, Sticks& sticks, Scheduler& scheduler, LanguageModel& language,
              const MerchantModel& merchant, QObject* parent = nullptr);

 protected:
  void Make() override;
  QString Title() const override;
  QString Explanation() const override;

 private:
  void Ask();

  Books& books_;
  Subject subject_;
  const MerchantModel& merchant_;
  BookQuery query_;
  int number_ = 0;
  QList<BookEntry> entries_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_EXPORT_MODEL_H_
