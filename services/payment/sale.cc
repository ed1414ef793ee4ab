// SPDX-License-Identifier: Apache-2.0
#include "services/payment/sale.h"

#include <algorithm>
#include <chrono>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"
#include "google/protobuf/util/time_util.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/payment/projection.h"

namespace till::payment {

using card::v1::OnlineResult;
using card::v1::PinOutcome;
using card::v1::TransactEvent;
using card::v1::TransactionEnded;
using ledger::v1::ReversalReason;
using ledger::v1::Step;
using ledger::v1::StepDetails;
using ledger::v1::VoidReason;
using uplink::v1::ExchangeResponse;

namespace {

constexpr int64_t kChoicePollMs = 100;

// Field 39 that says: the trace number was used before. The ledger gives none twice, so that it was this very
// request that came before, on another way, and what became of it is not known.
constexpr std::string_view kUsedBefore = "94";

bool IsContactless(const common::v1::CardSummary& card) {
  return card.entry_mode() == common::v1::CONTACTLESS;
}

// Errors of `uplink` that prove that it never put a byte on the line.
bool ProvesNothingWasSent(const absl::Status& status) {
  switch (ErrorCodeOf(status)) {
    case ErrorCode::kInvalidRequest:
    case ErrorCode::kSealedAccountInvalid:
    case ErrorCode::kKeyMissing:
    case ErrorCode::kHostUnreachable:
    case ErrorCode::kNotSignedOn:
    case ErrorCode::kCallerRefused:
      return true;
    default:
      return false;
  }
}

// How an ended card transaction that never asked the host, or got no use out of asking, ends the payment.
struct CardEnd {
  VoidReason reason;
  ErrorCode failure;
};

CardEnd EndOf(TransactionEnded::Outcome outcome, bool cancelled_by_operator) {
  switch (outcome) {
    case TransactionEnded::TIMED_OUT:
      return {VoidReason::TIMED_OUT, ErrorCode::kTimedOut};
    case TransactionEnded::CANCELLED:
      return {cancelled_by_operator ? VoidReason::CANCELLED_BY_OPERATOR : VoidReason::CANCELLED_BY_CUSTOMER,
              ErrorCode::kCancelled};
    case TransactionEnded::CARD_REMOVED:
      return {VoidReason::CARD_UNUSABLE, ErrorCode::kCardRemoved};
    case TransactionEnded::NOT_ACCEPTED:
    case TransactionEnded::TRY_CONTACT:
      return {VoidReason::CARD_UNUSABLE, ErrorCode::kCardNotAccepted};
    case TransactionEnded::DECLINED:
    case TransactionEnded::APPROVED_OFFLINE:  // Not a way to pay in this terminal: the host has not agreed to
                                              // it.
      return {VoidReason::DECLINED_BY_CARD, ErrorCode::kCardDeclined};
    default:
      return {VoidReason::CARD_UNUSABLE, ErrorCode::kCardUnreadable};
  }
}

}  // namespace

Sale::Sale(Ports ports, Options options, const ledger::v1::PaymentRecord& intent, PaymentLog& log)
    : ports_(ports), options_(std::move(options)), payment_(intent.payment()), log_(log), record_(intent) {}

// ---- The sale, from the first event of the card to the last. ----

void Sale::Run() {
  std::vector<common::v1::EntryMode> entry_modes = options_.entry_modes;
  while (true) {
    card::v1::StartTransaction start;
    start.set_payment(payment_);
    *start.mutable_amount() = record_.amount();
    *start.mutable_time() = record_.create_time();
    start.set_trace_number(record_.trace_number());
    start.set_card_timeout_ms(static_cast<int>(absl::ToInt64Milliseconds(options_.card_timeout)));
    for (const common::v1::EntryMode mode : entry_modes) start.add_entry_modes(mode);
    absl::StatusOr<std::unique_ptr<CardSession>> session = ports_.card.Begin(start);
    if (!session.ok()) return StopBecause(session.status());
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      session_ = session->get();
      if (cancelled_) session_->Cancel();
    }
    absl::StatusOr<TransactEvent> event;
    absl::Status handled;
    do {
      event = (*session)->Next();
      handled = event.ok() ? HandleEvent(**session, *event) : event.status();
    } while (handled.ok() && !event->has_ended());
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      session_ = nullptr;
    }
    if (!handled.ok()) return StopBecause(handled);
    const bool insert_instead = event->ended().outcome() == TransactionEnded::TRY_CONTACT &&
                                host_word_ == HostWord::kNotAsked && entry_modes.size() != 1;
    if (!insert_instead) return Finish(event->ended());
    entry_modes = {common::v1::CONTACT};
    v1::PaymentEvent another_way;
    another_way.mutable_try_another_way()->add_entry_modes(common::v1::CONTACT);
    Show(v1::Payment::WAITING_FOR_CARD, std::move(another_way));
  }
}

