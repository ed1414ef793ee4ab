// SPDX-License-Identifier: Apache-2.0
#include "services/payment/payment_desk.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/payment/host_messages.h"
#include "services/payment/projection.h"
#include "services/payment/receipt_document.h"
#include "services/payment/recovery.h"
#include "services/payment/signed_slip.h"

namespace till::payment {

using ledger::v1::PaymentRecord;

namespace {

constexpr size_t kMostRemembered = 200;
constexpr auto kEndOfThread = std::chrono::seconds(1);

// What a client sees as over, although the host may still be owed something.
bool HasEnded(v1::Payment::State state) {
  return IsFinal(state) || state == v1::Payment::UNKNOWN_REVERSING || state == v1::Payment::ADVICE_OWED;
}

// What a customer takes paper for: the money counts as moved.
bool HasReceipt(v1::Payment::State state) {
  return state == v1::Payment::APPROVED || state == v1::Payment::ADVICE_OWED;
}

v1::CancelPaymentResponse::Result ResultOf(CancelAnswer answer) {
  switch (answer) {
    case CancelAnswer::kCancelling:
      return v1::CancelPaymentResponse::CANCELLING;
    case CancelAnswer::kWillBeUndone:
      return v1::CancelPaymentResponse::REVERSAL_OWED;
    case CancelAnswer::kTooLate:
      break;
  }
  return v1::CancelPaymentResponse::TOO_LATE;
}

// Ends that mean: the host's keys or batch are not ours, or our own are gone.
bool WantsSignOn(const v1::Payment& ended) {
  if (AsksForSignOn(ended.host().response().code())) return true;
  return ended.failure().code() == common::v1::KEY_MISSING ||
         ended.failure().code() == common::v1::NOT_SIGNED_ON;
}

bool IsLineDown(const absl::Status& status) {
  switch (ErrorCodeOf(status)) {
    case ErrorCode::kHostUnreachable:
    case ErrorCode::kHostSilent:
    case ErrorCode::kNotSignedOn:
    case ErrorCode::kReversalOwed:
      return true;
    default:
      return false;
  }
}

}  // namespace

PaymentDesk::PaymentDesk(Ports ports, std::function<double()> random, bool training)
    : ports_(ports),
      random_(std::move(random)),
      name_begins_(training ? "payments/training-" : "payments/"),
      intake_({.card = ports.card,
               .pin = ports.pin,
               .host = ports.host,
               .books = ports.books,
               .shop = ports.shop,
               .clock = ports.clock},
              [this] { return NameToBegin(); }),
      duties_(
          {.card = ports.card,
           .host = ports.host,
           .books = ports.books,
           .shop = ports.shop,
           .clock = ports.clock},
          [this](const std::string& payment) { return IsRunning(payment); },
          [this](const PaymentRecord& record) { OnRecovered(record); }),
      printer_({.books = ports.books, .paper = ports.paper, .shop = ports.shop}),
      settlements_(
          {.host = ports.host, .books = ports.books}, duties_, printer_,
          [this] { return ReserveForSettlement(); }, [this] { ReleaseFromSettlement(); }) {}

PaymentDesk::~PaymentDesk() {
  Close();
}

void PaymentDesk::Open() {
  background_ = std::thread([this] { Background(); });
  late_listener_ = std::thread([this] { ListenForLateReplies(); });
}

void PaymentDesk::Close() {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    closing_ = true;
    if (running_ != nullptr && !running_done_) running_->machine->Cancel();
  }
  wake_.notify_all();
  ports_.host.StopWatching();
  if (background_.joinable()) background_.join();
  if (late_listener_.joinable()) late_listener_.join();
  settlements_.Close();
  if (running_ != nullptr && running_->thread.joinable()) running_->thread.join();
}

// ---- Taking payments. ----

// A caller that has just heard the end of a payment may ask for the next thing before its thread has noted
// that it is done.
void PaymentDesk::AwaitEndOfThread(std::unique_lock<std::mutex>& lock) {
  if (running_done_ || !HasEnded(running_->log->Now().state())) return;
  wake_.wait_for(lock, kEndOfThread, [this] { return running_done_; });
}

// False: the payment of this very request runs.
absl::StatusOr<bool> PaymentDesk::IsFree(const std::string& request_id) {
  std::unique_lock<std::mutex> lock(mutex_);
  if (closing_) return MakeError(ErrorCode::kServiceUnavailable, "the terminal is stopping");
  AwaitEndOfThread(lock);
  if (!running_done_) {
    const v1::Payment running = running_->log->Now();
    if (running.request_id() == request_id) return false;
    return WithRetryAfter(
        WithPayment(MakeError(ErrorCode::kPaymentInProgress, "one payment at a time"), running.name()),
        absl::Seconds(1));
  }
  if (HoldInForce()) return MakeError(ErrorCode::kPaymentsHeld, "payments are held");
  if (settling_) return MakeError(ErrorCode::kSettlementInProgress, "the batch is being settled");
  return true;
}

