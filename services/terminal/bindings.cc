// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/bindings.h"

#include <algorithm>
#include <utility>

#include "services/common/status/error.h"
#include "services/common/status/error_catalogue.h"
#include "services/terminal/check_digits.h"
#include "services/terminal/proto_time.h"
#include "services/terminal/record_name.h"
#include "services/terminal/text_rules.h"

namespace till::terminal {
namespace {

using payment::v1::Payment;
using State = v1::Binding::State;

constexpr std::string_view kKind = "binding";
constexpr size_t kMostListed = 50;
constexpr absl::Duration kClockGrace = absl::Minutes(1);

absl::Status NotVerified(std::string_view why) {
  return MakeError(ErrorCode::kCardNotVerified, why);
}

bool IsInquiry(const Payment& payment) {
  return payment.kind() == ledger::v1::BALANCE_INQUIRY;
}

bool IsEnded(const Payment& payment) {
  switch (payment.state()) {
    case Payment::APPROVED:
    case Payment::DECLINED:
    case Payment::CANCELLED:
    case Payment::FAILED:
    case Payment::REVERSED:
      return true;
    default:
      return false;
  }
}

// The chip shows that the card is there, and of one that was typed the PIN shows whose it is: the issuer has
// checked it. A stripe can be written by anybody.
bool WasPresented(const Payment& payment) {
  switch (payment.card().entry_mode()) {
    case common::v1::CONTACT:
    case common::v1::CONTACTLESS:
      return true;
    case common::v1::MANUAL:
      return payment.verification() == common::v1::ONLINE_PIN;
    default:
      return false;
  }
}

common::v1::Error FailureOf(const Payment& payment) {
  if (payment.has_failure()) return payment.failure();
  const ErrorEntry& entry = EntryOf(ErrorCode::kCardNotVerified);
  common::v1::Error failure;
  failure.set_code(common::v1::CARD_NOT_VERIFIED);
  failure.set_action(static_cast<common::v1::Action>(entry.action));
  failure.set_message(payment.host().response().words_zh().empty() ? std::string(entry.message_zh)
                                                                   : payment.host().response().words_zh());
  failure.set_payment(payment.name());
  return failure;
}

int64_t NumberIn(const v1::Binding& binding) {
  return NumberOf(kKind, binding.binding()).value_or(0);
}

Record RecordOf(const v1::Binding& binding) {
  v1::Binding stored = binding;
  stored.clear_binding();
  return {std::string(kKind), NumberIn(binding), stored.SerializeAsString()};
}

}  // namespace

Bindings::Bindings(TerminalStore& store, Clock& clock, FindPayment find_payment, PrintSlip print_slip)
    : store_(store),
      clock_(clock),
      find_payment_(std::move(find_payment)),
      print_slip_(std::move(print_slip)) {}

absl::StatusOr<std::vector<v1::Binding>> Bindings::All() {
  const absl::StatusOr<std::vector<Record>> records = store_.ListRecords(kKind);
  if (!records.ok()) return records.status();
  std::vector<v1::Binding> all;
  for (const Record& record : *records) {
    v1::Binding binding;
    if (!binding.ParseFromString(record.body)) {
      return MakeError(ErrorCode::kStorageCorrupt, "a stored binding cannot be read");
    }
    binding.set_binding(RecordName(kKind, record.number));
    const bool is_open = binding.state() == v1::Binding::PROPOSED || binding.state() == v1::Binding::APPROVED;
    if (is_open && clock_.Now() - FromTimestamp(binding.propose_time()) > kProposalHolds) {
      binding.set_state(v1::Binding::WITHDRAWN);
    }
    all.push_back(std::move(binding));
  }
  return all;
}

absl::StatusOr<v1::Binding> Bindings::Find(std::string_view name) {
  absl::StatusOr<std::vector<v1::Binding>> all = All();
  if (!all.ok()) return all.status();
  for (v1::Binding& binding : *all) {
    if (binding.binding() == name) return std::move(binding);
  }
  return MakeError(ErrorCode::kNotFound, "no such binding");
}

absl::StatusOr<v1::Binding> Bindings::InForce() {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<std::vector<v1::Binding>> all = All();
  if (!all.ok()) return all.status();
  for (v1::Binding& binding : *all) {
    if (binding.state() == v1::Binding::IN_FORCE) return std::move(binding);
  }
  return MakeError(ErrorCode::kNotFound, "no settlement card is bound");
}

absl::StatusOr<std::vector<v1::Binding>> Bindings::List() {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<std::vector<v1::Binding>> all = All();
  if (!all.ok()) return all.status();
  std::reverse(all->begin(), all->end());
  if (all->size() > kMostListed) all->resize(kMostListed);
  return all;
}

absl::Status Bindings::MayPropose(const std::vector<v1::Binding>& all) const {
  std::vector<absl::Time> today;
  for (const v1::Binding& binding : all) {
    if (binding.state() == v1::Binding::PROPOSED || binding.state() == v1::Binding::APPROVED) {
      return MakeError(ErrorCode::kIllegalStep, "another proposal is open: finish it or withdraw it");
    }
    const absl::Time proposed = FromTimestamp(binding.propose_time());
    if (clock_.Now() - proposed < absl::Hours(24)) today.push_back(proposed);
  }
  if (today.size() < kMostInADay) return absl::OkStatus();
  const absl::Duration wait = today[today.size() - kMostInADay] + absl::Hours(24) - clock_.Now();
  // A wall clock that was set back must not keep anybody waiting for longer than the rule.
  return WithRetryAfter(MakeError(ErrorCode::kChangedTooOften, "three proposals in a day"),
                        std::clamp(wait, absl::Seconds(1), absl::Hours(24)));
}

absl::StatusOr<Payment> Bindings::Verified(const std::string& name, const std::vector<v1::Binding>& all) {
  for (const v1::Binding& binding : all) {
    if (binding.verification() == name || binding.test() == name) {
      return NotVerified("payment: was used for a binding already");
    }
  }
  absl::StatusOr<Payment> payment = find_payment_(name);
  if (ErrorCodeOf(payment.status()) == ErrorCode::kNotFound) return NotVerified("payment: there is none");
  if (!payment.ok()) return payment.status();
  if (!IsInquiry(*payment)) return NotVerified("payment: is no inquiry");
  if (payment->card().token().empty() || !WasPresented(*payment)) {
    return NotVerified("payment: the card was not inserted or tapped, or typed with its PIN");
  }
  return payment;
}

absl::StatusOr<v1::Binding> Bindings::Save(v1::Binding binding, const AuditEntry& audit) {
  StoreChange change;
  change.records.push_back(RecordOf(binding));
  const absl::StatusOr<int64_t> number = store_.Apply(change, audit);
  if (!number.ok()) return number.status();
  if (*number > 0) binding.set_binding(RecordName(kKind, *number));
  return binding;
}

absl::StatusOr<v1::Binding> Bindings::Propose(std::string_view operator_id,
                                              const v1::ProposeBindingRequest& request) {
  if (absl::Status good = CheckText("holder", request.holder(), 1, 40); !good.ok()) return good;
  if (absl::Status good = CheckText("bank", request.bank(), 1, 40); !good.ok()) return good;
  if (!IsBranchCode(request.branch_code())) {
    return MakeError(ErrorCode::kInvalidRequest, "branch_code: 12 digits, or its check digit is wrong");
  }
  absl::MutexLock lock(&mutex_);
  const absl::StatusOr<std::vector<v1::Binding>> all = All();
  if (!all.ok()) return all.status();
  if (absl::Status may = MayPropose(*all); !may.ok()) return may;
  const absl::StatusOr<Payment> inquiry = Verified(request.payment(), *all);
  if (!inquiry.ok()) return inquiry.status();
  if (inquiry->state() != Payment::APPROVED) return NotVerified("payment: the acquirer did not approve it");
  const absl::Duration age = clock_.Now() - FromTimestamp(inquiry->end_time());
  if (age > kInquiryHolds || age < -kClockGrace) return NotVerified("payment: is too old");
  v1::Binding binding;
  binding.set_masked_account(inquiry->card().masked_number());
  binding.set_holder(request.holder());
  binding.set_bank(request.bank());
  binding.set_branch_code(request.branch_code());
  binding.set_state(v1::Binding::PROPOSED);
  *binding.mutable_card() = inquiry->card();
  binding.set_proposed_by(std::string(operator_id));
  *binding.mutable_propose_time() = ToTimestamp(clock_.Now());
  binding.set_verification(inquiry->name());
  for (const v1::Binding& other : *all) {
    if (other.state() == v1::Binding::IN_FORCE) binding.set_follows(other.binding());
  }
  return Save(std::move(binding), AuditEntry::Of(clock_.Now(), operator_id, "propose-binding", ""));
}

absl::StatusOr<v1::Binding> Bindings::Approve(std::string_view operator_id, std::string_view name) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<v1::Binding> binding = Find(name);
  if (!binding.ok()) return binding.status();
  if (binding->state() != v1::Binding::PROPOSED) {
    return MakeError(ErrorCode::kIllegalStep, "the binding waits for nobody's approval");
  }
  if (binding->proposed_by() == operator_id) {
    if (absl::Status noted = store_.Append(
            AuditEntry::Of(clock_.Now(), operator_id, "approve-binding", name, "SECOND_PERSON_REQUIRED"));
        !noted.ok()) {
      return noted;
    }
    return MakeError(ErrorCode::kSecondPersonRequired, "who proposed it cannot approve it");
  }
  binding->set_approved_by(std::string(operator_id));
  *binding->mutable_approve_time() = ToTimestamp(clock_.Now());
  const AuditEntry audit = AuditEntry::Of(clock_.Now(), operator_id, "approve-binding", name);
  if (binding->restored()) return PutInForce(*std::move(binding), audit);
  binding->set_state(v1::Binding::APPROVED);
  return Save(*std::move(binding), audit);
}

