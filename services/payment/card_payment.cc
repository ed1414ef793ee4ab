// SPDX-License-Identifier: Apache-2.0
#include "services/payment/card_payment.h"

#include <utility>

#include "google/protobuf/util/time_util.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"
#include "services/payment/projection.h"

namespace till::payment {

using card::v1::OnlineResult;
using card::v1::PinOutcome;
using card::v1::TransactEvent;
using card::v1::TransactionEnded;
using ledger::v1::PaymentRecord;
using ledger::v1::ReversalReason;
using ledger::v1::Step;
using ledger::v1::StepDetails;
using ledger::v1::VoidReason;
using uplink::v1::ExchangeResponse;

namespace {

constexpr absl::Duration kChoicePoll = absl::Milliseconds(50);
constexpr char kApprovedInPart[] = "10";

bool IsContactless(const common::v1::CardSummary& card) {
  return card.entry_mode() == common::v1::CONTACTLESS;
}

// How a card transaction that ended before the host was asked ends the payment.
struct CardEnd {
  VoidReason reason;
  ErrorCode failure;
};

CardEnd EndOf(const TransactionEnded& ended, bool cancelled_by_operator) {
  switch (ended.outcome()) {
    case TransactionEnded::TIMED_OUT:
      return {VoidReason::TIMED_OUT, ErrorCode::kTimedOut};
    case TransactionEnded::CANCELLED:
      return {cancelled_by_operator ? VoidReason::CANCELLED_BY_OPERATOR : VoidReason::CANCELLED_BY_CUSTOMER,
              ErrorCode::kCancelled};
    case TransactionEnded::CARD_REMOVED:
      return {VoidReason::CARD_UNUSABLE, ErrorCode::kCardRemoved};
    case TransactionEnded::NOT_ACCEPTED:
      if (ended.reason() == common::v1::CARD_BLACKLISTED)
        return {VoidReason::CARD_UNUSABLE, ErrorCode::kCardBlacklisted};
      return {VoidReason::CARD_UNUSABLE, ErrorCode::kCardNotAccepted};
    case TransactionEnded::TRY_CONTACT:
      return {VoidReason::CARD_UNUSABLE, ErrorCode::kCardNotAccepted};
    case TransactionEnded::DECLINED:
    case TransactionEnded::APPROVED_OFFLINE:  // Nobody allowed it to.
      return {VoidReason::DECLINED_BY_CARD, ErrorCode::kCardDeclined};
    default:
      return {VoidReason::CARD_UNUSABLE, ErrorCode::kCardUnreadable};
  }
}

}  // namespace

CardPayment::CardPayment(Ports ports, Options options, const PaymentRecord& intent, Context context,
                         PaymentLog& log)
    : ports_(ports),
      options_(std::move(options)),
      plan_(PlanOf(intent.kind())),
      rules_(RulesOf(intent.kind())),
      context_(std::move(context)),
      log_(log),
      ending_(ports.books, intent, log) {}

// ---- The payment, from the first event of the card to the last. ----

void CardPayment::Run() {
  if (NeedsCard()) return TakeFromCard();
  TakeWithoutCard();
}

bool CardPayment::NeedsCard() const {
  switch (plan_.card) {
    case CardPart::kNone:
      return false;
    case CardPart::kFromOriginal:
      return options_.card_again || context_.account.box.empty();
    default:
      return true;
  }
}

// The original names the card: the host hears of it by the box that was kept.
void CardPayment::TakeWithoutCard() {
  if (context_.original) {
    card_ = context_.original->details().card();
    if (plan_.card == CardPart::kFromOriginal) card_.set_entry_mode(common::v1::MANUAL);
  }
  AskWithoutTheCard();
}

bool CardPayment::TypeCard() {
  const auto show = [this](const pin::v1::CardNumberProgress& progress) {
    v1::PaymentEvent typing;
    typing.mutable_typing_card()->set_expiry(progress.part() == pin::v1::CardNumberProgress::EXPIRY);
    typing.mutable_typing_card()->set_digit_count(progress.digit_count());
    *typing.mutable_typing_card()->mutable_until() = Until(options_.typing_timeout);
    ending_.Show(v1::Payment::TYPING_CARD, std::move(typing));
  };
  show({});
  pin::v1::EnterCardNumberRequest request;
  request.set_payment(ending_.record().payment());
  if (rules_.has_amount) *request.mutable_amount() = ending_.record().amount();
  request.set_timeout_ms(static_cast<int>(absl::ToInt64Milliseconds(options_.typing_timeout)));
  request.set_language(options_.language);
  const absl::StatusOr<pin::v1::CardNumberResult> result = ports_.pin.EnterCardNumber(request, show);
  if (!result.ok()) {
    StopBecause(result.status());
    return false;
  }
  switch (result->outcome()) {
    case pin::v1::CardNumberResult::ENTERED:
      typed_account_ = result->sealed_account();
      return true;
    case pin::v1::CardNumberResult::CANCELLED:
      ending_.Void(VoidReason::CANCELLED_BY_OPERATOR, ErrorCode::kCancelled);
      return false;
    case pin::v1::CardNumberResult::TIMED_OUT:
      ending_.Void(VoidReason::TIMED_OUT, ErrorCode::kTimedOut);
      return false;
    default:
      ending_.Void(VoidReason::TERMINAL_FAILED, ErrorCode::kPinPadUnavailable);
      return false;
  }
}

void CardPayment::TakeFromCard() {
  if (options_.typed && !TypeCard()) return;
  std::vector<common::v1::EntryMode> entry_modes = options_.entry_modes;
  while (true) {
    const absl::StatusOr<TransactionEnded> ended = RunSession(StartOf(entry_modes));
    if (!ended.ok()) return StopBecause(ended.status());
    const bool insert_instead = ended->outcome() == TransactionEnded::TRY_CONTACT &&
                                host_word_ == HostWord::kNotAsked && entry_modes.size() != 1;
    if (insert_instead) {
      entry_modes = {common::v1::CONTACT};
      v1::PaymentEvent another_way;
      another_way.mutable_try_another_way()->add_entry_modes(common::v1::CONTACT);
      ending_.Show(v1::Payment::WAITING_FOR_CARD, std::move(another_way));
      continue;
    }
    const bool account_read = ended->outcome() == TransactionEnded::APPROVED && !other_card_ &&
                              host_word_ == HostWord::kNotAsked && plan_.card != CardPart::kFull;
    if (account_read) return FinishAccountRead();
    return Finish(*ended);
  }
}

card::v1::StartTransaction CardPayment::StartOf(const std::vector<common::v1::EntryMode>& entry_modes) const {
  const PaymentRecord& record = ending_.record();
  card::v1::StartTransaction start;
  start.set_payment(record.payment());
  *start.mutable_amount() = record.amount();
  start.set_transaction_type(plan_.transaction_type);
  *start.mutable_time() = record.create_time();
  start.set_trace_number(record.trace_number());
  start.set_card_timeout_ms(static_cast<int>(absl::ToInt64Milliseconds(options_.card_timeout)));
  for (const common::v1::EntryMode mode : entry_modes) start.add_entry_modes(mode);
  start.set_flow(plan_.card == CardPart::kFull ? card::v1::StartTransaction::FULL
                                               : card::v1::StartTransaction::READ_ACCOUNT);
  start.set_may_approve_offline(options_.may_approve_offline);
  start.set_no_verification(options_.no_verification);
  start.set_typed_account(typed_account_);
  return start;
}

absl::StatusOr<TransactionEnded> CardPayment::RunSession(const card::v1::StartTransaction& start) {
  absl::StatusOr<std::unique_ptr<CardSession>> session = ports_.card.Begin(start);
  if (!session.ok()) return session.status();
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    session_ = session->get();
    if (gate_.WasCancelled()) session_->Cancel();
  }
  absl::StatusOr<TransactEvent> event;
  absl::Status handled;
  do {
    event = (*session)->Next();
    handled = event.ok() ? HandleEvent(**session, *event) : event.status();
  } while (handled.ok() && !event->has_ended());
  const std::lock_guard<std::mutex> lock(mutex_);
  session_ = nullptr;
  if (!handled.ok()) return handled;
  return event->ended();
}

