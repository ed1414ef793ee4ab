// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_SIGNATURES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_SIGNATURES_H_

#include <memory>

#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "kiosk-ui/src/backend/signatures.h"
#include "till/payment/v1/payments.grpc.pb.h"

namespace till::kiosk {

// GrpcSignatures hands the picture to the payment service.
class GrpcSignatures final : public Signatures {
  Q_OBJECT

 public:
  // GrpcSignatures connects when it is first asked; `line` must outlive it.
  explicit GrpcSignatures(ServiceLine& line);

  void Attach(const QString& payment_id, const QImage& picture) override;

 private:
  ServiceLine& line_;
  std::unique_ptr<till::payment::v1::Payments::Stub> payments_;
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_SIGNATURES_H_
