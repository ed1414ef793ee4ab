// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_signatures.h"

#include <utility>

namespace till::kiosk {

namespace payment = till::payment::v1;

GrpcSignatures::GrpcSignatures(ServiceLine& line)
    : line_(line), payments_(payment::Payments::NewStub(line.Dial("payment", "payments"))) {}

void GrpcSignatures::Attach(const QString& payment_id, const QImage& picture) {
  auto request = std::make_shared<payment::AttachSignatureRequest>();
  request->set_payment(payment_id.toStdString());
  payment::SignatureImage* const image = request->mutable_image();
  image->set_width(picture.width());
  image->set_height(picture.height());
  // Qt's rows end at a multiple of four bytes, the API's at a byte.
  const auto row_bytes = static_cast<size_t>((picture.width() + 7) / 8);
  for (int y = 0; y < picture.height(); ++y) {
    image->mutable_rows()->append(reinterpret_cast<const char*>(picture.constScanLine(y)), row_bytes);
  }
  calls_.Unary<payment::AttachSignatureResponse>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        payments_->async()->AttachSignature(call, sent, reply, std::move(done));
      },
      [this, payment_id](const grpc::Status& status, const payment::AttachSignatureResponse&) {
        if (status.ok()) {
          Q_EMIT attached(payment_id);
        } else {
          Q_EMIT attachFailed(payment_id, line_.Heard(status));
        }
      });
}

}  // namespace till::kiosk
