// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_SEARCH_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_SEARCH_MODEL_H_

#include <QString>

#include "kiosk-ui/src/backend/books.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/shop/choice_model.h"
#include "kiosk-ui/src/shop/digits_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

// SearchModel is the list of payments, newest first, through filters. More come when its end is reached, and
// what is taken meanwhile does not shift them.
class SearchModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)
  // filterText: the filters in force on one line; filtered: there are any.
  Q_PROPERTY(QString filterText READ filterText NOTIFY stateChanged)
  Q_PROPERTY(bool filtered READ filtered NOTIFY stateChanged)
  Q_PROPERTY(till::kiosk::RowListModel* filters READ filters CONSTANT)

 public:
  enum class Range { Any, Today, Yesterday, Week, Month };
  enum class Family { Any, Sales, Given, PreAuthorizations, TopUps };

  SearchModel(Books& books, Scheduler& scheduler, LanguageModel& language, const MerchantModel& merchant,
              ChoiceModel& choice, DigitsModel& digits, QObject* parent = nullptr);

  bool loading() const { return loading_; }
  QString problemText() const;
  QString filterText() const;
  bool filtered() const;
  RowListModel* filters() { return &filter_rows_; }
  // Query is the first page of what is shown.
  BookQuery Query() const;

  Q_INVOKABLE void refresh();
  Q_INVOKABLE void more();
  // edit asks for one filter: "range", "family", "state", "operator", "card".
  Q_INVOKABLE void edit(const QString& filter);
  Q_INVOKABLE void clearFilters();

 Q_SIGNALS:
  void stateChanged();

 private:
  void Set(const std::function<void()>& change);
  void Fill();
  void FillFilters();
  Row RowOf(const BookEntry& entry) const;
  static QString RangeName(Range range);
  static QString FamilyName(Family family);
  static QString StateName(BookState state);

  Books& books_;
  Scheduler& scheduler_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  ChoiceModel& choice_;
  DigitsModel& digits_;
  RowListModel filter_rows_;
  Range range_ = Range::Any;
  Family family_ = Family::Any;
  BookState state_ = BookState::Any;
  QString operator_number_;
  QString last_four_;
  QList<BookEntry> entries_;
  QString next_page_;
  int number_ = 0;
  bool fresh_ = false;
  bool loading_ = false;
  bool failed_ = false;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_SEARCH_MODEL_H_
