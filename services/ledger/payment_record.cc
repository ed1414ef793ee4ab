// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/payment_record.h"

#include <algorithm>
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
  payment.details = event.details;
  payment.original = event.original;
  payment.tip_minor = event.tip_minor;
  payment.instalments = event.instalments;
  // Journals of before there were shifts are of the first.
  payment.shift_number = event.shift_number == 0 ? 1 : event.shift_number;
  payment.inherited_scheme = event.scheme;
  payment.replaces_minor = event.replaces_minor;
  booked.legs = IntentLegs(payment.rules().effect, payment.PendingMinor());
  return booked;
}

Step StepOf(RecordKind kind, const Event& event) {
  if (kind == RecordKind::kPost) return Step::kPost;
  if (kind == RecordKind::kVoid) return Step::kVoid;
  return event.step;
}

std::vector<Leg> LegsOf(const PaymentRecord& before, const PaymentRecord& after, Step step) {
  const Effect effect = before.rules().effect;
  switch (step) {
    case Step::kReversalOwed:
      return SuspendLegs(effect, before.PendingMinor());
    case Step::kPost:
      return PostLegs(MoneyOf(after));
    case Step::kVoid:
      return VoidLegs(effect, before.PendingMinor(), before.phase == Phase::kReversalSent);
    default:
      return {};
  }
}

absl::Status TakePostedMoney(const Event& event, PaymentRecord& after) {
  if (event.amount_minor < 0 || event.amount_minor > after.amount_minor) {
    return MakeError(ErrorCode::kInvalidAmount, "more was approved than was asked for");
  }
  after.posted_minor = event.amount_minor == 0 ? after.amount_minor : event.amount_minor;
  if (after.tip_minor > after.posted_minor) after.tip_minor = after.posted_minor;
  after.fee_minor = event.fee_minor;
  after.current_minor = after.posted_minor;
  return absl::OkStatus();
}

}  // namespace

PostedMoney MoneyOf(const PaymentRecord& payment) {
  const KindRules& rules = payment.rules();
  return {.effect = rules.effect,
          .undoes = rules.undoes_original,
          .pending_minor = payment.PendingMinor(),
          .posted_minor = payment.posted_minor - payment.replaces_minor,
          .tip_minor = payment.tip_minor,
          .fee_minor = payment.fee_minor,
          .scheme = payment.Scheme()};
}

std::string_view PaymentRecord::Scheme() const {
  for (const DetailField field : {DetailField::kScheme, DetailField::kWallet}) {
    if (!details.Get(field).empty()) return details.Get(field);
  }
  return inherited_scheme;
}

bool PaymentRecord::HasStep(Step step) const {
  return std::ranges::any_of(steps, [step](const RecordedStep& recorded) { return recorded.step == step; });
}

int64_t PaymentRecord::SoldMinor() const {
  return phase == Phase::kPosted ? SignOf(rules().effect) * (posted_minor - replaces_minor) : 0;
}

int64_t PaymentRecord::SoldTipMinor() const {
  if (phase != Phase::kPosted) return 0;
  return rules().effect == Effect::kTip ? posted_minor : SignOf(rules().effect) * tip_minor;
}

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
  const std::optional<Phase> phase = NextPhase(before.kind(), before.phase, step);
  if (!phase.has_value()) return Illegal(before.phase, step);
  after.phase = *phase;
  after.details.Merge(event.details);
  if (!event.account_digest.empty()) after.account_digest = event.account_digest;
  after.last_sequence = record.sequence;
  if (step == Step::kReversalSent) ++after.reversal_attempts;
  if (step == Step::kAboutToSend) ++after.send_attempts;
  if (step == Step::kPost) {
    if (absl::Status taken = TakePostedMoney(event, after); !taken.ok()) return taken;
  }
  if (IsEnded(*phase)) {
    after.end_time_micros = record.time_micros;
  } else {
    after.steps.push_back({step, record.sequence, record.time_micros});
  }
  booked.legs = LegsOf(before, after, step);
  return booked;
}

}  // namespace till::ledger
