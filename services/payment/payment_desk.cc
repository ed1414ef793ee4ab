// SPDX-License-Identifier: Apache-2.0
#include "services/payment/payment_desk.h"

#include <sodium.h>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/money/currency.h"
#include "services/common/status/error.h"
#include "services/payment/projection.h"
#include "services/payment/receipt_document.h"

namespace till::payment {

using ledger::v1::PaymentRecord;

namespace {

constexpr size_t kMostRemembered = 200;
constexpr size_t kMostRequestId = 64;
constexpr auto kPauseBeforeListening = std::chrono::milliseconds(500);
constexpr absl::Duration kPatienceWithTheLine = absl::Seconds(2);
constexpr absl::Duration kLineLook = absl::Milliseconds(100);
constexpr auto kEndOfThread = std::chrono::seconds(1);
constexpr absl::Duration kShortestPause = absl::Seconds(1);
constexpr absl::Duration kLongestPause = absl::Seconds(60);
constexpr absl::Duration kDefaultReplyTimeout = absl::Seconds(60);
constexpr absl::Duration kReversalReplyTimeout = absl::Seconds(30);

bool IsRequestId(const std::string& id) {
  return !id.empty() && id.size() <= kMostRequestId && std::all_of(id.begin(), id.end(), [](char c) {
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
}

// What "the same content" of a repeated request means: what is bought, not how long to wait for a card.
std::string Digest(const v1::StartPaymentRequest& request) {
  const std::string content = absl::StrCat(ledger::v1::SALE, "|", request.amount().minor_units(), "|",
                                           request.amount().currency_code());
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
                     reinterpret_cast<const unsigned char*>(content.data()), content.size());
  return digest;
}

bool HasEnded(v1::Payment::State state) {
  return IsFinal(state) || state == v1::Payment::UNKNOWN_REVERSING;
}

v1::CancelPaymentResponse::Result ResultOf(Sale::CancelAnswer answer) {
  switch (answer) {
    case Sale::CancelAnswer::kCancelling:
      return v1::CancelPaymentResponse::CANCELLING;
    case Sale::CancelAnswer::kWillBeUndone:
      return v1::CancelPaymentResponse::REVERSAL_OWED;
    case Sale::CancelAnswer::kTooLate:
      break;
  }
  return v1::CancelPaymentResponse::TOO_LATE;
}

absl::Duration Milliseconds(int value, absl::Duration otherwise) {
  return value > 0 ? absl::Milliseconds(value) : otherwise;
}

// Ends that mean: the host's keys or batch are not ours, or our own are gone.
bool AsksForSignOn(const v1::Payment& ended) {
  const std::string& code = ended.host().response().code();
  if (code == "A0" || code == "97" || code == "77" || code == "99") return true;
  return ended.failure().code() == common::v1::KEY_MISSING ||
         ended.failure().code() == common::v1::NOT_SIGNED_ON;
}

}  // namespace

PaymentDesk::PaymentDesk(Ports ports, std::function<double()> random)
    : ports_(ports),
      random_(std::move(random)),
      recovery_(
          {.books = ports.books, .host = ports.host}, kReversalReplyTimeout,
          [this](const std::string& payment) {
            const std::lock_guard<std::mutex> lock(mutex_);
            return running_ != nullptr && !running_done_ && running_->payment == payment;
          },
          [this](const PaymentRecord& record) { OnRecovered(record); }) {}

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
    if (running_ != nullptr && !running_done_) running_->sale->Cancel();
  }
  wake_.notify_all();
  ports_.host.StopWatching();
  if (background_.joinable()) background_.join();
  if (late_listener_.joinable()) late_listener_.join();
  if (running_ != nullptr && running_->thread.joinable()) running_->thread.join();
}

// ---- Taking payments. ----

