// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_SUMS_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_SUMS_MODEL_H_

#include <QString>

#include "kiosk-ui/src/backend/batches.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/shop/choice_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

// SumsModel is what was taken: in the open batch, in the shift or on a day; by scheme, operator or shift.
class SumsModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)
  Q_PROPERTY(QString spanText READ spanText NOTIFY stateChanged)
  Q_PROPERTY(QString sortText READ sortText NOTIFY stateChanged)

 public:
  enum class Span { Batch, Shift, Today, Yesterday };
  enum class Sort { Scheme, Operator, Shift };

  SumsModel(Batches& batches, Scheduler& scheduler, LanguageModel& language, const MerchantModel& merchant,
            ChoiceModel& choice, QObject* parent = nullptr);

  bool loading() const { return loading_; }
  QString problemText() const;
  QString spanText() const { return SpanName(span_); }
  QString sortText() const { return SortName(sort_); }

  // Asked is what is summed.
  SumsOf Asked() const;

  Q_INVOKABLE void refresh();
  Q_INVOKABLE void editSpan();
  Q_INVOKABLE void editSort();

 Q_SIGNALS:
  void stateChanged();

 private:
  void Fill();
  static QString SpanName(Span span);
  static QString SortName(Sort sort);

  Batches& batches_;
  Scheduler& scheduler_;
  const MerchantModel& merchant_;
  ChoiceModel& choice_;
  Span span_ = Span::Batch;
  Sort sort_ = Sort::Scheme;
  Sums sums_;
  int open_shift_ = 0;
  bool loading_ = false;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_SUMS_MODEL_H_
