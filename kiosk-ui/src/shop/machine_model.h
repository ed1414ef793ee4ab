// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_MACHINE_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_MACHINE_MODEL_H_

#include <QString>

#include "kiosk-ui/src/backend/machine.h"
#include "kiosk-ui/src/models/health_model.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

// MachineModel is what this terminal is: version, numbers, storage, and how its programs are.
class MachineModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)

 public:
  MachineModel(Machine& machine, const HealthModel& health, LanguageModel& language,
               const MerchantModel& merchant, QObject* parent = nullptr);

  QString problemText() const;

  Q_INVOKABLE void refresh();

 Q_SIGNALS:
  void stateChanged();

 private:
  void Fill();

  Machine& machine_;
  const HealthModel& health_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  bool known_ = false;
  MachineFacts facts_;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_MACHINE_MODEL_H_