absl::Status PaymentDesk::CheckRequest(const v1::StartPaymentRequest& request) {
  if (!IsRequestId(request.request_id())) {
    return MakeError(ErrorCode::kInvalidRequest, "request_id: 1 to 64 of A-Z a-z 0-9 - _");
  }
  if (request.kind() != ledger::v1::PAYMENT_KIND_UNSPECIFIED && request.kind() != ledger::v1::SALE) {
    return MakeError(ErrorCode::kNotSupported, "kind: this version takes sales only");
  }
  if (request.card_timeout_ms() != 0 &&
      (request.card_timeout_ms() < 1'000 || request.card_timeout_ms() > 300'000)) {
    return MakeError(ErrorCode::kInvalidRequest, "card_timeout_ms: 1,000 to 300,000, or 0");
  }
  const absl::StatusOr<terminal::v1::MerchantProfile> profile = ports_.shop.Profile();
  if (!profile.ok()) return profile.status();
  if (request.amount().currency_code() != profile->currency_code() ||
      !FindCurrency(profile->currency_code())) {
    return MakeError(
        ErrorCode::kCurrencyNotSupported,
        absl::StrCat("amount.currency_code: this merchant charges in ", profile->currency_code()));
  }
  const absl::StatusOr<terminal::v1::TerminalParameters> parameters = ports_.shop.Parameters();
  if (!parameters.ok()) return parameters.status();
  if (request.amount().minor_units() <= 0 ||
      request.amount().minor_units() > parameters->sale_limit_minor()) {
    return MakeError(ErrorCode::kInvalidAmount,
                     absl::StrCat("amount.minor_units: 1 to ", parameters->sale_limit_minor()));
  }
  return absl::OkStatus();
}

absl::StatusOr<std::shared_ptr<PaymentLog>> PaymentDesk::Start(const v1::StartPaymentRequest& request,
                                                               const std::string& operator_id,
                                                               const std::string& language) {
  if (absl::Status status = CheckRequest(request); !status.ok()) return status;
  const std::lock_guard<std::mutex> one_asker(start_mutex_);
  bool free = false;
  {
    std::unique_lock<std::mutex> lock(mutex_);
    if (closing_) return MakeError(ErrorCode::kServiceUnavailable, "the terminal is stopping");
    // A caller that has just heard the end of a payment may ask before its thread has noted that it is done.
    if (!running_done_ && HasEnded(running_->log->Now().state())) {
      wake_.wait_for(lock, kEndOfThread, [this] { return running_done_; });
    }
    free = running_done_;
    if (!free && running_->log->Now().request_id() != request.request_id()) {
      return WithRetryAfter(
          WithPayment(MakeError(ErrorCode::kPaymentInProgress, "one payment at a time"), running_->payment),
          absl::Seconds(1));
    }
    if (free && HoldInForce()) return MakeError(ErrorCode::kPaymentsHeld, "payments are held");
  }
  if (free) {
    if (absl::Status status = BeReadyForTheHost(); !status.ok()) return status;
  }

  ledger::v1::RecordIntentRequest intent;
  intent.set_payment(NewName());
  intent.set_request_id(request.request_id());
  intent.set_request_digest(Digest(request));
  intent.set_kind(ledger::v1::SALE);
  *intent.mutable_amount() = request.amount();
  intent.set_operator_id(operator_id);
  absl::StatusOr<ledger::v1::RecordIntentResponse> recorded = ports_.books.RecordIntent(intent);
  if (!recorded.ok()) return recorded.status();
  if (recorded->existed()) return Find(recorded->record().payment());

  const absl::StatusOr<terminal::v1::TerminalParameters> parameters = ports_.shop.Parameters();
  Sale::Options options;
  options.language = language;
  for (const int mode : request.entry_modes())
    options.entry_modes.push_back(static_cast<common::v1::EntryMode>(mode));
  options.card_timeout = Milliseconds(request.card_timeout_ms(), options.card_timeout);
  options.reply_timeout = kDefaultReplyTimeout;
  if (parameters.ok()) {
    if (options.entry_modes.empty()) {
      if (parameters->contact_enabled()) options.entry_modes.push_back(common::v1::CONTACT);
      if (parameters->contactless_enabled()) options.entry_modes.push_back(common::v1::CONTACTLESS);
    }
    if (request.card_timeout_ms() == 0)
      options.card_timeout = Milliseconds(parameters->card_timeout_ms(), options.card_timeout);
    options.pin_timeout = Milliseconds(parameters->pin_timeout_ms(), options.pin_timeout);
    options.reply_timeout = Milliseconds(parameters->host_reply_timeout_ms(), options.reply_timeout);
  }

  JoinFinished();
  const std::lock_guard<std::mutex> lock(mutex_);
  auto running = std::make_unique<Running>();
  running->payment = recorded->record().payment();
  running->log = std::make_shared<PaymentLog>(PaymentFromRecord(recorded->record()), ports_.clock);
  running->sale = std::make_unique<Sale>(Sale::Ports{.card = ports_.card,
                                                     .pin = ports_.pin,
                                                     .host = ports_.host,
                                                     .books = ports_.books,
                                                     .clock = ports_.clock},
                                         std::move(options), recorded->record(), *running->log);
  Remember(running->payment, running->log);
  std::shared_ptr<PaymentLog> log = running->log;
  running_ = std::move(running);
  running_done_ = false;
  const bool print = !request.has_print_receipts() || request.print_receipts();
  running_->thread = std::thread([this, print] { Take(print); });
  return log;
}

