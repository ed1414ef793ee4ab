// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_SETTLEMENT_LIST_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_SETTLEMENT_LIST_MODEL_H_

#include <QString>
#include <optional>

#include "kiosk-ui/src/backend/batches.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

// SettlementListModel is the list of settlements, newest first; more come when its end is reached.
class SettlementListModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)

 public:
  SettlementListModel(Batches& batches, LanguageModel& language, const MerchantModel& merchant,
                      QObject* parent = nullptr);

  bool loading() const { return loading_; }
  QString problemText() const;

  Q_INVOKABLE void refresh();
  // more asks for the next page, if there is one.
  Q_INVOKABLE void more();

  // Find returns the settlement of a row.
  std::optional<Settlement> Find(const QString& id) const;

 Q_SIGNALS:
  void stateChanged();

 private:
  void Fill();

  Batches& batches_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  QList<Settlement> settlements_;
  QString next_page_;
  bool loading_ = false;
  bool fresh_ = false;
  bool failed_ = false;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_SETTLEMENT_LIST_MODEL_H_
