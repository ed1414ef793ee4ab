// SPDX-License-Identifier: Apache-2.0
#include "services/payment/payments_service.h"

#include <algorithm>
#include <string>
#include <utility>

#include "services/common/rpc/language.h"
#include "services/common/rpc/session_metadata.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"
#include "services/payment/projection.h"

namespace till::payment {
namespace {

// A payment is kept once, for everybody; the words in it are the caller's.
void SayInLanguageOf(const grpc::ServerContext& context, v1::Payment& payment) {
  if (!payment.has_failure()) return;
  const auto code = static_cast<ErrorCode>(payment.failure().code());
  payment.mutable_failure()->set_message(std::string(MessageOf(code, rpc::LanguageOf(context))));
}

}  // namespace

grpc::Status PaymentsService::Follow(grpc::ServerContext* context, const PaymentLog& log, int64_t from,
                                     grpc::ServerWriter<v1::PaymentEvent>* writer) {
  const auto give_up = [this, context] { return stopping_ || context->IsCancelled(); };
  for (int64_t number = std::max<int64_t>(from, 1);; ++number) {
    std::optional<v1::PaymentEvent> event = log.Next(number, give_up);
    if (!event) break;
    SayInLanguageOf(*context, *event->mutable_payment());
    if (!writer->Write(*event)) break;  // The caller is gone; the payment goes on.
    if (IsFinal(event->payment().state())) return grpc::Status::OK;
  }
  if (stopping_)
    return rpc::ToGrpc(MakeError(ErrorCode::kServiceUnavailable, "the terminal is stopping"), context);
  return grpc::Status::OK;
}

grpc::Status PaymentsService::Start(grpc::ServerContext* context, PaymentOrder order,
                                    grpc::ServerWriter<v1::PaymentEvent>* writer) {
  // The guard has checked the permission; the session also says who takes the payment.
  const absl::StatusOr<SessionToken> session = sessions_.Verify(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  order.operator_id = session->operator_id;
  // The guard let it through: where the session alone does not carry the permission, an approval does.
  const bool takes = order.wish == PaymentOrder::Wish::kTake || order.wish == PaymentOrder::Wish::kTip;
  const common::v1::Permission wanted = !takes        ? common::v1::UNDO_PAYMENTS
                                        : order.typed ? common::v1::TYPE_CARDS
                                                      : common::v1::TAKE_PAYMENTS;
  if (wanted != common::v1::TAKE_PAYMENTS && !session->Allows(wanted)) {
    const absl::StatusOr<ApprovalToken> approval =
        sessions_.VerifyApproval(rpc::ApprovalTokenOf(*context), *session, wanted, order.request_id);
    if (!approval.ok()) return rpc::ToGrpc(approval.status(), context);
    order.approved_by = approval->approver_id;
  }
  order.language = std::string(rpc::LanguageTag(rpc::LanguageOf(*context)));
  const absl::StatusOr<std::shared_ptr<PaymentLog>> log = desk_.Start(std::move(order));
  if (!log.ok()) return rpc::ToGrpc(log.status(), context);
  return Follow(context, **log, 1, writer);
}

grpc::Status PaymentsService::StartPayment(grpc::ServerContext* context,
                                           const v1::StartPaymentRequest* request,
                                           grpc::ServerWriter<v1::PaymentEvent>* writer) {
  return Start(context, OrderOf(*request), writer);
}

grpc::Status PaymentsService::StartTypedPayment(grpc::ServerContext* context,
                                                const v1::StartTypedPaymentRequest* request,
                                                grpc::ServerWriter<v1::PaymentEvent>* writer) {
  return Start(context, OrderOf(*request), writer);
}

grpc::Status PaymentsService::WatchPayment(grpc::ServerContext* context,
                                           const v1::WatchPaymentRequest* request,
                                           grpc::ServerWriter<v1::PaymentEvent>* writer) {
  const absl::StatusOr<std::shared_ptr<PaymentLog>> log = desk_.Find(request->payment());
  if (!log.ok()) return rpc::ToGrpc(log.status(), context);
  return Follow(context, **log, request->from_event(), writer);
}

grpc::Status PaymentsService::GetPayment(grpc::ServerContext* context, const v1::GetPaymentRequest* request,
                                         v1::Payment* response) {
  absl::StatusOr<v1::Payment> payment = desk_.Get(request->payment());
  if (!payment.ok()) return rpc::ToGrpc(payment.status(), context);
  *response = *std::move(payment);
  SayInLanguageOf(*context, *response);
  return grpc::Status::OK;
}

grpc::Status PaymentsService::ListPayments(grpc::ServerContext* context,
                                           const v1::ListPaymentsRequest* request,
                                           v1::ListPaymentsResponse* response) {
  ledger::v1::SearchRequest search;
  *search.mutable_page() = request->page();
  if (request->has_from()) *search.mutable_from() = request->from();
  if (request->has_to()) *search.mutable_to() = request->to();
  search.set_last_four(request->last_four());
  search.set_operator_id(request->operator_id());
  *search.mutable_kinds() = request->kinds();
  if (request->has_amount()) *search.mutable_amount() = request->amount();
  search.set_reference_number(request->reference_number());
  search.set_trace_number(request->trace_number());
  search.set_batch_number(request->batch_number());
  search.set_original(request->original());
  const absl::StatusOr<ledger::v1::SearchResponse> found = reports_.Search(search);
  if (!found.ok()) return rpc::ToGrpc(found.status(), context);
  for (const ledger::v1::PaymentRecord& record : found->records()) {
    // An open one is further than the journal says: the desk knows how far.
    const absl::StatusOr<std::shared_ptr<PaymentLog>> open = record.state() == ledger::v1::PaymentRecord::OPEN
                                                                 ? desk_.Find(record.payment())
                                                                 : absl::NotFoundError("ended");
    v1::Payment& payment = *response->add_payments();
    payment = open.ok() ? (*open)->Now() : PaymentFromRecord(record);
    SayInLanguageOf(*context, payment);
  }
  response->set_next_page_token(found->next_page_token());
  return grpc::Status::OK;
}

grpc::Status PaymentsService::CancelPayment(grpc::ServerContext* context,
                                            const v1::CancelPaymentRequest* request,
                                            v1::CancelPaymentResponse* response) {
  absl::StatusOr<v1::CancelPaymentResponse> answer = desk_.Cancel(request->payment());
  if (!answer.ok()) return rpc::ToGrpc(answer.status(), context);
  *response = *std::move(answer);
  SayInLanguageOf(*context, *response->mutable_payment());
  return grpc::Status::OK;
}

grpc::Status PaymentsService::Respond(grpc::ServerContext* context, const v1::RespondRequest* request,
                                      v1::RespondResponse* response) {
  return rpc::ToGrpc(desk_.Respond(*request), context);
}

grpc::Status PaymentsService::GetReceipt(grpc::ServerContext* context, const v1::GetReceiptRequest* request,
                                         v1::GetReceiptResponse* response) {
  absl::StatusOr<print::v1::Document> document = desk_.Receipt(*request);
  if (!document.ok()) return rpc::ToGrpc(document.status(), context);
  *response->mutable_document() = *std::move(document);
  return grpc::Status::OK;
}

grpc::Status PaymentsService::PrintReceipt(grpc::ServerContext* context,
                                           const v1::PrintReceiptRequest* request,
                                           v1::PrintReceiptResponse* response) {
  absl::StatusOr<std::string> job = desk_.PrintReceipt(*request);
  if (!job.ok()) return rpc::ToGrpc(job.status(), context);
  response->set_print_job(*std::move(job));
  return grpc::Status::OK;
}

grpc::Status PaymentsService::AttachSignature(grpc::ServerContext* context,
                                              const v1::AttachSignatureRequest* request,
                                              v1::AttachSignatureResponse* response) {
  const absl::StatusOr<SessionToken> session = sessions_.Verify(rpc::SessionTokenOf(*context));
  if (!session.ok()) return rpc::ToGrpc(session.status(), context);
  absl::StatusOr<v1::Payment> payment = desk_.AttachSignature(*request, session->operator_id);
  if (!payment.ok()) return rpc::ToGrpc(payment.status(), context);
  *response->mutable_payment() = *std::move(payment);
  return grpc::Status::OK;
}

grpc::Status PaymentsService::VoidPayment(grpc::ServerContext* context, const v1::VoidPaymentRequest* request,
                                          grpc::ServerWriter<v1::PaymentEvent>* writer) {
  return Start(context, OrderOf(*request), writer);
}

grpc::Status PaymentsService::RefundPayment(grpc::ServerContext* context,
                                            const v1::RefundPaymentRequest* request,
                                            grpc::ServerWriter<v1::PaymentEvent>* writer) {
  return Start(context, OrderOf(*request), writer);
}

grpc::Status PaymentsService::CompletePreAuthorization(grpc::ServerContext* context,
                                                       const v1::CompletePreAuthorizationRequest* request,
                                                       grpc::ServerWriter<v1::PaymentEvent>* writer) {
  return Start(context, OrderOf(*request), writer);
}

grpc::Status PaymentsService::StartTopUp(grpc::ServerContext* context, const v1::StartTopUpRequest* request,
                                         grpc::ServerWriter<v1::PaymentEvent>* writer) {
  return Start(context, OrderOf(*request), writer);
}

grpc::Status PaymentsService::QueryBalance(grpc::ServerContext* context,
                                           const v1::QueryBalanceRequest* request,
                                           grpc::ServerWriter<v1::PaymentEvent>* writer) {
  return Start(context, OrderOf(*request), writer);
}

grpc::Status PaymentsService::VerifyCard(grpc::ServerContext* context, const v1::VerifyCardRequest* request,
                                         grpc::ServerWriter<v1::PaymentEvent>* writer) {
  return Start(context, OrderOf(*request), writer);
}

grpc::Status PaymentsService::StartQrPayment(grpc::ServerContext* context,
                                             const v1::StartQrPaymentRequest* request,
                                             grpc::ServerWriter<v1::PaymentEvent>* writer) {
  return Start(context, OrderOf(*request), writer);
}

grpc::Status PaymentsService::AdjustTip(grpc::ServerContext* context, const v1::AdjustTipRequest* request,
                                        grpc::ServerWriter<v1::PaymentEvent>* writer) {
  return Start(context, OrderOf(*request), writer);
}

}  // namespace till::payment