void PaymentDesk::Take(bool print_receipts) {
  Sale& sale = *running_->sale;
  PaymentLog& log = *running_->log;
  sale.Run();
  const v1::Payment ended = log.Now();
  if (AsksForSignOn(ended)) must_sign_on_ = true;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    running_done_ = true;
    work_waiting_ = work_waiting_ || must_sign_on_ || sale.MayBeOpenInTheBooks();
  }
  wake_.notify_all();
  if (print_receipts && ended.state() == v1::Payment::APPROVED) PrintReceipts(log);
}

void PaymentDesk::PrintReceipts(PaymentLog& log) {
  const v1::Payment payment = log.Now();
  const absl::StatusOr<terminal::v1::TerminalParameters> parameters = ports_.shop.Parameters();
  const absl::StatusOr<terminal::v1::MerchantProfile> profile = ports_.shop.Profile();
  if (!parameters.ok() || !profile.ok()) return;
  std::vector<v1::ReceiptCopy> copies;
  if (parameters->receipt_copies() >= 2) copies.push_back(v1::MERCHANT_COPY);
  if (parameters->receipt_copies() >= 1) copies.push_back(v1::CUSTOMER_COPY);
  std::vector<std::string> jobs;
  for (const v1::ReceiptCopy copy : copies) {
    print::v1::PrintRequest request;
    const std::string id = payment.name().substr(payment.name().find('/') + 1);
    request.set_request_id(absl::StrCat(id, copy == v1::MERCHANT_COPY ? "-merchant" : "-customer"));
    *request.mutable_document() = ReceiptDocument(payment, *profile, copy, "");
    const absl::StatusOr<std::string> job = ports_.paper.Print(request);
    if (!job.ok()) {
      // The money is in the books; paper can be had again with GetReceipt.
      log::Warn("receipt not queued", {{"payment", payment.name()}, {"status", job.status().ToString()}});
      continue;
    }
    jobs.push_back(*job);
  }
  if (jobs.empty()) return;
  if (absl::Status status = ports_.books.RecordReceipt(payment.name(), jobs); !status.ok()) {
    log::Warn("receipt not recorded", {{"payment", payment.name()}, {"status", status.ToString()}});
  }
  log.Update([&](v1::Payment& change) { *change.mutable_print_jobs() = {jobs.begin(), jobs.end()}; });
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

absl::StatusOr<v1::CancelPaymentResponse> PaymentDesk::Cancel(const std::string& payment) {
  absl::StatusOr<std::shared_ptr<PaymentLog>> log = Find(payment);
  if (!log.ok()) return log.status();
  v1::CancelPaymentResponse response;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!running_done_ && running_->payment == payment) {
      response.set_result(ResultOf(running_->sale->Cancel()));
    }
  }
  *response.mutable_payment() = (*log)->Now();
  const v1::Payment::State state = response.payment().state();
  if (IsFinal(state)) {
    response.set_result(v1::CancelPaymentResponse::ALREADY_ENDED);
  } else if (state == v1::Payment::UNKNOWN_REVERSING) {
    response.set_result(v1::CancelPaymentResponse::REVERSAL_OWED);
  }
  return response;
}

