// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_SLIPS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_SLIPS_H_

#include <memory>

#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "kiosk-ui/src/backend/slips.h"
#include "till/payment/v1/batches.grpc.pb.h"
#include "till/payment/v1/payments.grpc.pb.h"

namespace till::kiosk {

// GrpcSlips asks the payment service.
class GrpcSlips final : public Slips {
  Q_OBJECT

 public:
  // GrpcSlips connects when it first asks; `line` must outlive it.
  explicit GrpcSlips(ServiceLine& line);

  void PrintReceipt(const QString& payment_id, const QString& request_id) override;
  void PrintSettlement(const QString& settlement_id, const QString& request_id) override;
  void PrintSums(const SumsOf& of, const QString& request_id) override;

 private:
  void Answer(const QString& request_id, const grpc::Status& status);

  ServiceLine& line_;
  std::unique_ptr<till::payment::v1::Batches::Stub> batches_;
  std::unique_ptr<till::payment::v1::Payments::Stub> payments_;
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_SLIPS_H_
