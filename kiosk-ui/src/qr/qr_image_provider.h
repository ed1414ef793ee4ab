// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_QR_QR_IMAGE_PROVIDER_H_
#define TILL_KIOSK_UI_SRC_QR_QR_IMAGE_PROVIDER_H_

#include <QImage>
#include <QQuickImageProvider>
#include <QString>

namespace till::kiosk {

// QrImageProvider draws QR codes (ISO/IEC 18004) for QML's Image: one pixel for each module, with the quiet
// zone of four modules around it, dark on white. Shown at a whole multiple of its size, unsmoothed, the code
// is crisp.
class QrImageProvider final : public QQuickImageProvider {
 public:
  QrImageProvider() : QQuickImageProvider(QQuickImageProvider::Image) {}

  // SourceOf is the address of a text's code: "image://qr/…"; empty for an empty text.
  static QString SourceOf(const QString& text);

  // Draw is the code of a text; a null image for one that no code holds (2,331 bytes at most).
  static QImage Draw(const QByteArray& text);

  QImage requestImage(const QString& id, QSize* size, const QSize& requested) override;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_QR_QR_IMAGE_PROVIDER_H_