absl::Status PaymentDesk::Respond(const v1::RespondRequest& request) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (running_done_ || running_->payment != request.payment()) {
    return MakeError(ErrorCode::kIllegalStep, "the payment asks nothing");
  }
  if (request.answer_case() != v1::RespondRequest::kApplicationIndex) {
    return MakeError(ErrorCode::kInvalidRequest, "answer: missing");
  }
  return running_->sale->ChooseApplication(request.application_index());
}

absl::StatusOr<print::v1::Document> PaymentDesk::Receipt(const v1::GetReceiptRequest& request) {
  absl::StatusOr<std::shared_ptr<PaymentLog>> log = Find(request.payment());
  if (!log.ok()) return log.status();
  const v1::Payment payment = (*log)->Now();
  if (!IsFinal(payment.state()) && payment.state() != v1::Payment::UNKNOWN_REVERSING) {
    return WithPayment(MakeError(ErrorCode::kIllegalStep, "the payment has not ended"), request.payment());
  }
  const absl::StatusOr<terminal::v1::MerchantProfile> profile = ports_.shop.Profile();
  if (!profile.ok()) return profile.status();
  return ReceiptDocument(payment, *profile, request.copy(), request.language());
}

// ---- The host. ----

absl::StatusOr<v1::SignOnResponse> PaymentDesk::SignOn(const std::string& operator_id) {
  const std::lock_guard<std::mutex> lock(host_mutex_);
  return SignOnLocked(operator_id);
}

absl::StatusOr<v1::SignOnResponse> PaymentDesk::SignOnLocked(const std::string& operator_id) {
  const absl::StatusOr<ledger::v1::TakeTraceNumberResponse> trace = ports_.books.TakeTraceNumber();
  if (!trace.ok()) return trace.status();
  uplink::v1::SignOnRequest request;
  request.set_trace_number(trace->trace_number());
  request.set_batch_number(trace->batch_number());
  request.set_operator_id(operator_id);
  const absl::StatusOr<uplink::v1::SignOnResponse> answer = ports_.host.SignOn(request);
  if (!answer.ok()) return answer.status();
  v1::SignOnResponse response;
  *response.mutable_response() = answer->response();
  response.set_batch_number(answer->batch_number());
  if (answer->response().code() != "00") return response;
  must_sign_on_ = false;
  if (answer->batch_number() > 0 && answer->batch_number() != trace->batch_number()) {
    batch_to_adopt_ = answer->batch_number();
    if (ports_.books.AdoptBatch(*batch_to_adopt_).ok())
      batch_to_adopt_.reset();  // Else when nothing is open.
  }
  log::Info("signed on", {{"batch", response.batch_number()}});
  return response;
}

absl::Status PaymentDesk::SignOnIfNeeded() {
  // Asked each time: `uplink` may have restarted, or the host dropped us, since the last payment.
  absl::StatusOr<uplink::v1::StatusResponse> line = ports_.host.Status();
  // A line that has just dropped is back within a moment; a customer is not asked for a card while it is
  // down.
  const absl::Duration end = ports_.clock.Monotonic() + kPatienceWithTheLine;
  while (line.ok() && !line->connected() && ports_.clock.Monotonic() < end) {
    ports_.clock.SleepFor(kLineLook);
    line = ports_.host.Status();
  }
  if (!line.ok()) return line.status();
  if (!line->connected()) return MakeError(ErrorCode::kHostUnreachable, "the line to the acquirer is down");
  if (line->signed_on() && !must_sign_on_) return absl::OkStatus();
  const std::lock_guard<std::mutex> lock(host_mutex_);
  // Another thread may have signed on meanwhile; once more would change the keys under a PIN that is being
  // entered.
  line = ports_.host.Status();
  if (!line.ok()) return line.status();
  if (line->signed_on() && !must_sign_on_) return absl::OkStatus();
  const absl::StatusOr<v1::SignOnResponse> answer = SignOnLocked("00");
  if (!answer.ok()) return answer.status();
  if (answer->response().code() == "00") return absl::OkStatus();
  return MakeError(ErrorCode::kNotSignedOn, absl::StrCat("sign-on refused: ", answer->response().code()));
}

