// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/qr/qr_image_provider.h"

#include <qrencode.h>

#include <memory>

namespace till::kiosk {
namespace {

constexpr int kQuietZone = 4;   // modules: ISO/IEC 18004, 9.1
constexpr int kDarkModule = 1;  // lowest bit of libqrencode's module

}  // namespace

// Hexadecimal: nothing that a URL could change on the way.
QString QrImageProvider::SourceOf(const QString& text) {
  if (text.isEmpty()) return {};
  return QLatin1String("image://qr/") + QLatin1String(text.toUtf8().toHex());
}

QImage QrImageProvider::Draw(const QByteArray& text) {
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeData(static_cast<int>(text.size()),
                        reinterpret_cast<const unsigned char*>(text.constData()), 0, QR_ECLEVEL_M),
      &QRcode_free);
  if (code == nullptr) return {};
  const int side = code->width + 2 * kQuietZone;
  QImage image(side, side, QImage::Format_RGB32);
  image.fill(Qt::white);
  for (int y = 0; y < code->width; ++y) {
    for (int x = 0; x < code->width; ++x) {
      if ((code->data[y * code->width + x] & kDarkModule) != 0)
        image.setPixel(x + kQuietZone, y + kQuietZone, qRgb(0, 0, 0));
    }
  }
  return image;
}

QImage QrImageProvider::requestImage(const QString& id, QSize* size, const QSize&) {
  const QImage image = Draw(QByteArray::fromHex(id.toLatin1()));
  if (size != nullptr) *size = image.size();
  return image;
}

}  // namespace till::kiosk
