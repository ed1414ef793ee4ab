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
                         .operator_id = request.operator_id(),
                         .original = request.original(),
                         .tip_minor = request.tip().minor_units(),
                         .tip_currency = request.tip().currency_code(),
                         .instalments = request.instalments(),
                         .approved_by = request.approved_by(),
                         .signature = request.signature(),
                         .undiscounted_minor = request.original_amount().minor_units(),
                         .undiscounted_currency = request.original_amount().currency_code(),
                         .promotion = request.promotion()};
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
  LEDGER_RETURN_IF_ERROR(ledger_.AdoptBatch(request.batch_number(), request.replaces()));
  return v1::AdoptBatchResponse();
}

absl::StatusOr<v1::RecordReceiptResponse> JournalCalls::RecordReceipt(
    const v1::RecordReceiptRequest& request) {
  LEDGER_RETURN_IF_ERROR(
      ledger_.RecordReceipt(request.payment(), {request.print_jobs().begin(), request.print_jobs().end()}));
  return v1::RecordReceiptResponse();
}

absl::StatusOr<v1::Settlement> JournalCalls::BeginSettlement(const v1::BeginSettlementRequest& request) {
  LEDGER_ASSIGN_OR_RETURN(const Settlement settlement, ledger_.BeginSettlement(request.operator_id()));
  v1::Settlement response;
  SettlementToProto(settlement, response);
  return response;
}

absl::StatusOr<v1::Settlement> JournalCalls::RecordSettlementStep(
    const v1::RecordSettlementStepRequest& request) {
  if (!v1::Settlement::State_IsValid(request.state())) {
    return MakeError(ErrorCode::kInvalidRequest, "state is unknown");
  }
  SettlementStep step;
  step.settlement = request.settlement();
  step.state = static_cast<SettlementState>(request.state());
  step.domestic_flag = request.domestic_flag();
  step.foreign_flag = request.foreign_flag();
  step.uploaded = {request.uploaded_payments().begin(), request.uploaded_payments().end()};
  step.next_batch_number = request.next_batch_number();
  step.print_jobs = {request.print_jobs().begin(), request.print_jobs().end()};
  LEDGER_ASSIGN_OR_RETURN(const Settlement settlement, ledger_.RecordSettlementStep(step));
  v1::Settlement response;
  SettlementToProto(settlement, response);
  return response;
}

absl::StatusOr<v1::ListUploadsResponse> JournalCalls::ListUploads(const v1::ListUploadsRequest& request) {
  LEDGER_ASSIGN_OR_RETURN(const std::vector<Upload> uploads,
                          ledger_.ListUploads(request.settlement(), request.limit()));
  v1::ListUploadsResponse response;
  for (const Upload& upload : uploads) {
    v1::ListUploadsResponse::Upload& out = *response.add_uploads();
    out.set_section(static_cast<v1::UploadSection>(upload.section));
    RecordToProto(upload.record, "", *out.mutable_record());
    out.set_account_for_uplink(upload.account_for_uplink);
  }
  return response;
}

absl::StatusOr<v1::ChangeShiftResponse> JournalCalls::ChangeShift(const v1::ChangeShiftRequest& request) {
  LEDGER_ASSIGN_OR_RETURN(const int shift_number, ledger_.ChangeShift(request.operator_id()));
  v1::ChangeShiftResponse response;
  response.set_shift_number(shift_number);
  return response;
}

}  // namespace till::ledger
