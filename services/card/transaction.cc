// SPDX-License-Identifier: Apache-2.0
#include "services/card/transaction.h"

#include <utility>

#include "services/card/contact_kernel.h"
#include "services/card/contactless_end.h"
#include "services/card/field55.h"
#include "services/card/mastercard_kernel.h"
#include "services/card/quick_kernel.h"
#include "services/card/stripe.h"

namespace till::card {
namespace {

End CancelledByCaller() {
  return {Outcome::kCancelled, "cancelled"};
}

std::string PrintableName(ByteView value) {
  std::string name;
  for (uint8_t c : value.first(std::min<size_t>(value.size(), 26))) {
    if (c >= 0x20 && c < 0x7F) name.push_back(static_cast<char>(c));
  }
  while (!name.empty() && name.back() == ' ') name.pop_back();
  return name;
}

// What to call the application on a receipt: the FCI knows the preferred name, a directory seldom does (Book
// 1, table 10).
std::string ApplicationName(const DataStore& store, const Candidate& candidate) {
  const ByteView table = store.Value(0x9F11);
  std::string name;
  if (table.size() == 1 && table[0] == 1) name = PrintableName(store.Value(0x9F12));
  if (name.empty()) name = PrintableName(store.Value(0x50));
  return name.empty() ? candidate.DisplayName() : name;
}

std::unique_ptr<Kernel> MakeKernel(hal::CardInterface interface, const KernelContext& context,
                                   const ApplicationParameters& application, DataStore& store) {
  if (interface == hal::CardInterface::kContact)
    return std::make_unique<ContactKernel>(context, application, store);
  if (application.kernel == KernelKind::kMastercard) {
    return std::make_unique<MastercardKernel>(context, application, store);
  }
  return std::make_unique<QuickKernel>(context, application, store);
}

}  // namespace

Transaction::Transaction(const TransactionParts& parts, TransactionRequest request)
    : parts_(parts),
      request_(std::move(request)),
      channel_(parts.reader),
      context_{channel_, parts_.terminal, parts_.authorities, parts_.random, request_.parameters},
      interfaces_(request_.interfaces),
      fallback_(request_.fallback) {}

Transaction::~Transaction() {
  // Whatever state it is left in, no card stays powered.
  if (state_ != State::kStart && state_ != State::kEnded) (void)parts_.reader.PowerOff();
}

bool Transaction::waiting_for_decision() const {
  return ready_.empty() &&
         (state_ == State::kAwaitChoice || state_ == State::kAwaitPin || state_ == State::kAwaitHost);
}

absl::StatusOr<Event> Transaction::Advance() {
  while (ready_.empty()) {
    if (state_ == State::kEnded) return absl::FailedPreconditionError("the transaction has ended");
    if (waiting_for_decision()) {
      // A cancel takes the place of a choice or a PIN, never of the host's answer.
      if (state_ == State::kAwaitHost || !cancel_.stop_requested()) {
        return absl::FailedPreconditionError("the transaction waits for a decision");
      }
      Finish(CancelledByCaller());
      continue;
    }
    if (absl::Status status = Step(); !status.ok()) {
      state_ = State::kEnded;
      (void)parts_.reader.PowerOff();
      return status;
    }
  }
  Event event = std::move(ready_.front());
  ready_.pop_front();
  return event;
}

absl::Status Transaction::Step() {
  // Up to the online request a cancel is honoured between any two steps; after it the card's answer must not
  // be lost.
  if (cancel_.stop_requested() && !online_ && state_ != State::kStart && state_ != State::kPreviousCard) {
    Finish(CancelledByCaller());
    return absl::OkStatus();
  }
  switch (state_) {
    case State::kStart:
      if (absl::Status status = parts_.sealer.Ready(); !status.ok()) return status;
      state_ = request_.typed != nullptr ? State::kTyped : State::kPreviousCard;
      return absl::OkStatus();
    case State::kTyped:
      return TakeTyped();
    case State::kPreviousCard:
      return AskForThePreviousCard();
    case State::kWaitForCard:
      return WaitForCard();
    case State::kPowerOn:
      return PowerOn();
    case State::kSwipe:
      return ReadStripe();
    case State::kSelect:
      return SelectNext(chosen_);
    case State::kReadApplication:
      return ReadApplication();
    case State::kVerify:
      return Verify();
    case State::kDecide:
      return Decide();
    case State::kComplete:
      return Complete();
    case State::kAwaitChoice:
    case State::kAwaitPin:
    case State::kAwaitHost:
    case State::kEnded:
      break;
  }
  return absl::InternalError("no step to take");
}

absl::Status Transaction::AskForThePreviousCard() {
  const hal::ReaderStatus reader = parts_.reader.Status();
  // Nobody is asked for what the reader does not have.
  for (const hal::CardInterface each :
       {hal::CardInterface::kContact, hal::CardInterface::kContactless, hal::CardInterface::kStripe}) {
    if (!reader.interfaces.Has(each)) interfaces_.Remove(each);
  }
  if (interfaces_.empty()) {
    Finish({Outcome::kUnreadable, "the reader has none of the ways that were asked for"});
    return absl::OkStatus();
  }
  // A card that was left in the slot must not pay for the next customer: it goes out before the readers open.
  if (interfaces_.Has(hal::CardInterface::kContact) && reader.card_inserted) {
    const absl::Duration patience = asked_for_removal_ ? request_.card_timeout : absl::Milliseconds(100);
    absl::StatusOr<hal::RemovalOutcome> removal = parts_.reader.WaitForRemoval(patience, cancel_.get_token());
    if (!removal.ok()) return removal.status();
    if (*removal == hal::RemovalOutcome::kCancelled) {
      Finish(CancelledByCaller());
      return absl::OkStatus();
    }
    if (*removal == hal::RemovalOutcome::kStillThere) {
      if (asked_for_removal_) {
        Finish({Outcome::kTimedOut, "the card of the last transaction was not taken out"});
      } else {
        ready_.push_back(RemoveCard{});
      }
      asked_for_removal_ = true;
      return absl::OkStatus();
    }
  }
  ready_.push_back(WaitingForCard{interfaces_, fallback_});
  state_ = State::kWaitForCard;
  return absl::OkStatus();
}

absl::Status Transaction::WaitForCard() {
  absl::StatusOr<hal::WaitOutcome> outcome =
      parts_.reader.WaitForCard(interfaces_, request_.card_timeout, cancel_.get_token());
  if (!outcome.ok()) return outcome.status();
  switch (*outcome) {
    case hal::WaitOutcome::kContactInserted:
      interface_ = hal::CardInterface::kContact;
      state_ = State::kPowerOn;
      break;
    case hal::WaitOutcome::kContactlessInField:
      interface_ = hal::CardInterface::kContactless;
      state_ = State::kPowerOn;
      break;
    case hal::WaitOutcome::kSwiped:
      interface_ = hal::CardInterface::kStripe;
      state_ = State::kSwipe;
      break;
    case hal::WaitOutcome::kNoCardInTime:
      Finish({Outcome::kTimedOut, "no card in time"});
      break;
    case hal::WaitOutcome::kCancelled:
      Finish(CancelledByCaller());
      break;
  }
  return absl::OkStatus();
}

absl::Status Transaction::PowerOn() {
  absl::StatusOr<hal::PowerOnResult> power = parts_.reader.PowerOn(interface_);
  if (!power.ok()) return power.status();
  switch (power->outcome) {
    case hal::ExchangeOutcome::kAnswered:
      break;
    case hal::ExchangeOutcome::kCollision:
      Finish({Outcome::kUnreadable, "more than one card in the field (EMV Contactless Book D, 9.3)"});
      return absl::OkStatus();
    default:
      ReadingFailed({Outcome::kUnreadable, "the card does not answer"});
      return absl::OkStatus();
  }
  ready_.push_back(CardDetected{interface_, false});
  return BuildList();
}

absl::Status Transaction::BuildList() {
  const bool contact = interface_ == hal::CardInterface::kContact;
  CandidateList list =
      contact ? BuildContactList(channel_, parts_.terminal) : BuildContactlessList(channel_, parts_.terminal);
  if (!channel_.fault().ok()) return channel_.fault();
  if (list.failure.has_value()) {
    ReadingFailed(*list.failure);
    return absl::OkStatus();
  }
  candidates_ = std::move(list.candidates);
  chosen_ = 0;
  // In the field nobody has time to choose: the card's first is taken (Book B, 3.3.3).
  if (!contact || !NeedsChoice(candidates_)) {
    state_ = State::kSelect;
    return absl::OkStatus();
  }
  ApplicationChoice choice;
  for (const Candidate& each : candidates_) choice.items.push_back({ToHex(each.name), each.DisplayName()});
  ready_.push_back(std::move(choice));
  state_ = State::kAwaitChoice;
  return absl::OkStatus();
}

absl::Status Transaction::Choose(int index) {
  if (state_ != State::kAwaitChoice) return absl::FailedPreconditionError("no application is to be chosen");
  if (index >= static_cast<int>(candidates_.size()))
    return absl::InvalidArgumentError("there is no such application");
  if (index < 0) {
    Finish({Outcome::kCancelled, "no application was chosen"});
    return absl::OkStatus();
  }
  chosen_ = static_cast<size_t>(index);
  state_ = State::kSelect;
  return absl::OkStatus();
}

absl::Status Transaction::SelectNext(size_t index) {
  kernel_.reset();
  store_ = std::make_unique<DataStore>();
  const Selected selected = SelectApplication(channel_, candidates_[index], *store_);
  if (!channel_.fault().ok()) return channel_.fault();
  if (selected.failure.has_value()) {
    ReadingFailed(*selected.failure);
    return absl::OkStatus();
  }
  Kernel::ReadResult read{std::nullopt, selected.refused};
  if (!selected.refused) {
    kernel_ = MakeKernel(interface_, context_, *candidates_[index].parameters, *store_);
    read = kernel_->Read();
    if (!channel_.fault().ok()) return channel_.fault();
  }
  if (read.end.has_value()) {
    ReadingFailed(*read.end);
    return absl::OkStatus();
  }
  if (!read.application_refused) {
    state_ = State::kReadApplication;
    return absl::OkStatus();
  }
  // Book 1, 12.4 and Book 3, 10.1: without this one, choose again among the others.
  kernel_.reset();
  candidates_.erase(candidates_.begin() + static_cast<ptrdiff_t>(index));
  if (candidates_.empty()) {
    Finish({Outcome::kNotAccepted, "the card refused every application (EMV Book 1, 12.4)"});
    return absl::OkStatus();
  }
  chosen_ = 0;
  if (interface_ == hal::CardInterface::kContact && NeedsChoice(candidates_)) {
    ApplicationChoice choice;
    for (const Candidate& each : candidates_) choice.items.push_back({ToHex(each.name), each.DisplayName()});
    ready_.push_back(std::move(choice));
    state_ = State::kAwaitChoice;
  }
  return absl::OkStatus();
}

absl::Status Transaction::ReadApplication() {
  absl::StatusOr<AccountData> account = AccountFromChip(*store_, request_.parameters.payment_id);
  if (!account.ok()) {
    ReadingFailed({Outcome::kUnreadable, std::string(account.status().message())});
    return absl::OkStatus();
  }
  const Candidate& candidate = candidates_[chosen_];
  CardFacts facts;
  facts.scheme =
      candidate.parameters->scheme.empty() ? SchemeOf(candidate.name) : candidate.parameters->scheme;
  facts.aid = ToHex(candidate.name);
  facts.application_label = ApplicationName(*store_, candidate);
  facts.cardholder_name = PrintableName(store_->Value(0x5F20));
  return EmitCardRead(*account, std::move(facts));
}

absl::Status Transaction::EmitCardRead(const AccountData& account, CardFacts facts) {
  absl::StatusOr<SealedBoxes> boxes = parts_.sealer.Seal(account);
  if (!boxes.ok()) return boxes.status();
  facts.interface = interface_;
  facts.fallback = fallback_ && !chip();
  facts.masked_number = account.pan.Masked();
  facts.token = parts_.tokenizer.Token(account.pan);
  facts.expired =
      IsExpired(account.expiry_yymm, absl::ToCivilDay(request_.parameters.time, parts_.terminal.time_zone));
  const bool expired_stripe = facts.expired && !chip();
  ready_.push_back(CardRead{std::move(facts), *std::move(boxes)});
  state_ = State::kVerify;
  if (parts_.blacklist != nullptr && parts_.blacklist->Contains(account.pan)) {
    // A terminal's exception file would leave the word to the action codes (EMV 4.4 Book 4, 6.3.5); this one
    // is the acquirer's, and is final.
    Finish({Outcome::kNotAccepted, "the card is on the host's list of refused cards", true});
  } else if (request_.parameters.account_only) {
    // EMV 4.4 Book 3, 9: a transaction has at most two GENERATE AC. This one ends before card action analysis
    // (10.8) and has none; the card loses power as if it had been taken out.
    Finish({Outcome::kApproved, "the account was read"});
  } else if (expired_stripe) {
    // A chip says so in its TVR, and the action codes decide; a stripe cannot.
    Finish({Outcome::kNotAccepted, "the card is past its expiry date"});
  }
  return absl::OkStatus();
}

void Transaction::ReadingFailed(End end) {
  const bool chip_failed = interface_ == hal::CardInterface::kContact && end.outcome == Outcome::kUnreadable;
  if (!chip_failed || fallback_ || !interfaces_.Has(hal::CardInterface::kStripe)) {
    Finish(std::move(end));
    return;
  }
  // Nothing but a chip that does not work opens the stripe to a card with a chip: not a card taken out, nor
  // one whose applications are blocked or unknown.
  (void)parts_.reader.PowerOff();
  kernel_.reset();
  store_.reset();
  candidates_.clear();
  fallback_ = true;
  interfaces_ = {hal::CardInterface::kStripe};
  interface_ = hal::CardInterface::kStripe;
  ready_.push_back(RemoveCard{});
  ready_.push_back(WaitingForCard{interfaces_, fallback_});
  state_ = State::kWaitForCard;
}

absl::Status Transaction::ReadStripe() {
  absl::StatusOr<hal::Tracks> tracks = parts_.reader.ReadTracks();
  if (absl::IsNotFound(tracks.status())) {
    Finish({Outcome::kUnreadable, "the stripe could not be read"});
    return absl::OkStatus();
  }
  if (!tracks.ok()) return tracks.status();
  absl::StatusOr<StripeAccount> stripe =
      ParseStripe(tracks->track1.RevealText(), tracks->track2.RevealText(), tracks->track3.RevealText(),
                  request_.parameters.payment_id);
  if (!stripe.ok()) {
    Finish({Outcome::kUnreadable, std::string(stripe.status().message())});
    return absl::OkStatus();
  }
  const StripeRule rule = parts_.terminal.StripeRuleOf(stripe->scheme);
  if (std::optional<End> end = CheckStripe(*stripe, rule)) {
    Finish(*std::move(end));
    return absl::OkStatus();
  }
  const bool wants_pin = rule.always_pin || stripe->pin_wish() != StripeAccount::PinWish::kNone;
  stripe_method_ = wants_pin && parts_.terminal.SupportsOnlinePin() ? VerificationMethod::kOnlinePin
                                                                    : VerificationMethod::kSignature;
  ready_.push_back(CardDetected{interface_, fallback_});
  CardFacts facts;
  facts.scheme = stripe->scheme;
  facts.cardholder_name = stripe->cardholder_name;
  return EmitCardRead(stripe->account, std::move(facts));
}

// Nothing tells what the card wants: a PIN is asked for where that can be, and a customer who has none says
// so and signs.
absl::Status Transaction::TakeTyped() {
  interface_ = hal::CardInterface::kStripe;  // as of a stripe, there is no chip that has a say
  stripe_method_ =
      parts_.terminal.SupportsOnlinePin() ? VerificationMethod::kOnlinePin : VerificationMethod::kSignature;
  CardFacts facts;
  facts.typed = true;
  facts.scheme = SchemeOfNumber(request_.typed->pan.RevealDigits());
  return EmitCardRead(*request_.typed, std::move(facts));
}

std::optional<End> Transaction::CheckStripe(const StripeAccount& stripe, const StripeRule& rule) const {
  // A card with a chip is swiped only after its chip has failed.
  if (stripe.HasChip() && !fallback_) {
    return End{Outcome::kTryContact, "the service code says that the card has a chip (ISO/IEC 7813)"};
  }
  if (!rule.accepted) return End{Outcome::kNotAccepted, "the scheme's stripes are not accepted here"};
  if (stripe.HasChip() && !rule.fallback) {
    return End{Outcome::kNotAccepted, "the scheme does not allow the stripe in place of the chip"};
  }
  // An account is read to give money back, too.
  if (request_.parameters.account_only) return std::nullopt;
  if (stripe.CashOnly())
    return End{Outcome::kNotAccepted, "the service code is for cash only (ISO/IEC 7813)"};
  const bool needs_pin = rule.always_pin || stripe.pin_wish() == StripeAccount::PinWish::kRequired;
  if (needs_pin && !parts_.terminal.SupportsOnlinePin()) {
    return End{Outcome::kNotAccepted,
               "the card wants a PIN and the terminal cannot ask for one (ISO/IEC 7813)"};
  }
  return std::nullopt;
}

absl::Status Transaction::Verify() {
  VerificationMethod method = stripe_method_;
  bool wants_pin = method == VerificationMethod::kOnlinePin;
  if (chip()) {
    wants_pin = kernel_->NextVerification() == Kernel::Verification::kOnlinePin;
    if (!channel_.fault().ok()) return channel_.fault();
    method = wants_pin ? VerificationMethod::kOnlinePin : kernel_->verification_method();
  }
  // A PIN that was given has been announced before.
  if (wants_pin || method != VerificationMethod::kOnlinePin) ready_.push_back(VerificationNeeded{method});
  state_ = wants_pin ? State::kAwaitPin : State::kDecide;
  return absl::OkStatus();
}

absl::Status Transaction::GivePin(PinOutcome outcome) {
  if (state_ != State::kAwaitPin) return absl::FailedPreconditionError("no PIN was asked for");
  if (outcome == PinOutcome::kCancelled || outcome == PinOutcome::kTimedOut) {
    Finish(outcome == PinOutcome::kCancelled ? End{Outcome::kCancelled, "the customer cancelled at the PIN"}
                                             : End{Outcome::kTimedOut, "no PIN in time"});
    return absl::OkStatus();
  }
  if (chip()) {
    if (std::optional<End> end = kernel_->GivePin(outcome)) {
      Finish(*end);
      return absl::OkStatus();
    }
    state_ = State::kVerify;
    return absl::OkStatus();
  }
  if (outcome == PinOutcome::kPadFailed) {
    Finish({Outcome::kDeclined, "the PIN pad does not work and the card wants a PIN"});
    return absl::OkStatus();
  }
  // A stripe without PIN goes to the issuer with a signature.
  if (outcome == PinOutcome::kBypassed) stripe_method_ = VerificationMethod::kSignature;
  state_ = State::kDecide;
  return absl::OkStatus();
}

absl::Status Transaction::Decide() {
  std::optional<End> end;
  if (chip()) end = kernel_->Decide();
  if (!channel_.fault().ok()) return channel_.fault();
  if (end.has_value()) {
    Finish(*end);
    return absl::OkStatus();
  }
  OnlineRequest request;
  request.method = stripe_method_;
  if (chip()) {
    request.method = kernel_->verification_method();
    request.field55 = AuthorisationField55(*store_);
    request.reversal_field55 = ReversalField55(*store_);
    request.emv = Facts();
  }
  // In the field the card's part is over.
  if (interface_ == hal::CardInterface::kContactless) (void)parts_.reader.PowerOff();
  online_ = true;
  ready_.push_back(std::move(request));
  state_ = State::kAwaitHost;
  return absl::OkStatus();
}

absl::Status Transaction::GiveHostAnswer(HostAnswer answer) {
  if (state_ != State::kAwaitHost) return absl::FailedPreconditionError("no host was asked for");
  answer_ = std::move(answer);
  state_ = State::kComplete;
  return absl::OkStatus();
}

absl::Status Transaction::Complete() {
  // From here a broken reader is an outcome too: the kernel reports an approval without confirmation as
  // refused.
  Finish(chip() ? kernel_->Complete(*answer_) : EndByHost(answer_->decision));
  return absl::OkStatus();
}

void Transaction::Finish(End end) {
  Ended ended;
  ended.end = std::move(end);
  // Of an account alone nothing of the chip's is told, whatever it said on its way.
  if (kernel_ != nullptr && !request_.parameters.account_only) {
    ended.emv = Facts();
    if (!store_->Value(0x9F26).empty()) ended.field55 = AuthorisationField55(*store_);
    ended.reversal_field55 = ReversalField55(*store_);
    const ByteView results = store_->Value(0xDF31);
    ended.script_results.assign(results.begin(), results.end());
  }
  const bool waited_only = state_ == State::kWaitForCard || state_ == State::kPreviousCard;
  const bool remove = interface_ == hal::CardInterface::kContact && !waited_only && state_ != State::kStart &&
                      state_ != State::kTyped;
  (void)parts_.reader.PowerOff();
  if (remove) ready_.push_back(RemoveCard{});
  ready_.push_back(std::move(ended));
  // The account is not needed any more.
  kernel_.reset();
  store_.reset();
  state_ = State::kEnded;
}

EmvFacts Transaction::Facts() const {
  EmvFacts facts;
  const auto hex = [&](tlv::Tag tag) { return ToHex(store_->Value(tag)); };
  facts.cryptogram = hex(0x9F26);
  const ByteView information = store_->Value(0x9F27);
  if (information.size() == 1) {
    facts.cryptogram_type = CryptogramName(static_cast<CryptogramType>(information[0] & 0xC0));
  }
  facts.tvr = hex(0x95);
  facts.tsi = hex(0x9B);
  facts.atc = hex(0x9F36);
  facts.aip = hex(0x82);
  facts.unpredictable_number = hex(0x9F37);
  facts.issuer_application_data = hex(0x9F10);
  facts.cvm_results = hex(0x9F34);
  facts.terminal_capabilities = hex(0x9F33);
  facts.request_cryptogram = ToHex(kernel_->request_cryptogram());
  return facts;
}

}  // namespace till::card
