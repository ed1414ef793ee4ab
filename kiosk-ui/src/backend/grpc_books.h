// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_GRPC_BOOKS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_GRPC_BOOKS_H_

#include <memory>

#include "kiosk-ui/src/backend/books.h"
#include "kiosk-ui/src/backend/grpc_calls.h"
#include "kiosk-ui/src/backend/service_line.h"
#include "till/ledger/v1/reports.grpc.pb.h"
#include "till/payment/v1/payments.grpc.pb.h"

namespace till::kiosk {

// GrpcBooks asks the ledger for lists and the payment service for one payment.
class GrpcBooks final : public Books {
  Q_OBJECT

 public:
  // GrpcBooks connects when it first asks; `line` must outlive it.
  explicit GrpcBooks(ServiceLine& line);

  void Search(int number, const BookQuery& query) override;
  void FetchDetails(const QString& payment_id) override;

 private:
  ServiceLine& line_;
  std::unique_ptr<till::ledger::v1::Reports::Stub> reports_;
  std::unique_ptr<till::payment::v1::Payments::Stub> payments_;
  GrpcCalls calls_;  // last: its destructor ends all calls before anything they touch goes
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_GRPC_BOOKS_H_