absl::Status CardPayment::HandleEvent(CardSession& session, const TransactEvent& event) {
  switch (event.event_case()) {
    case TransactEvent::kWaitingForCard: {
      v1::PaymentEvent waiting;
      *waiting.mutable_waiting_for_card()->mutable_entry_modes() = event.waiting_for_card().entry_modes();
      *waiting.mutable_waiting_for_card()->mutable_until() = Until(options_.card_timeout);
      waiting.mutable_waiting_for_card()->set_may_type(options_.may_type);
      ending_.Show(v1::Payment::WAITING_FOR_CARD, std::move(waiting));
      return absl::OkStatus();
    }
    case TransactEvent::kCardDetected:
      ending_.Show(v1::Payment::READING_CARD);
      return absl::OkStatus();
    case TransactEvent::kChooseApplication:
      return AskForApplication(session, event.choose_application());
    case TransactEvent::kCardRead:
      return KeepCard(session, event.card_read());
    case TransactEvent::kVerificationNeeded:
      return Verify(session, event.verification_needed());
    case TransactEvent::kOnlineRequest:
      return AskTheHostFor(session, event.online_request());
    case TransactEvent::kRemoveCard: {
      v1::PaymentEvent remove;
      remove.mutable_remove_card();
      ending_.Show(log_.Now().state(), std::move(remove));
      return absl::OkStatus();
    }
    default:  // `ended` is the caller's; an event that this build does not know changes nothing.
      return absl::OkStatus();
  }
}

