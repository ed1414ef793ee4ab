// SPDX-License-Identifier: Apache-2.0
#include "services/payment/projection.h"

#include <algorithm>
#include <string>

#include "services/common/status/error_catalogue.h"
#include "services/payment/kind_plan.h"
#include "services/payment/original.h"

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
    case VoidReason::OTHER_CARD:
      return ErrorCode::kOtherCard;
    case VoidReason::ORDER_CLOSED:
      return ErrorCode::kNotPaidInTime;
    case VoidReason::TERMINAL_RESTARTED:
    case VoidReason::TERMINAL_FAILED:
      return ErrorCode::kServiceUnavailable;
    default:
      return ErrorCode::kUnspecified;
  }
}

bool OwesReversal(const PaymentRecord& record) {
  const Discipline discipline = RulesOf(record.kind()).discipline;
  if (discipline != Discipline::kReversible && discipline != Discipline::kOrder) return false;
  switch (record.last_step()) {
    case Step::ABOUT_TO_SEND:
    case Step::HOST_SILENT:
    case Step::HOST_APPROVED:
    case Step::REVERSAL_OWED:
    case Step::REVERSAL_SENT:
      return true;
    default:
      return false;
  }
}

bool OwesAdvice(const PaymentRecord& record) {
  const KindRules& rules = RulesOf(record.kind());
  if (rules.discipline != Discipline::kAdvice) return false;
  switch (record.last_step()) {
    case Step::ABOUT_TO_SEND:
    case Step::HOST_SILENT:
    case Step::NOT_SENT:
    case Step::HOST_APPROVED:
      return true;
    case Step::STEP_UNSPECIFIED:
      return rules.is_message;
    default:
      return false;
  }
}

bool WantsSignature(const PaymentRecord& record) {
  if (record.details().verification() != common::v1::SIGNATURE) return false;
  const auto originals = RulesOf(ledger::v1::SLIP_UPLOAD).originals;
  if (std::ranges::find(originals, static_cast<PaymentKind>(record.kind())) == originals.end()) return false;
  const bool approved = HasStep(record, Step::HOST_APPROVED) || HasStep(record, Step::OFFLINE_APPROVED);
  return approved && record.state() != PaymentRecord::VOIDED && !HasStep(record, Step::REVERSAL_OWED);
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

void MergeFollowUps(const PaymentRecord& record, v1::Payment& payment) {
  if (record.has_refunded()) *payment.mutable_refunded() = record.refunded();
  if (record.has_tips_added()) *payment.mutable_tips_added() = record.tips_added();
  payment.set_undone_by(record.undone_by());
  payment.set_completed_by(record.completed_by());
  payment.set_settled(record.settled());
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
  payment.set_original(record.original());
  if (record.has_tip()) *payment.mutable_tip() = record.tip();
  payment.set_instalments(record.instalments());
  MergeFollowUps(record, payment);
  payment.set_shift_number(record.shift_number());
  payment.set_offline(HasStep(record, Step::OFFLINE_APPROVED));
  payment.set_small_amount(details.card().entry_mode() == common::v1::CONTACTLESS &&
                           details.verification() == common::v1::NO_CVM);
  payment.set_qr_payload(details.qr_payload());
  payment.set_signature_wanted(WantsSignature(record));
  payment.set_approved_by(details.approved_by());
  payment.set_promotion(details.promotion());
  if (details.has_original_amount()) *payment.mutable_original_amount() = details.original_amount();
}

static v1::Payment::State StateOfOpen(const PaymentRecord& record) {
  if (OwesReversal(record)) return v1::Payment::UNKNOWN_REVERSING;
  if (OwesAdvice(record)) return v1::Payment::ADVICE_OWED;
  return v1::Payment::CREATED;
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
      // The payment noted its own, finer code; an old or foreign record has the reason's.
      const ErrorCode failure = ParseErrorCode(record.details().note()).value_or(FailureOfVoid(reason));
      if (failure != ErrorCode::kUnspecified)
        *payment.mutable_failure() = MakeFailure(failure, record.payment());
      // An order is closed because nobody paid in time, or because somebody cancelled: the note says which.
      if (reason == VoidReason::ORDER_CLOSED && failure == ErrorCode::kCancelled)
        payment.set_state(v1::Payment::CANCELLED);
      break;
    }
    default:
      payment.set_state(StateOfOpen(record));
  }
  return payment;
}

}  // namespace till::payment