absl::Status Sale::HandleEvent(CardSession& session, const TransactEvent& event) {
  switch (event.event_case()) {
    case TransactEvent::kWaitingForCard: {
      v1::PaymentEvent waiting;
      *waiting.mutable_waiting_for_card()->mutable_entry_modes() = event.waiting_for_card().entry_modes();
      *waiting.mutable_waiting_for_card()->mutable_until() = Until(options_.card_timeout);
      Show(v1::Payment::WAITING_FOR_CARD, std::move(waiting));
      return absl::OkStatus();
    }
    case TransactEvent::kCardDetected:
      Show(v1::Payment::READING_CARD);
      return absl::OkStatus();
    case TransactEvent::kChooseApplication:
      return AskForApplication(session, event.choose_application());
    case TransactEvent::kCardRead:
      return KeepCard(event.card_read());
    case TransactEvent::kVerificationNeeded:
      return Verify(session, event.verification_needed());
    case TransactEvent::kOnlineRequest:
      return AskTheHost(session, event.online_request());
    case TransactEvent::kRemoveCard: {
      v1::PaymentEvent remove;
      remove.mutable_remove_card();
      Show(log_.Now().state(), std::move(remove));
      return absl::OkStatus();
    }
    default:  // `ended` is Run's; an event that this build does not know changes nothing.
      return absl::OkStatus();
  }
}

absl::Status Sale::AskForApplication(CardSession& session, const card::v1::ChooseApplication& question) {
  v1::PaymentEvent ask;
  for (const auto& candidate : question.candidates())
    ask.mutable_choose_application()->add_labels(candidate.label());
  *ask.mutable_choose_application()->mutable_until() = Until(options_.choice_timeout);
  std::unique_lock<std::mutex> lock(mutex_);
  application_.reset();
  asking_application_ = true;
  lock.unlock();
  Show(v1::Payment::CHOOSING_APPLICATION, std::move(ask));
  lock.lock();
  const absl::Duration end = ports_.clock.Monotonic() + options_.choice_timeout;
  while (!application_ && !cancelled_ && ports_.clock.Monotonic() < end) {
    changed_.wait_for(lock, std::chrono::milliseconds(kChoicePollMs));
  }
  asking_application_ = false;
  const int index = application_.value_or(-1);
  lock.unlock();
  if (index >= 0) Show(v1::Payment::READING_CARD);
  return session.SelectApplication(index < question.candidates_size() ? index : -1);
}

absl::Status Sale::KeepCard(const card::v1::CardRead& read) {
  card_ = read.card();
  account_ = read.account();
  StepDetails details;
  *details.mutable_card() = card_;
  if (absl::Status status = Journal(Step::CARD_READ, details); !status.ok()) return status;
  Show(v1::Payment::READING_CARD);
  return absl::OkStatus();
}

