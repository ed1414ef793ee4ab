// SPDX-License-Identifier: Apache-2.0
#include "services/payment/payment_ending.h"

#include <utility>

#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/payment/kind_plan.h"
#include "services/payment/owed_messages.h"
#include "services/payment/projection.h"

namespace till::payment {

using ledger::v1::PaymentRecord;
using ledger::v1::Step;
using ledger::v1::StepDetails;

namespace {

// Whether the books may hold a step all the same when its writing failed. What they refuse by their rules
// they do not hold; an answer that was lost says nothing. A disk that fills up while a commit is synced has
// the commit in its log, and a death then brings it back: that changes the end only of what goes on from the
// step.
bool MayBeHeld(Step step, const absl::Status& status) {
  switch (ErrorCodeOf(status)) {
    case ErrorCode::kIllegalStep:
    case ErrorCode::kNotFound:
    case ErrorCode::kInvalidRequest:
      return false;
    case ErrorCode::kStorageFull:
      return step == Step::HOST_APPROVED;
    default:
      return !status.ok();
  }
}

}  // namespace

absl::Status PaymentEnding::Journal(Step step, const StepDetails& details) {
  ledger::v1::RecordStepRequest request;
  request.set_payment(record_.payment());
  request.set_step(step);
  *request.mutable_details() = details;
  absl::StatusOr<PaymentRecord> record = books_.RecordStep(request);
  in_doubt_ = MayBeHeld(step, record.status());
  if (!record.ok()) return record.status();
  record_ = *std::move(record);
  return absl::OkStatus();
}

void PaymentEnding::Show(v1::Payment::State state, v1::PaymentEvent event) {
  log_.Update(
      [&](v1::Payment& payment) {
        MergeRecord(record_, payment);
        payment.set_state(state);
      },
      std::move(event));
}

void PaymentEnding::Post(const StepDetails& details) {
  // What the payment will owe is seen from its record with these details in it.
  PaymentRecord will_be = record_;
  will_be.mutable_details()->MergeFrom(details);
  if (!OwedMessagesOf(will_be).empty()) {
    if (!CompleteAndOwe(details)) return;
    return PostNow({});
  }
  PostNow(details);
}

void PaymentEnding::PostOffline(const StepDetails& details) {
  // Whether the step is in the journal decides whether the sale has happened; who did not hear does not know.
  if (absl::Status status = Journal(Step::OFFLINE_APPROVED, details); !status.ok())
    return LeaveUnknown(status);
  if (absl::Status status = OpenOwedMessages(books_, record_); !status.ok()) return LeaveUnknown(status);
  left_work_ = true;
  PostNow({});
}

// The card has taken the answer. From this step on the payment goes forward, whatever happens: Recovery opens
// the messages and posts it.
bool PaymentEnding::CompleteAndOwe(const StepDetails& details) {
  left_work_ = true;
  absl::Status status = Journal(Step::CARD_COMPLETED, details);
  if (status.ok()) status = OpenOwedMessages(books_, record_);
  if (!status.ok()) LeaveUnknown(status);
  return status.ok();
}

void PaymentEnding::PostNow(const StepDetails& details) {
  ledger::v1::PostRequest request;
  request.set_payment(record_.payment());
  *request.mutable_details() = details;
  absl::StatusOr<PaymentRecord> posted = books_.Post(request);
  if (!posted.ok()) return LeaveUnknown(posted.status());
  record_ = *std::move(posted);
  Show(v1::Payment::APPROVED);
}

// Whether the books hold it is not known here: Recovery reads them and says which.
void PaymentEnding::LeaveUnknown(const absl::Status& status) {
  log::Error("could not end", {{"payment", record_.payment()}, {"status", status.ToString()}});
  left_work_ = true;
  Show(v1::Payment::UNKNOWN_REVERSING);
}

void PaymentEnding::Void(ledger::v1::VoidReason reason, ErrorCode failure, StepDetails details) {
  if (failure != ErrorCode::kUnspecified) details.set_note(std::string(ErrorCodeName(failure)));
  PaymentRecord will_be = record_;
  will_be.mutable_details()->MergeFrom(details);
  if (record_.last_step() == Step::HOST_DECLINED && !OwedMessagesOf(will_be).empty()) {
    // A declining issuer may send scripts, too, and wants to hear of them.
    if (absl::Status status = Journal(Step::CARD_COMPLETED, details); status.ok()) {
      left_work_ = true;
      if (absl::Status opened = OpenOwedMessages(books_, record_); !opened.ok())
        log::Warn("message not opened", {{"payment", record_.payment()}, {"status", opened.ToString()}});
    }
  }
  ledger::v1::VoidRequest request;
  request.set_payment(record_.payment());
  request.set_reason(reason);
  *request.mutable_details() = details;
  absl::StatusOr<PaymentRecord> voided = books_.Void(request);
  // The books may hold a step whose writing seemed to fail: then Recovery goes on from there, and says how it
  // ends.
  if (!voided.ok() && in_doubt_) return LeaveUnknown(voided.status());
  if (voided.ok()) {
    record_ = *std::move(voided);
  } else {
    left_work_ = true;
    log::Error("could not void", {{"payment", record_.payment()}, {"status", voided.status().ToString()}});
    // An advice may have a step in the journal whose answer was lost, and is told then: nobody says yet that
    // it is not.
    if (RulesOf(record_.kind()).discipline == Discipline::kAdvice) return OweAdvice();
    // True all the same for the others: nothing moved, or it will be undone. Recovery ends it in the journal.
  }
  log_.Update([&](v1::Payment& payment) {
    MergeRecord(record_, payment);
    payment.set_state(StateOfVoid(reason));
    payment.set_void_reason(reason);
    if (failure != ErrorCode::kUnspecified)
      *payment.mutable_failure() = MakeFailure(failure, record_.payment());
  });
}

void PaymentEnding::OweReversal(ledger::v1::ReversalReason reason, ErrorCode failure, StepDetails details) {
  left_work_ = true;
  details.set_reversal_reason(reason);
  if (absl::Status status = Journal(Step::REVERSAL_OWED, details); !status.ok()) {
    log::Error("could not journal that a reversal is owed",
               {{"payment", record_.payment()}, {"status", status.ToString()}});
  }
  log_.Update([&](v1::Payment& payment) {
    MergeRecord(record_, payment);
    payment.set_state(v1::Payment::UNKNOWN_REVERSING);
    *payment.mutable_failure() = MakeFailure(failure, record_.payment());
  });
}

void PaymentEnding::OweAdvice() {
  left_work_ = true;
  Show(v1::Payment::ADVICE_OWED);
}

}  // namespace till::payment
