// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/picture_provider.h"

#include <utility>

namespace till::kiosk {

PictureProvider::PictureProvider(Picture picture)
    : QQuickImageProvider(QQuickImageProvider::Image), picture_(std::move(picture)) {}

QImage PictureProvider::requestImage(const QString& id, QSize* size, const QSize& requested) {
  const QImage image = picture_();
  if (size != nullptr) *size = image.size();
  return image;
}

}  // namespace till::kiosk
