// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/merchant_model.h"

namespace till::kiosk {

MerchantModel::MerchantModel(Backend& backend, QObject* parent) : QObject(parent) {
  connect(&backend, &Backend::merchantChanged, this, [this](const Merchant& merchant) {
    merchant_ = merchant;
    Q_EMIT changed();
  });
}

QTimeZone MerchantModel::TimeZone() const {
  const QTimeZone zone(merchant_.time_zone.toLatin1());
  return zone.isValid() ? zone : QTimeZone::systemTimeZone();
}

}  // namespace till::kiosk