absl::StatusOr<std::shared_ptr<PaymentLog>> PaymentDesk::Start(PaymentOrder order) {
  if (absl::Status status = intake_.Check(order); !status.ok()) return status;
  const std::lock_guard<std::mutex> one_asker(start_mutex_);
  const absl::StatusOr<bool> free = IsFree(order.request_id);
  if (!free.ok()) return free.status();
  bool host_is_away = false;
  if (*free) {
    if (settlements_.IsUnclosed())
      return MakeError(ErrorCode::kSettlementInProgress, "the batch is being settled");
    if (absl::Status ready = duties_.BeReady(); !ready.ok()) {
      if (!IsLineDown(ready)) return ready;
      if (absl::Status may = intake_.MayGoAheadWithout(order, ready); !may.ok()) return may;
      host_is_away = true;
    }
  }
  absl::StatusOr<std::shared_ptr<PaymentLog>> begun = RecordAndBegin(order, host_is_away);
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    beginning_.clear();
  }
  if (!begun.ok()) {
    // The books may hold it all the same, and nobody takes it: Recovery ends it.
    duties_.NoteWork();
    WakeUp();
  }
  return begun;
}

absl::StatusOr<std::shared_ptr<PaymentLog>> PaymentDesk::RecordAndBegin(const PaymentOrder& order,
                                                                        bool host_is_away) {
  const absl::StatusOr<ledger::v1::RecordIntentResponse> recorded = intake_.Record(order);
  if (!recorded.ok()) return recorded.status();
  if (recorded->existed()) return Find(recorded->record().payment());
  return Begin(order, recorded->record(), host_is_away);
}

absl::StatusOr<std::shared_ptr<PaymentLog>> PaymentDesk::Begin(const PaymentOrder& order,
                                                               const PaymentRecord& intent,
                                                               bool host_is_away) {
  JoinFinished();
  auto running = std::make_unique<Running>();
  running->log = std::make_shared<PaymentLog>(PaymentFromRecord(intent), ports_.clock);
  absl::StatusOr<std::unique_ptr<RunningPayment>> machine =
      intake_.Make(order, intent, *running->log, host_is_away);
  if (!machine.ok()) return machine.status();
  running->machine = *std::move(machine);
  const std::lock_guard<std::mutex> lock(mutex_);
  Remember(intent.payment(), running->log);
  std::shared_ptr<PaymentLog> log = running->log;
  running_ = std::move(running);
  running_done_ = false;
  beginning_.clear();  // From here on it runs, and when it ends nobody must take it for one that begins.
  running_->thread = std::thread([this, print = order.print_receipts] { Take(print); });
  return log;
}

void PaymentDesk::Take(bool print_receipts) {
  RunningPayment& machine = *running_->machine;
  PaymentLog& log = *running_->log;
  machine.Run();
  const v1::Payment ended = log.Now();
  if (WantsSignOn(ended)) duties_.NoteSignOn();
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    running_done_ = true;
    // Not before: whoever looks for work meanwhile takes the note away, and leaves a payment alone that still
    // runs.
    if (machine.LeftWork()) duties_.NoteWork();
    woken_ = woken_ || duties_.HasWork();
  }
  wake_.notify_all();
  if (print_receipts && HasReceipt(ended.state())) printer_.PrintCopies(log);
}

bool PaymentDesk::IsRunning(const std::string& payment) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (payment == beginning_) return true;
  return running_ != nullptr && !running_done_ && running_->log->Now().name() == payment;
}

void PaymentDesk::JoinFinished() {
  std::unique_ptr<Running> finished;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (running_done_) finished = std::move(running_);
  }
  if (finished != nullptr && finished->thread.joinable()) finished->thread.join();
}

// ---- What became of them. ----

void PaymentDesk::Remember(const std::string& payment, std::shared_ptr<PaymentLog> log) {
  logs_[payment] = std::move(log);
  order_.push_back(payment);
  while (order_.size() > kMostRemembered) {
    // One that is still being undone stays: its watchers wait for the end.
    const std::string oldest = order_.front();
    order_.pop_front();
    if (IsFinal(logs_[oldest]->Now().state())) {
      logs_.erase(oldest);
    } else {
      order_.push_back(oldest);
      break;
    }
  }
}