absl::Status CardPayment::AskForApplication(CardSession& session,
                                            const card::v1::ChooseApplication& question) {
  if (options_.first_application) return session.SelectApplication(0);
  v1::PaymentEvent ask;
  for (const auto& candidate : question.candidates())
    ask.mutable_choose_application()->add_labels(candidate.label());
  *ask.mutable_choose_application()->mutable_until() = Until(options_.choice_timeout);
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    application_.reset();
    asking_application_ = true;
  }
  ending_.Show(v1::Payment::CHOOSING_APPLICATION, std::move(ask));
  const absl::Duration end = ports_.clock.Monotonic() + options_.choice_timeout;
  const auto waiting = [&] {
    const std::lock_guard<std::mutex> lock(mutex_);
    return !application_ && !gate_.WasCancelled() && ports_.clock.Monotonic() < end;
  };
  while (waiting()) ports_.clock.SleepFor(kChoicePoll);
  int index = -1;
  {
    const std::lock_guard<std::mutex> lock(mutex_);
    asking_application_ = false;
    index = application_.value_or(-1);
  }
  if (index >= 0) ending_.Show(v1::Payment::READING_CARD);
  return session.SelectApplication(index < question.candidates_size() ? index : -1);
}

absl::Status CardPayment::KeepCard(CardSession& session, const card::v1::CardRead& read) {
  card_ = read.card();
  account_ = read.account();
  context_.account = {.box = account_.for_uplink(), .payment = ending_.record().payment()};
  StepDetails details;
  *details.mutable_card() = card_;
  if (absl::Status status = ending_.Journal(Step::CARD_READ, details); !status.ok()) return status;
  ending_.Show(v1::Payment::READING_CARD);
  if (context_.original && !SameCard(card_, context_.original->details().card())) {
    other_card_ = true;
    session.Cancel();
  }
  return absl::OkStatus();
}

absl::Status CardPayment::Verify(CardSession& session, const card::v1::CardholderVerificationNeeded& needed) {
  verification_ = needed.method();
  if (verification_ != common::v1::ONLINE_PIN) return absl::OkStatus();
  const absl::StatusOr<pin::v1::PinEntryResult> result = EnterPin();
  if (!result.ok()) {
    if (ErrorCodeOf(result.status()) != ErrorCode::kPinPadUnavailable) return result.status();
    return session.TellPinOutcome(PinOutcome::PIN_PAD_FAILED);
  }
  // The two enums have the same meanings in the same order; the numbers are the API's and frozen.
  return session.TellPinOutcome(static_cast<PinOutcome::Outcome>(result->outcome()));
}

