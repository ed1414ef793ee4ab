// SPDX-License-Identifier: Apache-2.0
#include "services/payment/batches_service.h"

#include <memory>
#include <optional>
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

namespace {

ledger::v1::TotalsRequest LedgersRequest(const v1::GetTotalsRequest& request) {
  ledger::v1::TotalsRequest totals;
  totals.set_batch_number(request.batch_number());
  totals.set_business_date(request.business_date());
  totals.set_shift_number(request.shift_number());
  return totals;
}

}  // namespace

grpc::Status BatchesService::GetTotals(grpc::ServerContext* context, const v1::GetTotalsRequest* request,
                                       ledger::v1::TotalsResponse* response) {
  absl::StatusOr<ledger::v1::TotalsResponse> answer = reports_.Totals(LedgersRequest(*request));
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

grpc::Status BatchesService::SignOff(grpc::ServerContext* context, const v1::SignOffRequest* request,
                                     v1::SignOffResponse* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Verify(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  absl::StatusOr<v1::SignOffResponse> answer = desk_.SignOff(session->operator_id);
  if (!answer.ok()) return rpc::ToGrpc(answer.status(), context);
  *response = *std::move(answer);
  return grpc::Status::OK;
}

grpc::Status BatchesService::ChangeShift(grpc::ServerContext* context, const v1::ChangeShiftRequest* request,
                                         v1::ChangeShiftResponse* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Verify(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  const absl::StatusOr<int> shift = desk_.ChangeShift(session->operator_id);
  if (!shift.ok()) return rpc::ToGrpc(shift.status(), context);
  response->set_shift_number(*shift);
  return grpc::Status::OK;
}

grpc::Status BatchesService::Settle(grpc::ServerContext* context, const v1::SettleRequest* request,
                                    grpc::ServerWriter<v1::SettleEvent>* writer) {
  const absl::StatusOr<SessionToken> session = sessions_.Verify(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  const absl::StatusOr<std::shared_ptr<SettlementLog>> log = desk_.Settle(session->operator_id);
  if (!log.ok()) return rpc::ToGrpc(log.status(), context);
  const auto give_up = [this, context] { return stopping_ || context->IsCancelled(); };
  for (size_t index = 0;; ++index) {
    const std::optional<v1::SettleEvent> event = (*log)->Next(index, give_up);
    if (!event) break;
    if (!writer->Write(*event)) return grpc::Status::OK;  // The caller is gone; the settlement goes on.
  }
  if (stopping_)
    return rpc::ToGrpc(MakeError(ErrorCode::kServiceUnavailable, "the terminal is stopping"), context);
  return rpc::ToGrpc((*log)->Result(), context);
}

absl::StatusOr<ledger::v1::Settlement> BatchesService::FindSettlement(const std::string& name) {
  ledger::v1::ListSettlementsRequest list;
  while (true) {
    const absl::StatusOr<ledger::v1::ListSettlementsResponse> page = reports_.ListSettlements(list);
    if (!page.ok()) return page.status();
    for (const ledger::v1::Settlement& settlement : page->settlements()) {
      if (name.empty() || settlement.name() == name) return settlement;
    }
    if (page->next_page_token().empty())
      return MakeError(ErrorCode::kNotFound, "no settlement has that name");
    list.mutable_page()->set_page_token(page->next_page_token());
  }
}

grpc::Status BatchesService::ReprintSettlement(grpc::ServerContext* context,
                                               const v1::ReprintSettlementRequest* request,
                                               v1::ReprintSettlementResponse* response) {
  const absl::StatusOr<ledger::v1::Settlement> settlement = FindSettlement(request->settlement());
  if (!settlement.ok()) return rpc::ToGrpc(settlement.status(), context);
  absl::StatusOr<std::string> job = desk_.ReprintSlip(request->request_id(), *settlement);
  if (!job.ok()) return rpc::ToGrpc(job.status(), context);
  response->set_print_job(*std::move(job));
  return grpc::Status::OK;
}

grpc::Status BatchesService::PrintTotals(grpc::ServerContext* context, const v1::PrintTotalsRequest* request,
                                         v1::PrintTotalsResponse* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Verify(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  absl::StatusOr<std::string> job =
      desk_.PrintTotals(request->request_id(), LedgersRequest(request->totals()), session->operator_id);
  if (!job.ok()) return rpc::ToGrpc(job.status(), context);
  response->set_print_job(*std::move(job));
  return grpc::Status::OK;
}

grpc::Status BatchesService::ListSettlements(grpc::ServerContext* context,
                                             const v1::ListSettlementsRequest* request,
                                             v1::ListSettlementsResponse* response) {
  ledger::v1::ListSettlementsRequest list;
  *list.mutable_page() = request->page();
  absl::StatusOr<ledger::v1::ListSettlementsResponse> answer = reports_.ListSettlements(list);
  if (!answer.ok()) return rpc::ToGrpc(answer.status(), context);
  *response->mutable_settlements() = std::move(*answer->mutable_settlements());
  response->set_next_page_token(answer->next_page_token());
  return grpc::Status::OK;
}

}  // namespace till::payment