absl::StatusOr<std::shared_ptr<PaymentLog>> PaymentDesk::Find(const std::string& payment) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const auto known = logs_.find(payment); known != logs_.end()) return known->second;
  }
  const absl::StatusOr<PaymentRecord> record = ports_.books.GetRecord(payment);
  if (!record.ok()) return record.status();
  auto log = std::make_shared<PaymentLog>(PaymentFromRecord(*record), ports_.clock);
  if (record->state() == PaymentRecord::OPEN) {
    const std::lock_guard<std::mutex> lock(mutex_);
    Remember(payment, log);
  }
  return log;
}

absl::StatusOr<v1::Payment> PaymentDesk::Get(const std::string& payment) {
  const absl::StatusOr<std::shared_ptr<PaymentLog>> log = Find(payment);
  if (!log.ok()) return log.status();
  v1::Payment now = (*log)->Now();
  if (now.state() != v1::Payment::APPROVED) return now;
  const absl::StatusOr<PaymentRecord> record = ports_.books.GetRecord(payment);
  if (record.ok()) MergeFollowUps(*record, now);
  now.set_signature_attached(now.signature_wanted() && HasSlip(ports_.books, payment));
  return now;
}

absl::StatusOr<v1::Payment> PaymentDesk::AttachSignature(const v1::AttachSignatureRequest& request,
                                                         const std::string& operator_id) {
  const absl::Status opened = OpenSlip(ports_.books, request.payment(), request.image(), operator_id);
  // The books may hold it although they could not say so.
  duties_.NoteWork();
  WakeUp();
  if (!opened.ok()) return opened;
  return Get(request.payment());
}

absl::StatusOr<v1::CancelPaymentResponse> PaymentDesk::Cancel(const std::string& payment) {
  absl::StatusOr<std::shared_ptr<PaymentLog>> log = Find(payment);
  if (!log.ok()) return log.status();
  v1::CancelPaymentResponse response;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!running_done_ && running_->log->Now().name() == payment) {
      response.set_result(ResultOf(running_->machine->Cancel()));
    }
  }
  *response.mutable_payment() = (*log)->Now();
  const v1::Payment::State state = response.payment().state();
  if (IsFinal(state)) {
    response.set_result(v1::CancelPaymentResponse::ALREADY_ENDED);
  } else if (state == v1::Payment::UNKNOWN_REVERSING) {
    response.set_result(v1::CancelPaymentResponse::REVERSAL_OWED);
  } else if (state == v1::Payment::ADVICE_OWED) {
    response.set_result(v1::CancelPaymentResponse::TOO_LATE);
  }
  return response;
}

absl::Status PaymentDesk::Respond(const v1::RespondRequest& request) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (running_done_ || running_->log->Now().name() != request.payment()) {
    return MakeError(ErrorCode::kIllegalStep, "the payment asks nothing");
  }
  if (request.answer_case() != v1::RespondRequest::kApplicationIndex) {
    return MakeError(ErrorCode::kInvalidRequest, "answer: missing");
  }
  return running_->machine->ChooseApplication(request.application_index());
}

absl::StatusOr<print::v1::Document> PaymentDesk::Receipt(const v1::GetReceiptRequest& request) {
  absl::StatusOr<std::shared_ptr<PaymentLog>> log = Find(request.payment());
  if (!log.ok()) return log.status();
  const v1::Payment payment = (*log)->Now();
  if (!HasEnded(payment.state())) {
    return WithPayment(MakeError(ErrorCode::kIllegalStep, "the payment has not ended"), request.payment());
  }
  const absl::StatusOr<terminal::v1::MerchantProfile> profile = ports_.shop.Profile();
  if (!profile.ok()) return profile.status();
  std::optional<v1::Payment> original;
  if (!payment.original().empty()) {
    const absl::StatusOr<PaymentRecord> record = ports_.books.GetRecord(payment.original());
    if (record.ok()) original = PaymentFromRecord(*record);
  }
  return ReceiptDocument(payment, original ? &*original : nullptr, *profile, request.copy(),
                         request.language());
}

absl::StatusOr<std::string> PaymentDesk::PrintReceipt(const v1::PrintReceiptRequest& request) {
  v1::GetReceiptRequest receipt;
  receipt.set_payment(request.payment());
  receipt.set_copy(request.copy());
  receipt.set_language(request.language());
  absl::StatusOr<print::v1::Document> document = Receipt(receipt);
  if (!document.ok()) return document.status();
  const absl::StatusOr<std::shared_ptr<PaymentLog>> log = Find(request.payment());
  if (!log.ok()) return log.status();
  return printer_.PrintAgain(request.request_id(), *std::move(document), !(*log)->Now().print_jobs().empty());
}