absl::Status Sale::Verify(CardSession& session, const card::v1::CardholderVerificationNeeded& needed) {
  verification_ = needed.method();
  if (verification_ != common::v1::ONLINE_PIN) return absl::OkStatus();

  const auto show_digits = [this](int digits) {
    v1::PaymentEvent progress;
    progress.mutable_pin_progress()->set_digit_count(digits);
    *progress.mutable_pin_progress()->mutable_until() = Until(options_.pin_timeout);
    Show(v1::Payment::ENTERING_PIN, std::move(progress));
  };
  show_digits(0);
  pin::v1::EnterOnlinePinRequest request;
  request.set_payment(payment_);
  request.set_sealed_account(account_.for_pin());
  *request.mutable_amount() = record_.amount();
  request.set_timeout_ms(static_cast<int>(absl::ToInt64Milliseconds(options_.pin_timeout)));
  request.set_language(options_.language);
  absl::StatusOr<pin::v1::PinEntryResult> result = ports_.pin.EnterOnlinePin(request, show_digits);
  if (!result.ok()) {
    if (ErrorCodeOf(result.status()) != ErrorCode::kPinPadUnavailable) return result.status();
    return session.TellPinOutcome(PinOutcome::PIN_PAD_FAILED);
  }
  if (result->outcome() == pin::v1::PinEntryResult::ENTERED) {
    pin_block_ = result->pin_block();
    if (absl::Status status = Journal(Step::PIN_ENTERED); !status.ok()) return status;
  }
  // The two enums have the same meanings in the same order; the numbers are the API's and frozen.
  return session.TellPinOutcome(static_cast<PinOutcome::Outcome>(result->outcome()));
}

// The one place where money can move: nothing is sent before the journal holds ABOUT_TO_SEND, with all that a
// reversal will need, and nothing that comes back is used before the journal holds it.
absl::Status Sale::AskTheHost(CardSession& session, const card::v1::OnlineRequest& request) {
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (cancelled_) {
      session.Cancel();
      return absl::OkStatus();
    }
    with_host_ = true;
  }
  if (request.verification() != common::v1::CARDHOLDER_VERIFICATION_UNSPECIFIED)
    verification_ = request.verification();
  StepDetails details;
  details.set_account_for_uplink(account_.for_uplink());
  details.set_verification(verification_);
  *details.mutable_emv() = request.emv();
  details.set_reversal_field_55(request.reversal_field_55());
  if (absl::Status status = Journal(Step::ABOUT_TO_SEND, details); !status.ok()) return status;

  v1::PaymentEvent waiting;
  *waiting.mutable_waiting_for_host()->mutable_until() = Until(options_.reply_timeout);
  Show(v1::Payment::AUTHORISING, std::move(waiting));

  uplink::v1::ExchangeRequest exchange;
  exchange.set_payment(payment_);
  exchange.set_trace_number(record_.trace_number());
  exchange.set_batch_number(record_.batch_number());
  exchange.set_operator_id(record_.operator_id());
  exchange.set_reply_timeout_ms(static_cast<int>(absl::ToInt64Milliseconds(options_.reply_timeout)));
  uplink::v1::FinancialMessage& financial = *exchange.mutable_financial();
  financial.set_kind(record_.kind());
  *financial.mutable_amount() = record_.amount();
  financial.set_sealed_account(account_.for_uplink());
  financial.set_entry_mode(card_.entry_mode());
  financial.set_pin_block(pin_block_);
  financial.set_field_55(request.field_55());
  const OnlineResult result = HearTheHost(ports_.host.Exchange(exchange));
  Show(v1::Payment::COMPLETING);
  return session.TellOnlineResult(result);
}

