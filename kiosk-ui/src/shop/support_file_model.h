// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_SUPPORT_FILE_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_SUPPORT_FILE_MODEL_H_

#include "kiosk-ui/src/backend/device.h"
#include "kiosk-ui/src/shop/stick_file_model.h"

namespace till::kiosk {

// SupportFileModel puts onto a stick what support wants to see: no secrets, no card data.
class SupportFileModel final : public StickFileModel {
  Q_OBJECT

 public:
  SupportFileModel(Device& device, Sticks& sticks, Scheduler& scheduler, LanguageModel& language,
                   const MerchantModel& merchant, QObject* parent = nullptr);

 protected:
  void Make() override;
  QString Title() const override;
  QString Explanation() const override;

 private:
  Device& device_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_SUPPORT_FILE_MODEL_H_