// ---- The host. ----

absl::StatusOr<v1::SignOnResponse> PaymentDesk::SignOn(const std::string& operator_id) {
  absl::StatusOr<v1::SignOnResponse> answer = duties_.SignOn(operator_id);
  WakeUp();  // The host may have announced downloads.
  return answer;
}

absl::StatusOr<v1::SignOffResponse> PaymentDesk::SignOff(const std::string& operator_id) {
  const std::lock_guard<std::mutex> one_asker(start_mutex_);
  {
    std::unique_lock<std::mutex> lock(mutex_);
    AwaitEndOfThread(lock);
    if (!running_done_) return MakeError(ErrorCode::kPaymentInProgress, "a payment runs");
    if (settling_) return MakeError(ErrorCode::kSettlementInProgress, "the batch is being settled");
  }
  return duties_.SignOff(operator_id);
}

absl::StatusOr<int> PaymentDesk::ChangeShift(const std::string& operator_id) {
  return ports_.books.ChangeShift(operator_id);
}

absl::StatusOr<std::shared_ptr<SettlementLog>> PaymentDesk::Settle(const std::string& operator_id) {
  const std::lock_guard<std::mutex> one_asker(start_mutex_);
  return settlements_.Start(operator_id);
}

absl::StatusOr<v1::GetLineResponse> PaymentDesk::Line() {
  v1::GetLineResponse response;
  absl::StatusOr<uplink::v1::StatusResponse> line = ports_.host.Status();
  if (line.ok()) {
    *response.mutable_line() = *std::move(line);
  } else {
    response.mutable_line()->set_fault(static_cast<common::v1::ErrorCode>(ErrorCodeOf(line.status())));
  }
  const absl::StatusOr<std::vector<PaymentRecord>> open = ports_.books.OpenPayments();
  if (!open.ok()) return open.status();
  response.set_reversals_owed(Recovery::ReversalsOwed(*open));
  response.set_advices_owed(Recovery::AdvicesOwed(*open));
  const absl::StatusOr<std::optional<ledger::v1::Settlement>> settlement = ports_.books.RunningSettlement();
  if (settlement.ok() && settlement->has_value()) response.set_settlement_in_progress((*settlement)->name());
  return response;
}

// ---- Good moments. ----

absl::StatusOr<v1::IsQuietResponse> PaymentDesk::IsQuiet() {
  const absl::StatusOr<std::vector<PaymentRecord>> open = ports_.books.OpenPayments();
  if (!open.ok()) return open.status();
  v1::IsQuietResponse response;
  response.set_open_payments(static_cast<int>(open->size()));
  response.set_reversals_owed(Recovery::ReversalsOwed(*open));
  const std::lock_guard<std::mutex> lock(mutex_);
  response.set_quiet(open->empty() && running_done_ && !settling_);
  return response;
}

bool PaymentDesk::HoldInForce() const {
  return !hold_.empty() && ports_.clock.Monotonic() < hold_until_;
}

absl::StatusOr<std::string> PaymentDesk::Hold(absl::Duration duration) {
  if (duration < absl::Seconds(1) || duration > absl::Minutes(10)) {
    return MakeError(ErrorCode::kInvalidRequest, "duration: 1 to 600 seconds");
  }
  const std::string name = NewName();
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!running_done_) return MakeError(ErrorCode::kPaymentInProgress, "a payment runs");
  if (HoldInForce()) return MakeError(ErrorCode::kPaymentsHeld, "payments are held already");
  hold_ = "holds/" + name.substr(name.find('/') + 1);
  hold_until_ = ports_.clock.Monotonic() + duration;
  return hold_;
}

absl::Status PaymentDesk::Release(const std::string& hold) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!HoldInForce() || hold != hold_) return MakeError(ErrorCode::kNotFound, "no such hold is in force");
  hold_.clear();
  return absl::OkStatus();
}

std::string PaymentDesk::NameToBegin() {
  std::string name = NewName();
  const std::lock_guard<std::mutex> lock(mutex_);
  beginning_ = name;
  return name;
}

// A name that sorts by time and cannot be guessed to collide: milliseconds, then 40 random bits.
std::string PaymentDesk::NewName() {
  const auto random_bits = static_cast<uint64_t>(random_() * 0x1p40);
  return absl::StrCat(name_begins_, absl::Hex(absl::ToUnixMillis(ports_.clock.Now()), absl::kZeroPad12),
                      absl::Hex(random_bits, absl::kZeroPad10));
}

}  // namespace till::payment
