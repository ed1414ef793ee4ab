// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/journal_calls.h"

#include <optional>
#include <vector>

#include "services/common/status/error.h"
#include "services/ledger/convert.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {

absl::StatusOr<v1::RecordIntentResponse> JournalCalls::RecordIntent(const v1::RecordIntentRequest& request) {
  const Intent intent = {.payment = request.payment(),
                         .request_id = request.request_id(),
                         .request_digest = request.request_digest(),
                         .payment_kind = request.kind(),
                         .amount_minor = request.amount().minor_units(),
                         .currency = request.amount().currency_code(),
                         .operator_id = request.operator_id()};
  LEDGER_ASSIGN_OR_RETURN(const OpenedPayment opened, ledger_.RecordIntent(intent));
  v1::RecordIntentResponse response;
  RecordToProto(opened.record, "", *response.mutable_record());
  response.set_existed(opened.existed);
  return response;
}

absl::StatusOr<v1::RecordStepResponse> JournalCalls::RecordStep(const v1::RecordStepRequest& request) {
  const std::optional<Step> step = StepFromNumber(request.step());
  if (!step.has_value()) return MakeError(ErrorCode::kInvalidRequest, "step is missing or unknown");
  LEDGER_ASSIGN_OR_RETURN(const RecoverablePayment payment,
                          ledger_.RecordStep(request.payment(), *step, DetailsFromProto(request.details()),
                                             request.details().account_for_uplink()));
  v1::RecordStepResponse response;
  RecordToProto(payment.record, payment.account_for_uplink, *response.mutable_record());
  return response;
}

absl::StatusOr<v1::PostResponse> JournalCalls::Post(const v1::PostRequest& request) {
  LEDGER_ASSIGN_OR_RETURN(const PaymentRecord record,
                          ledger_.Post(request.payment(), DetailsFromProto(request.details())));
  v1::PostResponse response;
  RecordToProto(record, "", *response.mutable_record());
  return response;
}

absl::StatusOr<v1::VoidResponse> JournalCalls::Void(const v1::VoidRequest& request) {
  Details details = DetailsFromProto(request.details());
  details.SetNumber(DetailField::kVoidReason, request.reason());
  LEDGER_ASSIGN_OR_RETURN(const PaymentRecord record, ledger_.Void(request.payment(), details));
  v1::VoidResponse response;
  RecordToProto(record, "", *response.mutable_record());
  return response;
}

absl::StatusOr<v1::OpenPaymentsResponse> JournalCalls::OpenPayments(const v1::OpenPaymentsRequest&) {
  LEDGER_ASSIGN_OR_RETURN(const std::vector<RecoverablePayment> open, ledger_.OpenPayments());
  v1::OpenPaymentsResponse response;
  for (const RecoverablePayment& payment : open) {
    RecordToProto(payment.record, payment.account_for_uplink, *response.add_records());
  }
  return response;
}

absl::StatusOr<v1::GetRecordResponse> JournalCalls::GetRecord(const v1::GetRecordRequest& request) {
  LEDGER_ASSIGN_OR_RETURN(const RecoverablePayment payment, ledger_.Find(request.payment()));
  v1::GetRecordResponse response;
  RecordToProto(payment.record, payment.account_for_uplink, *response.mutable_record());
  return response;
}

absl::StatusOr<v1::TakeTraceNumberResponse> JournalCalls::TakeTraceNumber(const v1::TakeTraceNumberRequest&) {
  LEDGER_ASSIGN_OR_RETURN(const MessageNumbers numbers, ledger_.TakeTraceNumber());
  v1::TakeTraceNumberResponse response;
  response.set_trace_number(numbers.trace_number);
  response.set_batch_number(numbers.batch_number);
  return response;
}

absl::StatusOr<v1::AdoptBatchResponse> JournalCalls::AdoptBatch(const v1::AdoptBatchRequest& request) {
  LEDGER_RETURN_IF_ERROR(ledger_.AdoptBatch(request.batch_number()));
  return v1::AdoptBatchResponse();
}

absl::StatusOr<v1::RecordReceiptResponse> JournalCalls::RecordReceipt(
    const v1::RecordReceiptRequest& request) {
  LEDGER_RETURN_IF_ERROR(
      ledger_.RecordReceipt(request.payment(), {request.print_jobs().begin(), request.print_jobs().end()}));
  return v1::RecordReceiptResponse();
}

}  // namespace till::ledger
