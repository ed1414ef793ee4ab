// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/payment_record.h"

#include <optional>

#include "services/common/status/error.h"

namespace till::ledger {
namespace {

absl::Status Illegal(Phase phase, Step step) {
  return MakeError(ErrorCode::kIllegalStep, "a payment that is \"" + std::string(PhaseName(phase)) +
                                                "\" cannot take the step \"" + std::string(StepName(step)) +
                                                "\"");
}

Booked BookIntent(const JournalRecord& record, const Event& event) {
  Booked booked;
  PaymentRecord& payment = booked.payment;
  payment.payment = event.payment;
  payment.request_id = event.request_id;
  payment.request_digest = event.request_digest;
  payment.payment_kind = event.payment_kind;
  payment.amount_minor = event.amount_minor;
  payment.currency = event.currency;
  payment.operator_id = event.operator_id;
  payment.trace_number = event.trace_number;
  payment.batch_number = event.batch_number;
  payment.business_date = event.business_date;
  payment.phase = Phase::kIntended;
  payment.sequence = record.sequence;
  payment.last_sequence = record.sequence;
  payment.create_time_micros = record.time_micros;
  booked.legs = IntentLegs(event.amount_minor);
  return booked;
}

Step StepOf(RecordKind kind, const Event& event) {
  if (kind == RecordKind::kPost) return Step::kPost;
  if (kind == RecordKind::kVoid) return Step::kVoid;
  return event.step;
}

std::vector<Leg> LegsOf(const PaymentRecord& before, const PaymentRecord& after, Step step) {
  switch (step) {
    case Step::kReversalOwed:
      return SuspendLegs(before.amount_minor);
    case Step::kPost:
      return PostLegs(before.amount_minor, after.details.Get(DetailField::kScheme));
    case Step::kVoid:
      return VoidLegs(before.amount_minor, before.phase == Phase::kReversalSent);
    default:
      return {};
  }
}

}  // namespace

absl::StatusOr<Booked> Book(const PaymentRecord& before, const JournalRecord& record, const Event& event) {
  if (record.kind == RecordKind::kIntent) return BookIntent(record, event);
  Booked booked;
  PaymentRecord& after = booked.payment;
  after = before;
  if (record.kind == RecordKind::kReceipt) {
    if (!IsEnded(before.phase)) {
      return MakeError(ErrorCode::kIllegalStep, "a payment that is still open has no receipt");
    }
    after.print_jobs.insert(after.print_jobs.end(), event.print_jobs.begin(), event.print_jobs.end());
    return booked;
  }
  const Step step = StepOf(record.kind, event);
  const std::optional<Phase> phase = NextPhase(before.phase, step);
  if (!phase.has_value()) return Illegal(before.phase, step);
  after.phase = *phase;
  after.details.Merge(event.details);
  if (!event.account_digest.empty()) after.account_digest = event.account_digest;
  after.last_sequence = record.sequence;
  if (step == Step::kReversalSent) ++after.reversal_attempts;
  if (IsEnded(*phase)) {
    after.end_time_micros = record.time_micros;
  } else {
    after.steps.push_back({step, record.sequence, record.time_micros});
  }
  booked.legs = LegsOf(before, after, step);
  return booked;
}

}  // namespace till::ledger