absl::StatusOr<v1::Binding> Bindings::PutInForce(v1::Binding binding, const AuditEntry& audit) {
  const absl::StatusOr<std::vector<v1::Binding>> all = All();
  if (!all.ok()) return all.status();
  StoreChange change;
  std::string old_account;
  for (v1::Binding other : *all) {
    if (other.state() != v1::Binding::IN_FORCE) continue;
    old_account = other.masked_account();
    other.set_state(v1::Binding::RETIRED);
    change.records.push_back(RecordOf(other));
  }
  binding.set_state(v1::Binding::IN_FORCE);
  *binding.mutable_since() = ToTimestamp(clock_.Now());
  change.records.push_back(RecordOf(binding));
  // Old and new in one transaction: there is never none in force, and never two.
  if (const absl::StatusOr<int64_t> saved = store_.Apply(change, audit); !saved.ok()) return saved.status();
  return WithSlip(std::move(binding), old_account);
}

v1::Binding Bindings::WithSlip(v1::Binding binding, const std::string& old_account) {
  // Paper is a record of what happened, not a part of it.
  const absl::StatusOr<std::string> job = print_slip_(binding, old_account);
  if (!job.ok()) return binding;
  binding.set_print_job(*job);
  StoreChange change;
  change.records.push_back(RecordOf(binding));
  (void)store_.Apply(change, std::nullopt);
  return binding;
}

