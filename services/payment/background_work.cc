// SPDX-License-Identifier: Apache-2.0
// What PaymentDesk does between payments.
#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/payment/payment_desk.h"
#include "services/payment/projection.h"
#include "services/payment/settlement_clock.h"

namespace till::payment {

using ledger::v1::PaymentRecord;

namespace {

constexpr auto kPauseBeforeListening = std::chrono::milliseconds(500);
constexpr absl::Duration kShortestPause = absl::Seconds(1);
constexpr absl::Duration kLongestPause = absl::Seconds(60);
constexpr auto kLookAround = std::chrono::seconds(20);
constexpr char kByItself[] = "auto";

}  // namespace

void PaymentDesk::WakeUp() {
  const std::lock_guard<std::mutex> lock(mutex_);
  woken_ = true;
  wake_.notify_all();
}

// False: the desk closes.
bool PaymentDesk::WaitForWork(absl::Duration pause) {
  std::unique_lock<std::mutex> lock(mutex_);
  if (pause > absl::ZeroDuration()) {
    wake_.wait_for(lock, absl::ToChronoMilliseconds(pause), [this] { return closing_; });
    wake_.wait(lock, [this] { return closing_ || running_done_; });
  } else {
    const auto has_work = [this] { return closing_ || (woken_ && running_done_); };
    while (!wake_.wait_for(lock, kLookAround, has_work)) {
      if (running_done_)
        break;  // Nobody woke us: the clock, the line and the books are looked at all the same.
    }
  }
  woken_ = false;
  return !closing_;
}

void PaymentDesk::Background() {
  absl::Duration pause = absl::ZeroDuration();
  while (WaitForWork(pause)) {
    const absl::Status done = WorkOff();
    if (done.ok()) {
      pause = absl::ZeroDuration();
      continue;
    }
    // Growing pauses with full jitter, so that a street of terminals does not come back in step.
    log::Info("not ready for the host", {{"status", done.ToString()}});
    pause = std::clamp(pause * 2, kShortestPause, kLongestPause) * (0.5 + 0.5 * random_());
  }
}

absl::Status PaymentDesk::WorkOff() {
  if (duties_.HasWork()) {
    if (absl::Status ready = duties_.BeReady(); !ready.ok()) return ready;
    ReconcileUnknown();
  }
  LookAround();
  return absl::OkStatus();
}

void PaymentDesk::LookAround() {
  duties_.FetchDownloads();
  const std::lock_guard<std::mutex> one_asker(start_mutex_);
  if (settlements_.ResumeInterrupted()) return;
  const absl::StatusOr<bool> due = IsSettlementDue(ports_.books, ports_.shop, ports_.clock.Now());
  if (!due.ok() || !*due) return;
  const absl::Status started = settlements_.Start(kByItself).status();
  log::Info("settlement is due", {{"status", started.ToString()}});
}

// ---- Settling keeps payments out. ----

absl::Status PaymentDesk::ReserveForSettlement() {
  std::unique_lock<std::mutex> lock(mutex_);
  if (closing_) return MakeError(ErrorCode::kServiceUnavailable, "the terminal is stopping");
  AwaitEndOfThread(lock);
  if (!running_done_)
    return WithRetryAfter(MakeError(ErrorCode::kPaymentInProgress, "a payment runs"), absl::Seconds(1));
  settling_ = true;
  return absl::OkStatus();
}

void PaymentDesk::ReleaseFromSettlement() {
  const std::lock_guard<std::mutex> lock(mutex_);
  settling_ = false;
}

// ---- What became of payments that nobody takes any more. ----

void PaymentDesk::OnRecovered(const PaymentRecord& record) {
  std::shared_ptr<PaymentLog> log;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const auto known = logs_.find(record.payment()); known != logs_.end()) log = known->second;
  }
  if (log == nullptr || IsFinal(log->Now().state())) return;
  const v1::Payment ended = PaymentFromRecord(record);
  // As they are at this moment: the payment's own thread may be printing.
  google::protobuf::RepeatedPtrField<std::string> jobs;
  log->Update([&](v1::Payment& payment) {
    jobs = payment.print_jobs();
    MergeRecord(record, payment);
    *payment.mutable_print_jobs() = jobs;
    payment.set_state(ended.state());
    payment.set_void_reason(ended.void_reason());
    payment.clear_failure();
    if (ended.has_failure()) *payment.mutable_failure() = ended.failure();
  });
  // The paper of an advice that was owed came out before its end, when the journal would not have it yet.
  // Paper that comes later is noted by who prints it.
  if (jobs.empty()) return;
  const absl::Status noted = ports_.books.RecordReceipt(record.payment(), {jobs.begin(), jobs.end()});
  if (!noted.ok())
    log::Warn("receipt not recorded", {{"payment", record.payment()}, {"status", noted.ToString()}});
}

// A payment whose posting was in doubt may be in the books: then it is not among the open ones, and its
// record says so.
void PaymentDesk::ReconcileUnknown() {
  std::vector<std::shared_ptr<PaymentLog>> unknown;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    for (const auto& [name, log] : logs_) {
      const v1::Payment::State state = log->Now().state();
      if (state == v1::Payment::UNKNOWN_REVERSING || state == v1::Payment::ADVICE_OWED)
        unknown.push_back(log);
    }
  }
  for (const std::shared_ptr<PaymentLog>& log : unknown) {
    const absl::StatusOr<PaymentRecord> record = ports_.books.GetRecord(log->Now().name());
    if (record.ok() && record->state() != PaymentRecord::OPEN) OnRecovered(*record);
  }
}

// An approval that comes after its payment gave up changes nothing about it: the payment is being undone, or
// has been, and the host undoes an original that its reversal overtook. It is written down, and the reversal
// is tried at once.
void PaymentDesk::ListenForLateReplies() {
  while (true) {
    const absl::Status ended = ports_.host.WatchLateReplies([this](const uplink::v1::LateReply& late) {
      log::Warn("late reply", {{"payment", late.payment()},
                               {"outcome", uplink::v1::ExchangeResponse::Outcome_Name(late.outcome())}});
      duties_.NoteWork();
      WakeUp();
    });
    std::unique_lock<std::mutex> lock(mutex_);
    if (wake_.wait_for(lock, kPauseBeforeListening, [this] { return closing_; })) return;
  }
}

}  // namespace till::payment
