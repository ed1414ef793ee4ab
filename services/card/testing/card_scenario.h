// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_TESTING_CARD_SCENARIO_H_
#define TILL_SERVICES_CARD_TESTING_CARD_SCENARIO_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"
#include "hal/card_reader/fake_card_reader.h"
#include "services/card/testing/test_terminal.h"

namespace till::card {

inline constexpr uint8_t kUnpredictable[] = {0xA1, 0xB2, 0xC3, 0xD4};

inline const char* Name(VerificationMethod method) {
  switch (method) {
    case VerificationMethod::kNone:
      return "none";
    case VerificationMethod::kOnlinePin:
      return "pin";
    case VerificationMethod::kSignature:
      return "signature";
    case VerificationMethod::kDevice:
      return "device";
  }
  return "?";
}

inline const char* Name(Outcome outcome) {
  switch (outcome) {
    case Outcome::kApproved:
      return "approved";
    case Outcome::kDeclined:
      return "declined";
    case Outcome::kCardRefusedApproval:
      return "card-refused-approval";
    case Outcome::kApprovedOffline:
      return "approved-offline";
    case Outcome::kCardRemoved:
      return "card-removed";
    case Outcome::kNotAccepted:
      return "not-accepted";
    case Outcome::kUnreadable:
      return "unreadable";
    case Outcome::kTimedOut:
      return "timed-out";
    case Outcome::kCancelled:
      return "cancelled";
    case Outcome::kTryContact:
      return "try-contact";
  }
  return "?";
}

// Hands is what the people and the host do in a scenario.
struct Hands {
  int application = 0;
  PinOutcome pin = PinOutcome::kEntered;
  HostDecision host = HostDecision::kApproved;
  std::string response_code = "00";
  Bytes issuer_data;
  bool card_may_approve = true;
  bool cancel_at_choice = false;
  bool cancel_at_pin = false;
};

// CardScenario is a terminal with a reader in memory: a test presents cards and runs transactions.
class CardScenario : public testing::Test {
 protected:
  // Run runs a sale to the end and returns the events in one line.
  std::string Run(int64_t amount_minor, const Hands& hands,
                  hal::InterfaceSet interfaces = hal::InterfaceSet::All(), bool fallback = false) {
    TransactionRequest request;
    request.parameters = TestParameters(amount_minor);
    request.interfaces = interfaces;
    request.fallback = fallback;
    return Run(request, hands);
  }

  std::string Run(const TransactionRequest& request, const Hands& hands) {
    card_ = {};
    online_ = {};
    ended_ = {};
    Transaction transaction({reader_, terminal_, authorities_, random_, sealer_, tokenizer_, &blacklist_},
                            request);
    std::vector<std::string> line;
    while (true) {
      absl::StatusOr<Event> event = transaction.Advance();
      if (!event.ok()) {
        line.push_back(absl::StrCat("error ", static_cast<int>(event.status().code())));
        break;
      }
      if (Note(*event, line)) break;
      if (std::holds_alternative<ApplicationChoice>(*event)) {
        if (hands.cancel_at_choice) {
          transaction.Cancel();
        } else {
          EXPECT_TRUE(transaction.Choose(hands.application).ok());
        }
      }
      if (const auto* needed = std::get_if<VerificationNeeded>(&*event);
          needed != nullptr && needed->method == VerificationMethod::kOnlinePin) {
        EXPECT_TRUE(transaction.waiting_for_decision());
        if (hands.cancel_at_pin) {
          transaction.Cancel();
        } else {
          EXPECT_TRUE(transaction.GivePin(hands.pin).ok());
        }
      }
      if (std::holds_alternative<OnlineRequest>(*event)) {
        EXPECT_FALSE(transaction.Advance().ok()) << "the host's answer is missing";
        EXPECT_TRUE(
            transaction
                .GiveHostAnswer({hands.host, hands.response_code, hands.issuer_data, hands.card_may_approve})
                .ok());
      }
    }
    EXPECT_FALSE(transaction.Advance().ok()) << "after the end there is nothing";
    EXPECT_FALSE(reader_.powered()) << "a card was left powered";
    return absl::StrJoin(line, " > ");
  }

  // Notes an event; true at the last one.
  bool Note(const Event& event, std::vector<std::string>& line) {
    if (const auto* waiting = std::get_if<WaitingForCard>(&event)) {
      line.push_back(waiting->fallback ? "waiting fallback" : "waiting");
    }
    if (const auto* detected = std::get_if<CardDetected>(&event)) {
      line.push_back(absl::StrCat("card ", static_cast<int>(detected->interface),
                                  detected->fallback ? " fallback" : ""));
    }
    if (const auto* choice = std::get_if<ApplicationChoice>(&event)) {
      std::vector<std::string> labels;
      for (const auto& item : choice->items) labels.push_back(item.label);
      line.push_back(absl::StrCat("choose ", absl::StrJoin(labels, "|")));
    }
    if (const auto* read = std::get_if<CardRead>(&event)) {
      card_ = read->card;
      boxes_ = read->account;
      line.push_back("read " + read->card.scheme);
    }
    if (const auto* needed = std::get_if<VerificationNeeded>(&event)) {
      line.push_back(absl::StrCat("verify ", Name(needed->method)));
    }
    if (const auto* request = std::get_if<OnlineRequest>(&event)) {
      online_ = *request;
      line.push_back("online");
    }
    if (std::holds_alternative<RemoveCard>(event)) line.push_back("remove");
    if (const auto* ended = std::get_if<Ended>(&event)) {
      ended_ = *ended;
      line.push_back(Name(ended->end.outcome));
      return true;
    }
    return false;
  }

  std::shared_ptr<hal::ScriptedCard> Insert(const std::string& name) {
    auto card = LoadCard(name);
    reader_.Present(hal::CardInterface::kContact, card);
    return card;
  }
  std::shared_ptr<hal::ScriptedCard> Tap(const std::string& name) {
    auto card = LoadCard(name);
    reader_.Present(hal::CardInterface::kContactless, card);
    return card;
  }

  // IssuerData returns tag 91 of a recorded session, wrapped as the host sends it.
  static Bytes IssuerDataOf(const std::string& session) {
    const std::string text = LoadSession(session);
    const std::string mark = "# issuer authentication data: ";
    const size_t at = text.find(mark);
    if (at == std::string::npos) return {};
    const size_t begin = at + mark.size();
    return tlv::Writer().Add(0x91, Hex(text.substr(begin, text.find('\n', begin) - begin))).bytes();
  }

  hal::FakeCardReader reader_;
  TerminalData terminal_ = TestTerminal();
  oda::CapkStore authorities_ = TestAuthorities();
  FixedRandom random_{kUnpredictable};
  OpenSealer sealer_;
  Blacklist blacklist_;
  CardTokenizer tokenizer_{SecretBuffer::Copy(std::vector<uint8_t>(32, 0x5A))};
  CardFacts card_;
  SealedBoxes boxes_;
  OnlineRequest online_;
  Ended ended_;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_TESTING_CARD_SCENARIO_H_