absl::StatusOr<v1::Binding> Bindings::Test(std::string_view operator_id,
                                           const v1::TestBindingRequest& request) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<v1::Binding> binding = Find(request.binding());
  if (!binding.ok()) return binding.status();
  if (binding->state() != v1::Binding::APPROVED) {
    return MakeError(ErrorCode::kIllegalStep, "the binding waits for no test");
  }
  const absl::StatusOr<std::vector<v1::Binding>> all = All();
  if (!all.ok()) return all.status();
  const absl::StatusOr<Payment> test = Verified(request.payment(), *all);
  if (!test.ok()) return test.status();
  if (!IsEnded(*test)) return MakeError(ErrorCode::kIllegalStep, "payment: has not ended");
  if (test->card().token() != binding->card().token()) return NotVerified("payment: of another card");
  if (FromTimestamp(test->create_time()) < FromTimestamp(binding->approve_time())) {
    return NotVerified("payment: is older than the approval");
  }
  binding->set_test(test->name());
  if (test->state() == Payment::APPROVED) {
    return PutInForce(*std::move(binding),
                      AuditEntry::Of(clock_.Now(), operator_id, "binding-in-force", request.binding()));
  }
  binding->set_state(v1::Binding::FAILED);
  *binding->mutable_failure() = FailureOf(*test);
  absl::StatusOr<v1::Binding> failed = Save(
      *std::move(binding), AuditEntry::Of(clock_.Now(), operator_id, "binding-failed", request.binding()));
  if (!failed.ok()) return failed.status();
  std::string old_account;
  for (const v1::Binding& other : *all) {
    if (other.state() == v1::Binding::IN_FORCE) old_account = other.masked_account();
  }
  return WithSlip(*std::move(failed), old_account);
}

absl::StatusOr<v1::Binding> Bindings::Withdraw(std::string_view operator_id, std::string_view name) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<v1::Binding> binding = Find(name);
  if (!binding.ok()) return binding.status();
  if (binding->state() != v1::Binding::PROPOSED && binding->state() != v1::Binding::APPROVED) {
    return MakeError(ErrorCode::kIllegalStep, "the binding is no open proposal");
  }
  binding->set_state(v1::Binding::WITHDRAWN);
  return Save(*std::move(binding), AuditEntry::Of(clock_.Now(), operator_id, "withdraw-binding", name));
}

absl::StatusOr<v1::Binding> Bindings::Restore(std::string_view operator_id, std::string_view name) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<v1::Binding> old = Find(name);
  if (!old.ok()) return old.status();
  if (old->state() != v1::Binding::RETIRED) {
    return MakeError(ErrorCode::kIllegalStep, "only a binding that was in force can be restored");
  }
  const absl::StatusOr<std::vector<v1::Binding>> all = All();
  if (!all.ok()) return all.status();
  if (absl::Status may = MayPropose(*all); !may.ok()) return may;
  v1::Binding binding;
  binding.set_masked_account(old->masked_account());
  binding.set_holder(old->holder());
  binding.set_bank(old->bank());
  binding.set_branch_code(old->branch_code());
  *binding.mutable_card() = old->card();
  binding.set_state(v1::Binding::PROPOSED);
  binding.set_proposed_by(std::string(operator_id));
  *binding.mutable_propose_time() = ToTimestamp(clock_.Now());
  binding.set_restored(true);
  for (const v1::Binding& other : *all) {
    if (other.state() == v1::Binding::IN_FORCE) binding.set_follows(other.binding());
  }
  return Save(std::move(binding), AuditEntry::Of(clock_.Now(), operator_id, "restore-binding", ""));
}

}  // namespace till::terminal