absl::StatusOr<pin::v1::PinEntryResult> CardPayment::EnterPin() {
  const auto show_digits = [this](int digits) {
    v1::PaymentEvent progress;
    progress.mutable_pin_progress()->set_digit_count(digits);
    *progress.mutable_pin_progress()->mutable_until() = Until(options_.pin_timeout);
    ending_.Show(v1::Payment::ENTERING_PIN, std::move(progress));
  };
  show_digits(0);
  pin::v1::EnterOnlinePinRequest request;
  request.set_payment(ending_.record().payment());
  request.set_sealed_account(account_.for_pin());
  *request.mutable_amount() = ending_.record().amount();
  // Nothing tells whether a card that is not there has a PIN; its holder does.
  request.set_bypass_allowed(!typed_account_.empty());
  request.set_timeout_ms(static_cast<int>(absl::ToInt64Milliseconds(options_.pin_timeout)));
  request.set_language(options_.language);
  absl::StatusOr<pin::v1::PinEntryResult> result = ports_.pin.EnterOnlinePin(request, show_digits);
  if (!result.ok() || result->outcome() != pin::v1::PinEntryResult::ENTERED) return result;
  pin_block_ = result->pin_block();
  if (absl::Status status = ending_.Journal(Step::PIN_ENTERED); !status.ok()) return status;
  return result;
}

// The account is read and the card has no say: what is left is the PIN, where the parameters want it, and the
// host.
void CardPayment::FinishAccountRead() {
  const bool wants_pin = options_.pin_again && context_.original &&
                         context_.original->details().verification() == common::v1::ONLINE_PIN;
  if (wants_pin) {
    verification_ = common::v1::ONLINE_PIN;
    const absl::StatusOr<pin::v1::PinEntryResult> result = EnterPin();
    if (!result.ok()) return StopBecause(result.status());
    if (result->outcome() == pin::v1::PinEntryResult::CANCELLED) {
      return ending_.Void(
          gate_.WasCancelled() ? VoidReason::CANCELLED_BY_OPERATOR : VoidReason::CANCELLED_BY_CUSTOMER,
          ErrorCode::kCancelled);
    }
    if (result->outcome() == pin::v1::PinEntryResult::TIMED_OUT)
      return ending_.Void(VoidReason::TIMED_OUT, ErrorCode::kTimedOut);
  }
  AskWithoutTheCard();
}

// ---- The host. ----

void CardPayment::AskWithoutTheCard() {
  if (!gate_.MaySend()) return ending_.Void(VoidReason::CANCELLED_BY_OPERATOR, ErrorCode::kCancelled);
  if (plan_.typing == Typing::kAlways) verification_ = common::v1::NO_CVM;
  if (absl::Status status = AskTheHost({}); !status.ok()) return StopBecause(status);
  TransactionEnded nothing_more;
  nothing_more.set_outcome(TransactionEnded::APPROVED);
  Finish(nothing_more);
}

absl::Status CardPayment::AskTheHostFor(CardSession& session, const card::v1::OnlineRequest& request) {
  if (options_.host_is_away) {
    // Nothing leaves and nothing is owed; the card may approve by itself where that is allowed.
    return session.TellOnlineResult(WordForTheCard());
  }
  if (!gate_.MaySend()) {
    session.Cancel();
    return absl::OkStatus();
  }
  if (absl::Status status = AskTheHost(request); !status.ok()) return status;
  return session.TellOnlineResult(WordForTheCard());
}

// The one place where money can move: nothing is sent before the journal holds ABOUT_TO_SEND, with all that a
// reversal will need, and nothing that comes back is used before the journal holds it.
absl::Status CardPayment::AskTheHost(const card::v1::OnlineRequest& request) {
  if (request.verification() != common::v1::CARDHOLDER_VERIFICATION_UNSPECIFIED)
    verification_ = request.verification();
  StepDetails details;
  // A box of another payment stays where it is: one copy of it is enough.
  if (context_.account.payment == ending_.record().payment())
    details.set_account_for_uplink(context_.account.box);
  if (card_.entry_mode() != common::v1::ENTRY_MODE_UNSPECIFIED) *details.mutable_card() = card_;
  details.set_verification(verification_);
  if (request.has_emv()) *details.mutable_emv() = request.emv();
  details.set_reversal_field_55(request.reversal_field_55());
  if (!options_.telephone_authorisation.empty())
    details.mutable_host()->set_authorisation_code(options_.telephone_authorisation);
  if (absl::Status status = ending_.Journal(Step::ABOUT_TO_SEND, details); !status.ok()) return status;

  v1::PaymentEvent waiting;
  *waiting.mutable_waiting_for_host()->mutable_until() = Until(options_.reply_timeout);
  ending_.Show(v1::Payment::AUTHORISING, std::move(waiting));

  uplink::v1::ExchangeRequest exchange = RequestOf(ending_.record(), context_, options_.reply_timeout);
  if (exchange.has_financial()) {
    exchange.mutable_financial()->set_pin_block(pin_block_);
    exchange.mutable_financial()->set_field_55(request.field_55());
    exchange.mutable_financial()->set_partial_approval(options_.partial_approval);
  }
  HearTheHost(ports_.host.Exchange(exchange));
  ending_.Show(v1::Payment::COMPLETING);
  return absl::OkStatus();
}

