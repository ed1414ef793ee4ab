// SPDX-License-Identifier: Apache-2.0
#include "services/payment/settlement_desk.h"

#include <utility>

#include "services/common/log/log.h"
#include "services/common/status/error.h"

namespace till::payment {

namespace {

constexpr absl::Duration kReplyTimeout = absl::Seconds(60);

}  // namespace

SettlementDesk::SettlementDesk(Ports ports, HostDuties& duties, ReceiptPrinter& printer,
                               std::function<absl::Status()> reserve, std::function<void()> release)
    : ports_(ports),
      duties_(duties),
      printer_(printer),
      reserve_(std::move(reserve)),
      release_(std::move(release)) {}

SettlementDesk::~SettlementDesk() {
  Close();
}

void SettlementDesk::Close() {
  std::thread running;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    closing_ = true;
    if (run_ != nullptr) run_->Stop();
    running = std::move(thread_);
  }
  if (running.joinable()) running.join();
}

absl::StatusOr<std::shared_ptr<SettlementLog>> SettlementDesk::Start(const std::string& operator_id) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (closing_) return MakeError(ErrorCode::kServiceUnavailable, "the terminal is stopping");
  if (log_ != nullptr && !log_->HasEnded()) return log_;
  if (absl::Status reserved = reserve_(); !reserved.ok()) return reserved;
  if (thread_.joinable()) thread_.join();  // It has ended: its last word was the end of its log.
  log_ = std::make_shared<SettlementLog>();
  thread_ = std::thread([this, operator_id, log = log_] { Run(operator_id, *log); });
  return log_;
}

bool SettlementDesk::ResumeInterrupted() {
  const absl::StatusOr<std::optional<ledger::v1::Settlement>> running = ports_.books.RunningSettlement();
  if (!running.ok()) return false;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    unclosed_ = running->has_value();
    if (log_ != nullptr && !log_->HasEnded()) return false;
  }
  if (!running->has_value()) return false;
  return Start((*running)->operator_id()).ok();
}

bool SettlementDesk::IsUnclosed() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return unclosed_ || (log_ != nullptr && !log_->HasEnded());
}

void SettlementDesk::Run(const std::string& operator_id, SettlementLog& log) {
  absl::Status settled = Settle(operator_id, log);
  if (settled.ok()) {
    // The next batch begins with new keys; when the host is away now, the next payment signs on.
    duties_.NoteSignOn();
    if (absl::Status ready = duties_.BeReady(); !ready.ok())
      log::Info("not signed on after the settlement", {{"status", ready.ToString()}});
  }
  const absl::StatusOr<std::optional<ledger::v1::Settlement>> running = ports_.books.RunningSettlement();
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    unclosed_ = running.ok() && running->has_value();
  }
  release_();
  log.End(std::move(settled));
}

absl::Status SettlementDesk::Settle(const std::string& operator_id, SettlementLog& log) {
  duties_.NoteWork();
  if (absl::Status ready = duties_.BeReady(); !ready.ok()) {
    if (ErrorCodeOf(ready) != ErrorCode::kReversalOwed) return ready;
    return WithPayment(MakeError(ErrorCode::kUnresolvedPayments, "a payment is still owed to the host"),
                       PaymentIdOf(ready));
  }
  SettlementRun run(
      {.host = ports_.host, .books = ports_.books}, kReplyTimeout,
      [this](const ledger::v1::Settlement& settlement) { return printer_.PrintSlip(settlement); });
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (closing_) run.Stop();
    run_ = &run;
  }
  absl::Status settled =
      run.Run(operator_id, [&log](const ledger::v1::Settlement& settlement) { log.Add(settlement); });
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    run_ = nullptr;
  }
  if (run.must_sign_on()) duties_.NoteSignOn();
  return settled;
}

}  // namespace till::payment
