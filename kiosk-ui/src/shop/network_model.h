// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_NETWORK_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_NETWORK_MODEL_H_

#include <QString>

#include "kiosk-ui/src/backend/device.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"
#include "kiosk-ui/src/shop/said.h"

namespace till::kiosk {

// NetworkModel is where the terminal is connected, and why not when it is not.
class NetworkModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)

 public:
  NetworkModel(Device& device, LanguageModel& language, const MerchantModel& merchant,
               QObject* parent = nullptr);

  bool loading() const { return loading_; }
  QString problemText() const { return Say(problem_); }

  Q_INVOKABLE void refresh();

 Q_SIGNALS:
  void stateChanged();

 private:
  void Fill();

  Device& device_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  NetworkFacts facts_;
  bool known_ = false;
  bool loading_ = false;
  Said problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_NETWORK_MODEL_H_