void CardPayment::HearTheHost(const absl::StatusOr<ExchangeResponse>& reply) {
  StepDetails details;
  if (reply.ok()) {
    host_ = reply->host();
    if (host_.has_response()) *details.mutable_host() = host_;
    details.set_note(reply->detail());
    issuer_data_ = reply->issuer_data();
    if (reply->outcome() == ExchangeResponse::REPLY_MAC_INVALID)
      reversal_reason_ = ReversalReason::REPLY_MAC_INVALID;
  } else {
    log::Warn("exchange failed",
              {{"payment", ending_.record().payment()}, {"status", reply.status().ToString()}});
    details.set_note(std::string(ErrorCodeName(ErrorCodeOf(reply.status()))));
  }
  host_word_ = rules_.discipline == Discipline::kAdvice ? WordOfAdvice(reply) : WordOf(reply);
  switch (host_word_) {
    case HostWord::kApproved:
      if (!ending_.Journal(Step::HOST_APPROVED, details).ok()) {
        // An approval that the journal does not hold must not be used: after a crash it would be reversed.
        host_word_ = HostWord::kUnknown;
        reversal_reason_ = ReversalReason::TERMINAL_FAULT;
        return;
      }
      // A part that nobody asked for is not what the customer agreed to.
      approval_unusable_ = (host_.response().code() == kApprovedInPart || host_.has_approved_amount()) &&
                           rules_.has_amount &&
                           (!options_.partial_approval || host_.approved_amount().minor_units() <= 0 ||
                            host_.approved_amount().minor_units() > ending_.record().amount().minor_units());
      if (!gate_.MayUseApproval()) approval_unusable_ = true;
      return;
    // Recovery knows what these mean without their step, too.
    case HostWord::kDeclined:
      (void)ending_.Journal(Step::HOST_DECLINED, details);
      return;
    case HostWord::kNotSent:
      (void)ending_.Journal(Step::NOT_SENT, details);
      return;
    default:
      (void)ending_.Journal(Step::HOST_SILENT, details);
  }
}

// What the card hears: the truth, or that nobody answered. An approval that will not be used is not told.
// Only a request that never left lets the card approve by itself (Y3): of any other the host may have moved
// the money, it is undone, and a card's approval of it would be one that nobody takes.
OnlineResult CardPayment::WordForTheCard() const {
  OnlineResult result;
  const bool unsent = host_word_ == HostWord::kNotAsked || host_word_ == HostWord::kNotSent;
  result.set_outcome(unsent ? OnlineResult::UNABLE_TO_GO_ONLINE : OnlineResult::UNANSWERED);
  const bool usable = host_word_ == HostWord::kApproved && !approval_unusable_;
  if (!usable && host_word_ != HostWord::kDeclined) return result;
  result.set_outcome(usable ? OnlineResult::APPROVED : OnlineResult::DECLINED);
  result.set_authorisation_response_code(host_.response().code());
  result.set_issuer_data(issuer_data_);
  return result;
}

// ---- How it ends. ----

void CardPayment::Finish(const TransactionEnded& ended) {
  StepDetails details;
  if (ended.has_emv()) *details.mutable_emv() = ended.emv();
  if (!ended.reversal_field_55().empty()) details.set_reversal_field_55(ended.reversal_field_55());
  if (!ended.field_55().empty()) details.set_field_55(ended.field_55());
  if (!ended.script_results().empty()) details.set_script_results(ended.script_results());
  switch (host_word_) {
    case HostWord::kNotAsked:
      return FinishUnasked(ended, details);
    case HostWord::kDeclined:
      return ending_.Void(VoidReason::DECLINED_BY_HOST, ErrorCode::kUnspecified, details);
    case HostWord::kNotSent:
      return FinishNotSent(ended, details);
    case HostWord::kUnknown:
      return FinishSilent(details);
    case HostWord::kApproved: {
      const bool taken = ended.outcome() == TransactionEnded::APPROVED && !approval_unusable_;
      // What is told cannot be taken back, and what was asked only moved nothing: neither is undone.
      if (taken || !IsReversible()) return ending_.Post(details);
      return ending_.OweReversal(ReversalReason::TERMINAL_FAULT, ErrorCode::kHostSilent, details);
    }
  }
}

