// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/support_file_model.h"

namespace till::kiosk {

SupportFileModel::SupportFileModel(Device& device, Sticks& sticks, Scheduler& scheduler,
                                   LanguageModel& language, const MerchantModel& merchant, QObject* parent)
    : StickFileModel(sticks, scheduler, language, merchant, parent), device_(device) {
  connect(&device, &Device::supportFileFetched, this, [this](const QByteArray& content) {
    Made(QStringLiteral("support"), QStringLiteral("tar"), content);
  });
  connect(&device, &Device::supportFileFailed, this, &SupportFileModel::MakingFailed);
}

void SupportFileModel::Make() {
  device_.FetchSupportFile();
}

QString SupportFileModel::Title() const {
  return tr("A file for support");
}

QString SupportFileModel::Explanation() const {
  return tr("Versions, health, settings and who did what. No card data, no secrets. Put a USB stick in");
}

}  // namespace till::kiosk
