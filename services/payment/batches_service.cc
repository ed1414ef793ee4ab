// SPDX-License-Identifier: Apache-2.0
#include "services/payment/batches_service.h"

#include <utility>

#include "services/common/rpc/session_metadata.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"

namespace till::payment {

grpc::Status BatchesService::SignOn(grpc::ServerContext* context, const v1::SignOnRequest* request,
                                    v1::SignOnResponse* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Verify(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  absl::StatusOr<v1::SignOnResponse> answer = desk_.SignOn(session->operator_id);
  if (!answer.ok()) return rpc::ToGrpc(answer.status(), context);
  *response = *std::move(answer);
  return grpc::Status::OK;
}

grpc::Status BatchesService::GetTotals(grpc::ServerContext* context, const v1::GetTotalsRequest* request,
                                       ledger::v1::TotalsResponse* response) {
  ledger::v1::TotalsRequest totals;
  totals.set_batch_number(request->batch_number());
  absl::StatusOr<ledger::v1::TotalsResponse> answer = reports_.Totals(totals);
  if (!answer.ok()) return rpc::ToGrpc(answer.status(), context);
  *response = *std::move(answer);
  return grpc::Status::OK;
}

grpc::Status BatchesService::GetLine(grpc::ServerContext* context, const v1::GetLineRequest* request,
                                     v1::GetLineResponse* response) {
  absl::StatusOr<v1::GetLineResponse> answer = desk_.Line();
  if (!answer.ok()) return rpc::ToGrpc(answer.status(), context);
  *response = *std::move(answer);
  return grpc::Status::OK;
}

grpc::Status BatchesService::Settle(grpc::ServerContext* context, const v1::SettleRequest* request,
                                    grpc::ServerWriter<v1::SettleEvent>* writer) {
  return rpc::ToGrpc(MakeError(ErrorCode::kNotSupported, "not in this version"), context);
}

grpc::Status BatchesService::ListSettlements(grpc::ServerContext* context,
                                             const v1::ListSettlementsRequest* request,
                                             v1::ListSettlementsResponse* response) {
  return rpc::ToGrpc(MakeError(ErrorCode::kNotSupported, "not in this version"), context);
}

}  // namespace till::payment
