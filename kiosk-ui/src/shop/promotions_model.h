// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_PROMOTIONS_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_PROMOTIONS_MODEL_H_

#include <QString>
#include <functional>

#include "kiosk-ui/src/backend/promotions.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/shop/choice_model.h"
#include "kiosk-ui/src/shop/digits_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"
#include "kiosk-ui/src/shop/text_entry_model.h"

namespace till::kiosk {

// PromotionsModel is the shop's promotions, and one of them that is looked at, row by row. A new one is asked
// for step by step: its name, what it takes off, from what amount.
class PromotionsModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(bool saving READ saving NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)
  // The promotion that is looked at.
  Q_PROPERTY(QString shownTitle READ shownTitle NOTIFY stateChanged)
  Q_PROPERTY(till::kiosk::RowListModel* facts READ facts CONSTANT)

 public:
  PromotionsModel(Promotions& promotions, LanguageModel& language, const MerchantModel& merchant,
                  ChoiceModel& choice, DigitsModel& digits, TextEntryModel& text, QObject* parent = nullptr);

  bool loading() const { return loading_; }
  bool saving() const { return saving_; }
  QString problemText() const;
  QString shownTitle() const;
  RowListModel* facts() { return &fact_rows_; }

  Q_INVOKABLE void refresh();
  // show looks at one of them.
  Q_INVOKABLE void show(const QString& id);
  // edit changes the one looked at: "enabled", "name_zh", "name_en", "benefit", "least", "most", "first",
  // "last", "remove".
  Q_INVOKABLE void edit(const QString& row);
  // add asks for a new one.
  Q_INVOKABLE void add();

 Q_SIGNALS:
  void stateChanged();
  // removed: the one looked at is gone, and its page may go.
  void removed();

 private:
  const Promotion* Shown() const;
  void Change(const std::function<void(Promotion&)>& change);
  void AskName(Said title, const QString& text, bool may_be_empty, std::function<void(const QString&)> named);
  // AskBenefit asks what it takes off, beginning with what it does now.
  void AskBenefit(const Promotion& now, std::function<void(const Promotion&)> said);
  void AskAmount(Said title, Said prompt, qint64 now, std::function<void(qint64)> said);
  void AskDay(Said title, Said prompt, QString Promotion::*day);
  void AskRemoval();
  QString Off(const Promotion& promotion) const;
  QString Days(const Promotion& promotion) const;
  void Fill();
  void FillFacts();

  Promotions& promotions_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  ChoiceModel& choice_;
  DigitsModel& digits_;
  TextEntryModel& text_;
  RowListModel fact_rows_;
  QList<Promotion> all_;
  QString id_;
  bool loading_ = false;
  bool saving_ = false;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_PROMOTIONS_MODEL_H_