OnlineResult Sale::HearTheHost(const absl::StatusOr<ExchangeResponse>& reply) {
  OnlineResult result;
  result.set_outcome(OnlineResult::UNABLE_TO_GO_ONLINE);
  StepDetails details;
  if (!reply.ok()) {
    log::Warn("exchange failed", {{"payment", payment_}, {"status", reply.status().ToString()}});
    details.set_note(std::string(ErrorCodeName(ErrorCodeOf(reply.status()))));
    const bool not_sent = ProvesNothingWasSent(reply.status());
    host_word_ = not_sent ? HostWord::kNotSent : HostWord::kUnknown;
    (void)Journal(not_sent ? Step::NOT_SENT : Step::HOST_SILENT, details);  // Recovery knows without it, too.
    return result;
  }
  host_ = reply->host();
  if (host_.has_response()) *details.mutable_host() = host_;
  details.set_note(reply->detail());
  switch (reply->outcome()) {
    case ExchangeResponse::APPROVED:
      if (!Journal(Step::HOST_APPROVED, details).ok()) {
        // An approval that the journal does not hold must not be used: after a crash it would be reversed.
        host_word_ = HostWord::kUnknown;
        reversal_reason_ = ReversalReason::TERMINAL_FAULT;
        return result;
      }
      host_word_ = HostWord::kApproved;
      if (!MayUseApproval())
        return result;  // Cancelled meanwhile: the card is not told, and Finish undoes it.
      result.set_outcome(OnlineResult::APPROVED);
      break;
    case ExchangeResponse::DECLINED:
      if (host_.response().code() == kUsedBefore) {
        host_word_ = HostWord::kUnknown;
        (void)Journal(Step::HOST_SILENT, details);
        return result;
      }
      host_word_ = HostWord::kDeclined;
      (void)Journal(Step::HOST_DECLINED, details);
      result.set_outcome(OnlineResult::DECLINED);
      break;
    case ExchangeResponse::NOT_SENT:
      host_word_ = HostWord::kNotSent;
      (void)Journal(Step::NOT_SENT, details);
      return result;
    default:  // NO_REPLY, REPLY_MAC_INVALID, REPLY_INVALID: nothing that may be believed.
      host_word_ = HostWord::kUnknown;
      reversal_reason_ = reply->outcome() == ExchangeResponse::REPLY_MAC_INVALID
                             ? ReversalReason::REPLY_MAC_INVALID
                             : ReversalReason::NO_REPLY;
      (void)Journal(Step::HOST_SILENT, details);
      return result;
  }
  result.set_authorisation_response_code(host_.response().code());
  result.set_issuer_data(reply->issuer_data());
  return result;
}

// ---- How it ends. ----

void Sale::Finish(const TransactionEnded& ended) {
  StepDetails details;
  if (ended.has_emv()) *details.mutable_emv() = ended.emv();
  if (!ended.reversal_field_55().empty()) details.set_reversal_field_55(ended.reversal_field_55());
  switch (host_word_) {
    case HostWord::kApproved:
      if (ended.outcome() == TransactionEnded::APPROVED && !WasCancelled()) return Post(details);
      return OweReversal(ReversalReason::TERMINAL_FAULT, details);
    case HostWord::kDeclined:
      return EndWithNoMoneyMoved(VoidReason::DECLINED_BY_HOST, ErrorCode::kUnspecified, details);
    case HostWord::kNotSent:
      return EndWithNoMoneyMoved(VoidReason::NOTHING_SENT, ErrorCode::kHostUnreachable, details);
    case HostWord::kUnknown:
      return OweReversal(reversal_reason_, details);
    case HostWord::kNotAsked: {
      const CardEnd end = EndOf(ended.outcome(), WasCancelled());
      return EndWithNoMoneyMoved(end.reason, end.failure, details);
    }
  }
}

// A port failed: a process died, a device is away, the disk is full.
void Sale::StopBecause(const absl::Status& status) {
  log::Warn("sale stopped", {{"payment", payment_}, {"status", status.ToString()}});
  switch (host_word_) {
    case HostWord::kApproved:
      // A tapped card has had its say before the host was asked; an inserted one has not.
      if (IsContactless(card_) && !WasCancelled()) return Post({});
      return OweReversal(ReversalReason::TERMINAL_FAULT);
    case HostWord::kUnknown:
      return OweReversal(reversal_reason_);
    case HostWord::kDeclined:
      return EndWithNoMoneyMoved(VoidReason::DECLINED_BY_HOST, ErrorCode::kUnspecified);
    default:
      if (WasCancelled())
        return EndWithNoMoneyMoved(VoidReason::CANCELLED_BY_OPERATOR, ErrorCode::kCancelled);
      return EndWithNoMoneyMoved(VoidReason::TERMINAL_FAILED, ErrorCodeOf(status));
  }
}

