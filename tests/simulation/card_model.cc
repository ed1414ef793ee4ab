// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/card_model.h"

#include <algorithm>
#include <deque>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "tests/simulation/process_death.h"

namespace till::simulation {

using card::v1::OnlineResult;
using card::v1::PinOutcome;
using card::v1::StartTransaction;
using card::v1::TransactEvent;
using card::v1::TransactionEnded;

namespace {

constexpr int kAccounts = 6;

}  // namespace

class CardModel::Session final : public payment::CardSession {
 public:
  Session(CardModel& model, const StartTransaction& start) : model_(model), start_(start) { Present(); }

  absl::StatusOr<TransactEvent> Next() override {
    model_.at_work_();
    if (model_.faults_.Strike(Fault::kDeathAtCard)) {
      model_.log_.Add("death at the card");
      throw ProcessDeath();
    }
    if (model_.faults_.Strike(Fault::kCardProcessDies)) {
      model_.log_.Add("card died");
      return MakeError(ErrorCode::kServiceUnavailable, "simulated");
    }
    if (cancelled_ && !online_) {
      events_.clear();
      End(TransactionEnded::CANCELLED);
    }
    if (events_.empty()) return MakeError(ErrorCode::kTimedOut, "the card waits for a decision");
    TransactEvent event = std::move(events_.front());
    events_.pop_front();
    online_ = online_ || event.has_online_request();
    return event;
  }

  absl::Status SelectApplication(int) override { return absl::OkStatus(); }

  absl::Status TellPinOutcome(PinOutcome::Outcome outcome) override {
    if (outcome == PinOutcome::CANCELLED) {
      End(TransactionEnded::CANCELLED);
    } else if (outcome == PinOutcome::TIMED_OUT) {
      End(TransactionEnded::TIMED_OUT);
    } else {
      Decide();
    }
    return absl::OkStatus();
  }

  absl::Status TellOnlineResult(const OnlineResult& result) override {
    Tell().mutable_remove_card();
    // One that is UNANSWERED is asked for its refusal.
    const bool by_itself = result.outcome() == OnlineResult::UNABLE_TO_GO_ONLINE &&
                           start_.may_approve_offline() && !stripe_ && model_.random_.Chance(500);
    if (by_itself) {
      EndByItself();
    } else if (result.outcome() != OnlineResult::APPROVED) {
      End(TransactionEnded::DECLINED);
      if (model_.random_.Chance(50)) events_.back().mutable_ended()->set_script_results("DF31");
    } else if (!contactless_ && !stripe_ && model_.Comes(60)) {
      End(TransactionEnded::CARD_REFUSED_APPROVAL);
    } else {
      End(TransactionEnded::APPROVED);
      if (model_.random_.Chance(100)) events_.back().mutable_ended()->set_script_results("DF31");
    }
    return absl::OkStatus();
  }

  void Cancel() override { cancelled_ = true; }

 private:
  TransactEvent& Tell() { return events_.emplace_back(); }

  // The customer comes, or not, and the card is read.
  void Present() {
    Random& random = model_.random_;
    account_ = model_.expected_.empty() || model_.Comes(30)
                   ? absl::StrCat("account-", random.Below(kAccounts))
                   : model_.expected_;
    const bool contact_only = start_.entry_modes_size() == 1 && start_.entry_modes(0) == common::v1::CONTACT;
    contactless_ = !contact_only && random.Chance(400);
    for (const int mode : start_.entry_modes())
      stripe_ = stripe_ || (mode == common::v1::MAGNETIC_STRIPE && random.Chance(300));
    const bool typed = !start_.typed_account().empty();
    stripe_ = stripe_ || typed;  // no chip has a say
    if (stripe_) contactless_ = false;
    if (!typed) {
      Tell().mutable_waiting_for_card();
      if (model_.Comes(20))
        return End(random.OneOf({TransactionEnded::TIMED_OUT, TransactionEnded::CANCELLED}));
      Tell().mutable_card_detected();
    }
    if (contactless_ && model_.Comes(60)) return End(TransactionEnded::TRY_CONTACT);
    if (model_.Comes(30)) {
      return End(random.OneOf(
          {TransactionEnded::CARD_REMOVED, TransactionEnded::NOT_ACCEPTED, TransactionEnded::UNREADABLE}));
    }
    card::v1::CardRead& read = *Tell().mutable_card_read();
    read.mutable_card()->set_scheme("UNIONPAY");
    read.mutable_card()->set_masked_number("622848*********" + std::string(3, '0') + account_.back());
    read.mutable_card()->set_token(TokenOf(account_));
    read.mutable_card()->set_entry_mode(typed          ? common::v1::MANUAL
                                        : stripe_      ? common::v1::MAGNETIC_STRIPE
                                        : contactless_ ? common::v1::CONTACTLESS
                                                       : common::v1::CONTACT);
    model_.accounts_[start_.payment()] = account_;
    read.mutable_account()->set_for_pin(absl::StrCat("pin ", start_.payment(), " ", account_));
    read.mutable_account()->set_for_uplink(absl::StrCat("uplink ", start_.payment(), " ", account_));
    if (start_.flow() == StartTransaction::READ_ACCOUNT) return End(TransactionEnded::APPROVED);
    asks_pin_ = random.Chance(600) && !start_.no_verification();
    Tell().mutable_verification_needed()->set_method(asks_pin_ ? common::v1::ONLINE_PIN : common::v1::NO_CVM);
    if (!asks_pin_) Decide();
  }

  void End(TransactionEnded::Outcome outcome) {
    TransactionEnded& ended = *Tell().mutable_ended();
    ended.set_outcome(outcome);
    ended.mutable_emv()->set_tvr("0000000000");
    ended.set_reversal_field_55("final values");
    model_.log_.Add("card of ", account_, " will end ", TransactionEnded::Outcome_Name(outcome));
  }

  void EndByItself() {
    End(TransactionEnded::APPROVED_OFFLINE);
    events_.back().mutable_ended()->mutable_emv()->set_cryptogram_type("TC");
    events_.back().mutable_ended()->set_field_55("with the TC");
  }

  // The first GENERATE AC.
  void Decide() {
    if (model_.Comes(20)) {
      return End(model_.random_.OneOf({TransactionEnded::DECLINED, TransactionEnded::CARD_REMOVED}));
    }
    if (start_.may_approve_offline() && !asks_pin_ && !stripe_ && model_.random_.Chance(500)) {
      return EndByItself();
    }
    card::v1::OnlineRequest& request = *Tell().mutable_online_request();
    request.set_field_55("first values");
    request.set_reversal_field_55("first values");
    request.set_verification(asks_pin_ ? common::v1::ONLINE_PIN : common::v1::NO_CVM);
    request.mutable_emv()->set_cryptogram_type("ARQC");
  }

  CardModel& model_;
  const StartTransaction start_;
  std::string account_;
  std::deque<TransactEvent> events_;
  bool contactless_ = false;
  bool stripe_ = false;
  bool asks_pin_ = false;
  bool online_ = false;
  bool cancelled_ = false;
};

void CardModel::ExpectCardOf(const std::string& payment) {
  const auto found = accounts_.find(payment);
  expected_ = found == accounts_.end() ? "" : found->second;
}

absl::StatusOr<std::unique_ptr<payment::CardSession>> CardModel::Begin(const StartTransaction& start) {
  if (faults_.Strike(Fault::kCardProcessDies)) return MakeError(ErrorCode::kServiceUnavailable, "simulated");
  return std::make_unique<Session>(*this, start);
}

}  // namespace till::simulation
