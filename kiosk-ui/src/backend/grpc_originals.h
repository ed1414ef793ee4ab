// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_ORIGINALS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_ORIGINALS_H_

#include <memory>

#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/originals.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "till/payment/v1/payments.grpc.pb.h"

namespace till::kiosk {

// GrpcOriginals asks the payment service.
class GrpcOriginals final : public Originals {
  Q_OBJECT

 public:
  // GrpcOriginals connects when it first asks; `line` must outlive it.
  explicit GrpcOriginals(ServiceLine& line);

  void Find(int number, const OriginalSearch& search) override;
  void Fetch(const QString& payment_id) override;

 private:
  ServiceLine& line_;
  std::unique_ptr<till::payment::v1::Payments::Stub> payments_;
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_ORIGINALS_H_
