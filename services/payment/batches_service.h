// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_BATCHES_SERVICE_H_
#define TILL_SERVICES_PAYMENT_BATCHES_SERVICE_H_

#include <atomic>

#include <grpcpp/server_context.h>

#include "services/common/session/session_verifier.h"
#include "services/ledger/client/reports_client.h"
#include "services/payment/payment_desk.h"
#include "till/payment/v1/batches.grpc.pb.h"

namespace till::payment {

// BatchesService is the facet Batches on the wire.
class BatchesService final : public v1::Batches::Service {
 public:
  BatchesService(PaymentDesk& desk, ledger::ReportsClient& reports, const SessionVerifier& sessions)
      : desk_(desk), reports_(reports), sessions_(sessions) {}

  grpc::Status SignOn(grpc::ServerContext* context, const v1::SignOnRequest* request,
                      v1::SignOnResponse* response) override;
  grpc::Status GetTotals(grpc::ServerContext* context, const v1::GetTotalsRequest* request,
                         ledger::v1::TotalsResponse* response) override;
  grpc::Status GetLine(grpc::ServerContext* context, const v1::GetLineRequest* request,
                       v1::GetLineResponse* response) override;
  grpc::Status SignOff(grpc::ServerContext* context, const v1::SignOffRequest* request,
                       v1::SignOffResponse* response) override;
  grpc::Status ChangeShift(grpc::ServerContext* context, const v1::ChangeShiftRequest* request,
                           v1::ChangeShiftResponse* response) override;
  grpc::Status Settle(grpc::ServerContext* context, const v1::SettleRequest* request,
                      grpc::ServerWriter<v1::SettleEvent>* writer) override;
  grpc::Status ReprintSettlement(grpc::ServerContext* context, const v1::ReprintSettlementRequest* request,
                                 v1::ReprintSettlementResponse* response) override;
  grpc::Status PrintTotals(grpc::ServerContext* context, const v1::PrintTotalsRequest* request,
                           v1::PrintTotalsResponse* response) override;
  grpc::Status ListSettlements(grpc::ServerContext* context, const v1::ListSettlementsRequest* request,
                               v1::ListSettlementsResponse* response) override;

  // EndStreams lets every stream that follows a settlement end, for the process's stop.
  void EndStreams() { stopping_ = true; }

 private:
  // FindSettlement returns the one of that name, the last for an empty one; NOT_FOUND.
  absl::StatusOr<ledger::v1::Settlement> FindSettlement(const std::string& name);

  PaymentDesk& desk_;
  ledger::ReportsClient& reports_;
  const SessionVerifier& sessions_;
  std::atomic<bool> stopping_{false};
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_BATCHES_SERVICE_H_