void CardPayment::FinishUnasked(const TransactionEnded& ended, const StepDetails& details) {
  if (other_card_) return ending_.Void(VoidReason::OTHER_CARD, ErrorCode::kOtherCard, details);
  if (ended.outcome() == TransactionEnded::APPROVED_OFFLINE && options_.may_approve_offline) {
    StepDetails offline = details;
    offline.set_account_for_uplink(context_.account.box);
    offline.set_verification(verification_);
    return ending_.PostOffline(offline);
  }
  if (options_.host_is_away && ended.outcome() == TransactionEnded::DECLINED)
    return ending_.Void(VoidReason::NOTHING_SENT, ErrorCode::kHostUnreachable, details);
  const CardEnd end = EndOf(ended, gate_.WasCancelled());
  ending_.Void(end.reason, end.failure, details);
}

void CardPayment::FinishNotSent(const TransactionEnded& ended, const StepDetails& details) {
  if (rules_.discipline == Discipline::kAdvice && plan_.owed_when_not_sent) return ending_.OweAdvice();
  if (ended.outcome() == TransactionEnded::APPROVED_OFFLINE && options_.may_approve_offline)
    return ending_.PostOffline(details);
  ending_.Void(VoidReason::NOTHING_SENT, ErrorCode::kHostUnreachable, details);
}

void CardPayment::FinishSilent(const StepDetails& details) {
  switch (rules_.discipline) {
    case Discipline::kAdvice:
      return ending_.OweAdvice();
    case Discipline::kInquiry:
      return ending_.Void(VoidReason::TIMED_OUT, ErrorCode::kHostSilent, details);
    default:
      return ending_.OweReversal(reversal_reason_, ErrorCode::kHostSilent, details);
  }
}

// A port failed: a process died, a device is away, the disk is full.
void CardPayment::StopBecause(const absl::Status& status) {
  log::Warn("payment stopped", {{"payment", ending_.record().payment()}, {"status", status.ToString()}});
  switch (host_word_) {
    case HostWord::kApproved:
      // A tapped card has had its say before the host was asked; an inserted one has not.
      if (!IsReversible() || (IsContactless(card_) && !approval_unusable_)) return ending_.Post({});
      return ending_.OweReversal(ReversalReason::TERMINAL_FAULT, ErrorCode::kHostSilent);
    case HostWord::kUnknown:
      return FinishSilent({});
    case HostWord::kDeclined:
      return ending_.Void(VoidReason::DECLINED_BY_HOST, ErrorCode::kUnspecified);
    case HostWord::kNotSent:
      return FinishNotSent({}, {});
    case HostWord::kNotAsked:
      if (gate_.WasCancelled()) return ending_.Void(VoidReason::CANCELLED_BY_OPERATOR, ErrorCode::kCancelled);
      return ending_.Void(VoidReason::TERMINAL_FAILED, ErrorCodeOf(status));
  }
}

// ---- People. ----

CancelAnswer CardPayment::Cancel() {
  const CancelAnswer answer = gate_.Cancel(IsReversible());
  if (answer != CancelAnswer::kCancelling) return answer;
  const std::lock_guard<std::mutex> lock(mutex_);
  if (session_ != nullptr) session_->Cancel();
  ports_.pin.Cancel(ending_.record().payment());
  return answer;
}

absl::Status CardPayment::ChooseApplication(int index) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (!asking_application_) return MakeError(ErrorCode::kIllegalStep, "the payment asks for no application");
  application_ = index;
  return absl::OkStatus();
}

bool CardPayment::IsReversible() const {
  return rules_.discipline == Discipline::kReversible;
}

google::protobuf::Timestamp CardPayment::Until(absl::Duration wait) const {
  return google::protobuf::util::TimeUtil::NanosecondsToTimestamp(
      absl::ToUnixNanos(ports_.clock.Now() + wait));
}

}  // namespace till::payment