// Sign-on and owed reversals come before the next online transaction.
absl::Status PaymentDesk::BeReadyForTheHost() {
  if (absl::Status status = SignOnIfNeeded(); !status.ok()) return status;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (!work_waiting_) return absl::OkStatus();
  }
  const std::lock_guard<std::mutex> lock(host_mutex_);
  const absl::StatusOr<int> remaining = recovery_.ResolveAll();
  if (!remaining.ok()) return remaining.status();
  if (*remaining > 0) {
    return WithRetryAfter(MakeError(ErrorCode::kReversalOwed, "a payment is still being undone at the host"),
                          absl::Seconds(5));
  }
  if (batch_to_adopt_ && ports_.books.AdoptBatch(*batch_to_adopt_).ok()) batch_to_adopt_.reset();
  const std::lock_guard<std::mutex> state_lock(mutex_);
  work_waiting_ = false;
  return absl::OkStatus();
}

void PaymentDesk::OnRecovered(const PaymentRecord& record) {
  std::shared_ptr<PaymentLog> log;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (const auto known = logs_.find(record.payment()); known != logs_.end()) log = known->second;
  }
  if (log == nullptr || IsFinal(log->Now().state())) return;
  const v1::Payment ended = PaymentFromRecord(record);
  log->Update([&](v1::Payment& payment) {
    MergeRecord(record, payment);
    payment.set_state(ended.state());
    payment.set_void_reason(ended.void_reason());
    if (ended.has_failure()) *payment.mutable_failure() = ended.failure();
  });
}

void PaymentDesk::Background() {
  absl::Duration pause = absl::ZeroDuration();
  while (true) {
    {
      std::unique_lock<std::mutex> lock(mutex_);
      const auto has_work = [this] { return closing_ || (work_waiting_ && running_done_); };
      if (pause > absl::ZeroDuration()) {
        wake_.wait_for(lock, absl::ToChronoMilliseconds(pause), [this] { return closing_; });
      }
      wake_.wait(lock, has_work);
      if (closing_) return;
    }
    const absl::Status ready = BeReadyForTheHost();
    if (ready.ok()) {
      pause = absl::ZeroDuration();
      ReconcileUnknown();
      continue;
    }
    // Growing pauses with full jitter, so that a street of terminals does not come back in step.
    log::Info("not ready for the host", {{"status", ready.ToString()}});
    pause = std::clamp(pause * 2, kShortestPause, kLongestPause) * (0.5 + 0.5 * random_());
  }
}

// A payment whose posting was in doubt may be in the books: then it is not among the open ones, and its
// record says so.
void PaymentDesk::ReconcileUnknown() {
  std::vector<std::shared_ptr<PaymentLog>> unknown;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    for (const auto& [name, log] : logs_) {
      if (log->Now().state() == v1::Payment::UNKNOWN_REVERSING) unknown.push_back(log);
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
      const std::lock_guard<std::mutex> lock(mutex_);
      work_waiting_ = true;
      wake_.notify_all();
    });
    std::unique_lock<std::mutex> lock(mutex_);
    if (wake_.wait_for(lock, kPauseBeforeListening, [this] { return closing_; })) return;
  }
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
  response.set_quiet(open->empty() && running_done_);
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

// A name that sorts by time and cannot be guessed to collide: milliseconds, then 40 random bits.
std::string PaymentDesk::NewName() {
  const auto random_bits = static_cast<uint64_t>(random_() * 0x1p40);
  return absl::StrCat("payments/", absl::Hex(absl::ToUnixMillis(ports_.clock.Now()), absl::kZeroPad12),
                      absl::Hex(random_bits, absl::kZeroPad10));
}

}  // namespace till::payment
