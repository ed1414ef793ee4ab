// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/models/receipt_image_provider.h"

namespace till::kiosk {

QImage ReceiptImageProvider::requestImage(const QString& id, QSize* size, const QSize& requested) {
  if (size != nullptr) *size = receipt_.image().size();
  return receipt_.image();
}

}  // namespace till::kiosk
