// SPDX-License-Identifier: Apache-2.0
#include "services/payment/projection.h"

#include <string>

#include "services/common/status/error_catalogue.h"

namespace till::payment {

using ledger::v1::PaymentRecord;
using ledger::v1::Step;
using ledger::v1::VoidReason;

v1::Payment::State StateOfVoid(VoidReason reason) {
  switch (reason) {
    case VoidReason::DECLINED_BY_HOST:
    case VoidReason::DECLINED_BY_CARD:
      return v1::Payment::DECLINED;
    case VoidReason::CANCELLED_BY_OPERATOR:
    case VoidReason::CANCELLED_BY_CUSTOMER:
      return v1::Payment::CANCELLED;
    case VoidReason::REVERSED_AT_HOST:
      return v1::Payment::REVERSED;
    default:
      return v1::Payment::FAILED;
  }
}

ErrorCode FailureOfVoid(VoidReason reason) {
  switch (reason) {
    case VoidReason::DECLINED_BY_CARD:
      return ErrorCode::kCardDeclined;
    case VoidReason::CANCELLED_BY_OPERATOR:
    case VoidReason::CANCELLED_BY_CUSTOMER:
      return ErrorCode::kCancelled;
    case VoidReason::TIMED_OUT:
      return ErrorCode::kTimedOut;
    case VoidReason::CARD_UNUSABLE:
      return ErrorCode::kCardUnreadable;
    case VoidReason::NOTHING_SENT:
      return ErrorCode::kHostUnreachable;
    case VoidReason::REVERSED_AT_HOST:
      return ErrorCode::kHostSilent;
    case VoidReason::TERMINAL_RESTARTED:
    case VoidReason::TERMINAL_FAILED:
      return ErrorCode::kServiceUnavailable;
    default:
      return ErrorCode::kUnspecified;
  }
}

bool MayHaveReachedTheHost(Step step) {
  switch (step) {
    case Step::STEP_UNSPECIFIED:
    case Step::CARD_READ:
    case Step::PIN_ENTERED:
    case Step::NOT_SENT:
    case Step::HOST_DECLINED:
      return false;
    default:
      return true;
  }
}

common::v1::Error MakeFailure(ErrorCode code, const std::string& payment) {
  const ErrorEntry& entry = EntryOf(code);
  common::v1::Error failure;
  failure.set_code(static_cast<common::v1::ErrorCode>(code));
  failure.set_action(static_cast<common::v1::Action>(entry.action));
  failure.set_message(std::string(entry.message_en));
  failure.set_payment(payment);
  return failure;
}

void MergeRecord(const PaymentRecord& record, v1::Payment& payment) {
  payment.set_name(record.payment());
  payment.set_request_id(record.request_id());
  payment.set_kind(record.kind());
  *payment.mutable_amount() = record.amount();
  payment.set_operator_id(record.operator_id());
  payment.set_trace_number(record.trace_number());
  payment.set_batch_number(record.batch_number());
  payment.set_business_date(record.business_date());
  *payment.mutable_create_time() = record.create_time();
  if (record.has_end_time()) *payment.mutable_end_time() = record.end_time();
  *payment.mutable_print_jobs() = record.print_jobs();
  const ledger::v1::StepDetails& details = record.details();
  if (details.has_card()) *payment.mutable_card() = details.card();
  if (details.has_emv()) *payment.mutable_emv() = details.emv();
  if (details.has_host()) *payment.mutable_host() = details.host();
  payment.set_verification(details.verification());
}

v1::Payment PaymentFromRecord(const PaymentRecord& record) {
  v1::Payment payment;
  MergeRecord(record, payment);
  switch (record.state()) {
    case PaymentRecord::POSTED:
      payment.set_state(v1::Payment::APPROVED);
      break;
    case PaymentRecord::VOIDED: {
      const VoidReason reason = record.details().void_reason();
      payment.set_state(StateOfVoid(reason));
      payment.set_void_reason(reason);
      // The sale noted its own, finer code; an old or foreign record has the reason's.
      const ErrorCode failure = ParseErrorCode(record.details().note()).value_or(FailureOfVoid(reason));
      if (failure != ErrorCode::kUnspecified)
        *payment.mutable_failure() = MakeFailure(failure, record.payment());
      break;
    }
    default:
      payment.set_state(MayHaveReachedTheHost(record.last_step()) ? v1::Payment::UNKNOWN_REVERSING
                                                                  : v1::Payment::CREATED);
  }
  return payment;
}

}  // namespace till::payment
