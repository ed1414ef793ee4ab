// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/payee_photo_image_provider.h"

namespace till::kiosk {

QImage PayeePhotoImageProvider::requestImage(const QString& id, QSize* size, const QSize& requested) {
  const QImage image = photo_.image();
  if (size != nullptr) *size = image.size();
  return image;
}

}  // namespace till::kiosk
