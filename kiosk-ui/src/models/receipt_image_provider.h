// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_MODELS_RECEIPT_IMAGE_PROVIDER_H_
#define TILL_KIOSK_UI_SRC_MODELS_RECEIPT_IMAGE_PROVIDER_H_

#include <QQuickImageProvider>

#include "kiosk-ui/src/models/receipt_model.h"

namespace till::kiosk {

// ReceiptImageProvider hands the receipt's picture to QML's Image; `receipt` must outlive it.
class ReceiptImageProvider final : public QQuickImageProvider {
 public:
  explicit ReceiptImageProvider(const ReceiptModel& receipt)
      : QQuickImageProvider(QQuickImageProvider::Image), receipt_(receipt) {}

  QImage requestImage(const QString& id, QSize* size, const QSize& requested) override;

 private:
  const ReceiptModel& receipt_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_MODELS_RECEIPT_IMAGE_PROVIDER_H_
