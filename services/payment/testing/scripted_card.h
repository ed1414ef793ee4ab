// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_TESTING_SCRIPTED_CARD_H_
#define TILL_SERVICES_PAYMENT_TESTING_SCRIPTED_CARD_H_

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "services/common/status/error.h"
#include "services/payment/ports.h"

namespace till::payment {

// ScriptedCard plays a card transaction as `card` would tell it, from a few switches.
class ScriptedCard final : public CardPort {
 public:
  struct Script {
    common::v1::EntryMode entry_mode = common::v1::CONTACT;
    common::v1::CardholderVerification verification = common::v1::ONLINE_PIN;
    int applications = 1;
    // How it ends when the host approves (and the card is asked a second time).
    card::v1::TransactionEnded::Outcome after_approval = card::v1::TransactionEnded::APPROVED;
    // If set, the transaction ends so instead of going online.
    card::v1::TransactionEnded::Outcome before_online = card::v1::TransactionEnded::OUTCOME_UNSPECIFIED;
    // The same, after the card was read: APPROVED_OFFLINE.
    card::v1::TransactionEnded::Outcome after_card_read = card::v1::TransactionEnded::OUTCOME_UNSPECIFIED;
    // How it ends when the host could not be asked.
    card::v1::TransactionEnded::Outcome without_host = card::v1::TransactionEnded::DECLINED;
    // The process dies instead of telling the event of this number (from 1); 0: never.
    int dies_at_event = 0;
    std::string token = "0123456789abcdef0123456789abcdef";
    std::string script_results;
    // Called before an event is told.
    std::function<void(int)> on_event;
  };

  Script script;
  card::v1::OnlineResult heard;
  int sessions = 0;
  // What the latest transaction was asked for.
  card::v1::StartTransaction started;
  std::vector<card::v1::StoreDownloadRequest> downloads;
  // What it says to the next of them, one each.
  std::deque<absl::Status> download_faults;

  absl::StatusOr<std::unique_ptr<CardSession>> Begin(const card::v1::StartTransaction& start) override {
    ++sessions;
    started = start;
    return std::make_unique<Session>(*this, start);
  }

  absl::Status StoreDownload(const card::v1::StoreDownloadRequest& request) override {
    downloads.push_back(request);
    if (download_faults.empty()) return absl::OkStatus();
    const absl::Status fault = download_faults.front();
    download_faults.pop_front();
    return fault;
  }

 private:
  class Session final : public CardSession {
   public:
    Session(ScriptedCard& card, const card::v1::StartTransaction& start) : card_(card), start_(start) {
      if (!start_.typed_account().empty()) {
        TellTheRest();
        return;
      }
      Tell().mutable_waiting_for_card();
      Tell().mutable_card_detected();
      if (card_.script.applications > 1) {
        for (int i = 0; i < card_.script.applications; ++i) {
          (i == 0 ? Tell() : queue_.back())
              .mutable_choose_application()
              ->add_candidates()
              ->set_label("A" + std::to_string(i));
        }
      } else {
        TellTheRest();
      }
    }

    absl::StatusOr<card::v1::TransactEvent> Next() override {
      if (next_ + 1 == static_cast<size_t>(card_.script.dies_at_event)) {
        return MakeError(ErrorCode::kServiceUnavailable, "card is gone");
      }
      if (card_.script.on_event) card_.script.on_event(static_cast<int>(next_) + 1);
      if (cancelled_) return End(card::v1::TransactionEnded::CANCELLED);
      if (next_ >= queue_.size()) return MakeError(ErrorCode::kTimedOut, "the script waits for an answer");
      return queue_[next_++];
    }
    absl::Status SelectApplication(int index) override {
      if (index < 0) cancelled_ = true;
      TellTheRest();
      return absl::OkStatus();
    }
    absl::Status TellPinOutcome(card::v1::PinOutcome::Outcome outcome) override {
      if (outcome == card::v1::PinOutcome::CANCELLED) cancelled_ = true;
      if (outcome == card::v1::PinOutcome::TIMED_OUT) timed_out_ = true;
      timed_out_ ? queue_.push_back(End(card::v1::TransactionEnded::TIMED_OUT)) : GoOnline();
      return absl::OkStatus();
    }
    absl::Status TellOnlineResult(const card::v1::OnlineResult& result) override {
      card_.heard = result;
      Tell().mutable_remove_card();
      switch (result.outcome()) {
        case card::v1::OnlineResult::APPROVED:
          queue_.push_back(End(card_.script.after_approval));
          break;
        case card::v1::OnlineResult::UNABLE_TO_GO_ONLINE:
        case card::v1::OnlineResult::UNANSWERED:  // a card that approves all the same is tested, too
          queue_.push_back(End(card_.script.without_host));
          break;
        default:
          queue_.push_back(End(card::v1::TransactionEnded::DECLINED));
      }
      return absl::OkStatus();
    }
    void Cancel() override { cancelled_ = true; }

   private:
    card::v1::TransactEvent& Tell() { return queue_.emplace_back(); }
    card::v1::TransactEvent End(card::v1::TransactionEnded::Outcome outcome) const {
      card::v1::TransactEvent event;
      event.mutable_ended()->set_outcome(outcome);
      event.mutable_ended()->mutable_emv()->set_tvr("8000048000");
      event.mutable_ended()->set_field_55("last 55");
      event.mutable_ended()->set_script_results(card_.script.script_results);
      return event;
    }
    void EndAccountRead() { Tell().mutable_ended()->set_outcome(card::v1::TransactionEnded::APPROVED); }
    void TellTheRest() {
      if (card_.script.before_online != card::v1::TransactionEnded::OUTCOME_UNSPECIFIED) {
        queue_.push_back(End(card_.script.before_online));
        return;
      }
      card::v1::CardRead& read = *Tell().mutable_card_read();
      read.mutable_card()->set_scheme("UNIONPAY");
      read.mutable_card()->set_masked_number("622848*********0018");
      read.mutable_card()->set_entry_mode(start_.typed_account().empty() ? card_.script.entry_mode
                                                                         : common::v1::MANUAL);
      read.mutable_card()->set_token(card_.script.token);
      read.mutable_account()->set_for_pin("box for pin of " + start_.payment());
      read.mutable_account()->set_for_uplink("box for uplink of " + start_.payment());
      if (start_.flow() == card::v1::StartTransaction::READ_ACCOUNT) return EndAccountRead();
      if (card_.script.after_card_read != card::v1::TransactionEnded::OUTCOME_UNSPECIFIED) {
        queue_.push_back(End(card_.script.after_card_read));
        return;
      }
      Tell().mutable_verification_needed()->set_method(card_.script.verification);
      if (card_.script.verification != common::v1::ONLINE_PIN) GoOnline();
    }
    void GoOnline() {
      card::v1::OnlineRequest& request = *Tell().mutable_online_request();
      request.set_field_55("field 55");
      request.set_reversal_field_55("reversal 55");
      request.set_verification(card_.script.verification);
      request.mutable_emv()->set_cryptogram_type("ARQC");
    }

    ScriptedCard& card_;
    const card::v1::StartTransaction start_;
    std::vector<card::v1::TransactEvent> queue_;
    size_t next_ = 0;
    std::atomic<bool> cancelled_{false};
    bool timed_out_ = false;
  };
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_TESTING_SCRIPTED_CARD_H_
