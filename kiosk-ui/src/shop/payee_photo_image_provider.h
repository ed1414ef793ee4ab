// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_PAYEE_PHOTO_IMAGE_PROVIDER_H_
#define TILL_KIOSK_UI_SRC_SHOP_PAYEE_PHOTO_IMAGE_PROVIDER_H_

#include <QQuickImageProvider>

#include "kiosk-ui/src/shop/payee_photo_model.h"

namespace till::kiosk {

// PayeePhotoImageProvider hands the photo that is looked at to QML's Image, without a copy, so that it is
// wiped with the photo; `photo` must outlive it.
class PayeePhotoImageProvider final : public QQuickImageProvider {
 public:
  explicit PayeePhotoImageProvider(const PayeePhotoModel& photo)
      : QQuickImageProvider(QQuickImageProvider::Image), photo_(photo) {}

  QImage requestImage(const QString& id, QSize* size, const QSize& requested) override;

 private:
  const PayeePhotoModel& photo_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_PAYEE_PHOTO_IMAGE_PROVIDER_H_