void Sale::Post(const StepDetails& details) {
  ledger::v1::PostRequest request;
  request.set_payment(payment_);
  *request.mutable_details() = details;
  absl::StatusOr<ledger::v1::PaymentRecord> posted = ports_.books.Post(request);
  if (!posted.ok()) {
    // Whether the books hold it is not known here: Recovery reads them and says which.
    log::Error("could not post", {{"payment", payment_}, {"status", posted.status().ToString()}});
    may_be_open_ = true;
    return Show(v1::Payment::UNKNOWN_REVERSING);
  }
  record_ = *std::move(posted);
  Show(v1::Payment::APPROVED);
}

void Sale::EndWithNoMoneyMoved(VoidReason reason, ErrorCode failure, StepDetails details) {
  ledger::v1::VoidRequest request;
  request.set_payment(payment_);
  request.set_reason(reason);
  if (failure != ErrorCode::kUnspecified) details.set_note(std::string(ErrorCodeName(failure)));
  *request.mutable_details() = details;
  absl::StatusOr<ledger::v1::PaymentRecord> voided = ports_.books.Void(request);
  if (voided.ok()) {
    record_ = *std::move(voided);
  } else {
    // True all the same: nothing moved. The journal has it open, and Recovery will end it there.
    may_be_open_ = true;
    log::Error("could not void", {{"payment", payment_}, {"status", voided.status().ToString()}});
  }
  log_.Update([&](v1::Payment& payment) {
    MergeRecord(record_, payment);
    payment.set_state(StateOfVoid(reason));
    payment.set_void_reason(reason);
    if (failure != ErrorCode::kUnspecified) *payment.mutable_failure() = MakeFailure(failure, payment_);
  });
}

void Sale::OweReversal(ReversalReason reason, StepDetails details) {
  may_be_open_ = true;
  details.set_reversal_reason(reason);
  if (absl::Status status = Journal(Step::REVERSAL_OWED, details); !status.ok()) {
    log::Error("could not journal that a reversal is owed",
               {{"payment", payment_}, {"status", status.ToString()}});
  }
  log_.Update([&](v1::Payment& payment) {
    MergeRecord(record_, payment);
    payment.set_state(v1::Payment::UNKNOWN_REVERSING);
    *payment.mutable_failure() = MakeFailure(ErrorCode::kHostSilent, payment_);
  });
}

// ---- People. ----

Sale::CancelAnswer Sale::Cancel() {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (host_answered_) return CancelAnswer::kTooLate;
  cancelled_ = true;
  if (with_host_) return CancelAnswer::kWillBeUndone;
  changed_.notify_all();
  if (session_ != nullptr) session_->Cancel();
  ports_.pin.Cancel(payment_);
  return CancelAnswer::kCancelling;
}

absl::Status Sale::ChooseApplication(int index) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!asking_application_) return MakeError(ErrorCode::kIllegalStep, "the payment asks for no application");
  application_ = index;
  changed_.notify_all();
  return absl::OkStatus();
}

// The one moment that decides between a cancel and an approval.
bool Sale::MayUseApproval() {
  const std::lock_guard<std::mutex> lock(mutex_);
  host_answered_ = true;
  return !cancelled_;
}

bool Sale::WasCancelled() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return cancelled_;
}

// ---- Small parts. ----

absl::Status Sale::Journal(Step step, const StepDetails& details) {
  ledger::v1::RecordStepRequest request;
  request.set_payment(payment_);
  request.set_step(step);
  *request.mutable_details() = details;
  absl::StatusOr<ledger::v1::PaymentRecord> record = ports_.books.RecordStep(request);
  if (!record.ok()) return record.status();
  record_ = *std::move(record);
  return absl::OkStatus();
}

void Sale::Show(v1::Payment::State state, v1::PaymentEvent event) {
  log_.Update(
      [&](v1::Payment& payment) {
        MergeRecord(record_, payment);
        payment.set_state(state);
      },
      std::move(event));
}

google::protobuf::Timestamp Sale::Until(absl::Duration wait) const {
  return google::protobuf::util::TimeUtil::NanosecondsToTimestamp(
      absl::ToUnixNanos(ports_.clock.Now() + wait));
}

}  // namespace till::payment
