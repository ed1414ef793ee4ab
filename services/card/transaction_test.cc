// SPDX-License-Identifier: Apache-2.0
// Whole transactions against recorded cards. Each card refuses any command that is not, byte for byte, the
// one that testdata/make_card_sessions.py computed, so the commands are tested as much as the outcomes.

#include "services/card/transaction.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "gtest/gtest.h"
#include "hal/card_reader/fake_card_reader.h"
#include "services/card/testing/test_terminal.h"

namespace till::card {
namespace {

constexpr uint8_t kUnpredictable[] = {0xA1, 0xB2, 0xC3, 0xD4};

const char* Name(VerificationMethod method) {
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

const char* Name(Outcome outcome) {
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

// What the people and the host do in a scenario.
struct Hands {
  int application = 0;
  PinOutcome pin = PinOutcome::kEntered;
  HostDecision host = HostDecision::kApproved;
  std::string response_code = "00";
  Bytes issuer_data;
  bool cancel_at_choice = false;
  bool cancel_at_pin = false;
};

class TransactionTest : public testing::Test {
 protected:
  // Runs to the end and returns the events in one line.
  std::string Run(int64_t amount_minor, const Hands& hands,
                  hal::InterfaceSet interfaces = hal::InterfaceSet::All(), bool fallback = false) {
    TransactionRequest request;
    request.parameters = TestParameters(amount_minor);
    request.interfaces = interfaces;
    request.fallback = fallback;
    Transaction transaction({reader_, terminal_, authorities_, random_, sealer_, tokenizer_}, request);
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
        EXPECT_TRUE(transaction.GiveHostAnswer({hands.host, hands.response_code, hands.issuer_data}).ok());
      }
    }
    EXPECT_FALSE(transaction.Advance().ok()) << "after the end there is nothing";
    EXPECT_FALSE(reader_.powered()) << "a card was left powered";
    return absl::StrJoin(line, " > ");
  }

  // Notes an event; true at the last one.
  bool Note(const Event& event, std::vector<std::string>& line) {
    if (std::holds_alternative<WaitingForCard>(event)) line.push_back("waiting");
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
  CardTokenizer tokenizer_{SecretBuffer::Copy(std::vector<uint8_t>(32, 0x5A))};
  CardFacts card_;
  SealedBoxes boxes_;
  OnlineRequest online_;
  Ended ended_;
};

TEST_F(TransactionTest, ContactSaleWithPinIsApprovedByHostAndCard) {
  auto card = Insert("unionpay_debit_contact");
  EXPECT_EQ(Run(12345, {.issuer_data = IssuerDataOf("unionpay_debit_contact")}),
            "waiting > card 1 > read UNIONPAY > verify pin > online > remove > approved");
  EXPECT_EQ(card->complaint(), "");
  EXPECT_TRUE(card->finished());
  EXPECT_EQ(ended_.emv.cryptogram_type, "TC");
  EXPECT_EQ(ended_.emv.tvr, "0000048000");
  // Data authentication, verification, card risk, issuer authentication, terminal risk: all performed.
  EXPECT_EQ(ended_.emv.tsi, "F800");
  EXPECT_EQ(ended_.emv.cvm_results, "020300");
  EXPECT_EQ(ended_.emv.unpredictable_number, "A1B2C3D4");
  EXPECT_EQ(ended_.emv.request_cryptogram, online_.emv.cryptogram);
  EXPECT_NE(ended_.emv.cryptogram, online_.emv.cryptogram);
  EXPECT_EQ(online_.emv.cryptogram_type, "ARQC");
}

TEST_F(TransactionTest, TheAccountLeavesSealedAndMaskedOnly) {
  Insert("unionpay_debit_contact");
  Run(12345, {.issuer_data = IssuerDataOf("unionpay_debit_contact")});
  EXPECT_EQ(card_.masked_number, "629399*********1003");
  EXPECT_EQ(card_.aid, "A000000333010101");
  EXPECT_EQ(card_.application_label, "PBOC DEBIT");
  EXPECT_EQ(card_.cardholder_name, "TEST/CARDHOLDER");
  EXPECT_FALSE(card_.expired);
  EXPECT_EQ(card_.token.size(), 32u);
  for (const auto* keys : {&sealer_.pin(), &sealer_.uplink()}) {
    const auto account = keys->Open(keys == &sealer_.pin() ? boxes_.for_pin : boxes_.for_uplink);
    ASSERT_TRUE(account.ok()) << account.status();
    EXPECT_EQ(account->pan.RevealDigits(), "6293990100000001003");
    EXPECT_EQ(account->expiry_yymm, "4912");
    EXPECT_EQ(account->sequence_number, "01");
    EXPECT_EQ(account->track2.RevealText(), "6293990100000001003D4912220000001003");
    EXPECT_EQ(account->payment_id, "payments/test-1");
  }
}

TEST_F(TransactionTest, Field55HasTheListOfTheInterfaceAndNoAccountNumber) {
  Insert("unionpay_debit_contact");
  Run(12345, {.issuer_data = IssuerDataOf("unionpay_debit_contact")});
  const auto objects = tlv::ParseObjects(online_.field55);
  ASSERT_TRUE(objects.ok()) << objects.status();
  std::vector<std::string> tags;
  for (const tlv::Object& object : *objects) tags.push_back(absl::StrCat(absl::Hex(object.tag)));
  EXPECT_EQ(absl::StrJoin(tags, " "),
            "9f26 9f27 9f10 9f37 9f36 95 9a 9c 9f02 5f2a 82 9f1a 9f03 9f33 9f34 9f35 84 9f09 9f41 9f1e");
  const Bytes account = Hex("629399010000000100");
  for (const Bytes& field : {online_.field55, online_.reversal_field55, ended_.reversal_field55}) {
    EXPECT_EQ(std::search(field.begin(), field.end(), account.begin(), account.end()), field.end());
  }
  EXPECT_EQ(ToHex(ended_.reversal_field55).substr(0, 14), "95050000048000");
}

TEST_F(TransactionTest, ACardThatRefusesAfterTheHostApprovedOwesAReversal) {
  auto card = Insert("refuses_second_ac");
  EXPECT_EQ(Run(12345, {.issuer_data = IssuerDataOf("refuses_second_ac")}),
            "waiting > card 1 > read UNIONPAY > verify pin > online > remove > card-refused-approval");
  EXPECT_EQ(card->complaint(), "");
  EXPECT_EQ(ended_.emv.cryptogram_type, "AAC");
  EXPECT_FALSE(ended_.reversal_field55.empty());
}

TEST_F(TransactionTest, ACardTakenOutAfterTheHostApprovedOwesAReversal) {
  auto card = Insert("torn_at_second");
  EXPECT_EQ(Run(12345, {.issuer_data = IssuerDataOf("torn_at_second")}),
            "waiting > card 1 > read UNIONPAY > verify pin > online > remove > card-refused-approval");
  EXPECT_EQ(card->complaint(), "");
}

TEST_F(TransactionTest, AReaderThatFailsAfterTheHostApprovedOwesAReversal) {
  Insert("unionpay_debit_contact");
  TransactionRequest request{.parameters = TestParameters(12345), .interfaces = hal::InterfaceSet::All()};
  Transaction transaction({reader_, terminal_, authorities_, random_, sealer_, tokenizer_}, request);
  std::vector<std::string> line;
  while (true) {
    absl::StatusOr<Event> event = transaction.Advance();
    ASSERT_TRUE(event.ok()) << event.status();
    if (Note(*event, line)) break;
    if (line.back() == "verify pin") {
      EXPECT_TRUE(transaction.GivePin(PinOutcome::kEntered).ok());
    }
    if (line.back() == "online") {
      ASSERT_TRUE(transaction.GiveHostAnswer({HostDecision::kApproved, "00", {}}).ok());
      reader_.FailNext(absl::UnavailableError("unplugged"));
    }
  }
  EXPECT_EQ(line.back(), "card-refused-approval");
}

TEST_F(TransactionTest, ACancelAfterTheOnlineRequestComesTooLate) {
  Insert("unionpay_debit_contact");
  TransactionRequest request{.parameters = TestParameters(12345), .interfaces = hal::InterfaceSet::All()};
  Transaction transaction({reader_, terminal_, authorities_, random_, sealer_, tokenizer_}, request);
  std::vector<std::string> line;
  while (true) {
    absl::StatusOr<Event> event = transaction.Advance();
    ASSERT_TRUE(event.ok()) << event.status();
    if (Note(*event, line)) break;
    if (line.back() == "verify pin") {
      EXPECT_TRUE(transaction.GivePin(PinOutcome::kEntered).ok());
    }
    if (line.back() == "online") {
      transaction.Cancel();
      EXPECT_EQ(transaction.Advance().status().code(), absl::StatusCode::kFailedPrecondition);
      ASSERT_TRUE(
          transaction.GiveHostAnswer({HostDecision::kApproved, "00", IssuerDataOf("unionpay_debit_contact")})
              .ok());
    }
  }
  EXPECT_EQ(line.back(), "approved");
}

TEST_F(TransactionTest, ACardTakenOutBeforeItsAnswerOwesNothing) {
  auto card = Insert("torn");
  EXPECT_EQ(Run(12345, {}), "waiting > card 1 > read UNIONPAY > verify pin > remove > card-removed");
  EXPECT_EQ(card->complaint(), "");
}

TEST_F(TransactionTest, WithoutPinTheNextMethodOfTheListIsTaken) {
  // The rule for online PIN (02) does not allow a next one, so verification fails; TVR says that no PIN was
  // entered.
  Insert("unionpay_debit_contact");
  EXPECT_EQ(Run(12345, {.pin = PinOutcome::kBypassed}),
            "waiting > card 1 > read UNIONPAY > verify pin > verify none > remove > unreadable");
  EXPECT_EQ(ended_.emv.tvr, "0000888000");
  EXPECT_EQ(ended_.emv.cvm_results, "020301");
}

TEST_F(TransactionTest, CancelledOrForgottenAtThePinEndsWithoutACryptogram) {
  Insert("unionpay_debit_contact");
  EXPECT_EQ(Run(12345, {.pin = PinOutcome::kCancelled}),
            "waiting > card 1 > read UNIONPAY > verify pin > remove > cancelled");
  EXPECT_EQ(ended_.emv.cryptogram, "");
  Insert("unionpay_debit_contact");
  EXPECT_EQ(Run(12345, {.pin = PinOutcome::kTimedOut}),
            "waiting > card 1 > read UNIONPAY > verify pin > remove > timed-out");
  Insert("unionpay_debit_contact");
  EXPECT_EQ(Run(12345, {.cancel_at_pin = true}),
            "waiting > card 1 > read UNIONPAY > verify pin > remove > cancelled");
}

TEST_F(TransactionTest, AFailedScriptIsReportedAndChangesNoOutcome) {
  auto card = Insert("unionpay_debit_contact_script");
  Bytes issuer_data = IssuerDataOf("unionpay_debit_contact_script");
  const Bytes script = Hex("71 0F 9F18 04 12345678 86 07 84DA000002ABCD");
  issuer_data.insert(issuer_data.end(), script.begin(), script.end());
  issuer_data[issuer_data.size() - script.size() + 1] = static_cast<uint8_t>(script.size() - 2);
  EXPECT_EQ(Run(12345, {.issuer_data = issuer_data}),
            "waiting > card 1 > read UNIONPAY > verify pin > online > remove > approved");
  EXPECT_EQ(card->complaint(), "");
  EXPECT_EQ(ended_.emv.tvr, "0000048020");
  EXPECT_EQ(ended_.emv.tsi, "FC00");
  EXPECT_EQ(ToHex(ended_.script_results), "1112345678");
}

TEST_F(TransactionTest, TheCustomerChoosesAmongApplications) {
  auto card = Insert("two_apps_second");
  EXPECT_EQ(Run(10000, {.application = 1, .issuer_data = IssuerDataOf("two_apps_second")}),
            "waiting > card 1 > choose PBOC DEBIT|PBOC CREDIT > read UNIONPAY > verify none > online > "
            "remove > approved");
  EXPECT_EQ(card->complaint(), "");
  EXPECT_EQ(card_.aid, "A000000333010102");
  EXPECT_EQ(card_.application_label, "Credit line");
}

TEST_F(TransactionTest, NoChoiceIsACancel) {
  Insert("two_apps_second");
  EXPECT_EQ(Run(10000, {.application = -1}),
            "waiting > card 1 > choose PBOC DEBIT|PBOC CREDIT > remove > cancelled");
  Insert("two_apps_second");
  EXPECT_EQ(Run(10000, {.cancel_at_choice = true}),
            "waiting > card 1 > choose PBOC DEBIT|PBOC CREDIT > remove > cancelled");
}

TEST_F(TransactionTest, StaticDataAuthenticationOfACardThatHasNoOther) {
  auto card = Insert("static_only");
  EXPECT_EQ(Run(10000, {.issuer_data = IssuerDataOf("static_only")}),
            "waiting > card 1 > read UNIONPAY > verify none > online > remove > approved");
  EXPECT_EQ(card->complaint(), "");
}

TEST_F(TransactionTest, ACertificateThatDoesNotHoldIsAVerificationResult) {
  auto card = Insert("bad_certificate");
  EXPECT_EQ(Run(10000, {.issuer_data = IssuerDataOf("bad_certificate")}),
            "waiting > card 1 > read VISA > verify signature > online > remove > approved");
  EXPECT_EQ(card->complaint(), "");
  EXPECT_EQ(ended_.emv.tvr, "0800008000");
}

TEST_F(TransactionTest, CombinedAuthenticationOfBothCryptograms) {
  auto card = Insert("combined");
  EXPECT_EQ(Run(12345, {.issuer_data = IssuerDataOf("combined")}),
            "waiting > card 1 > read UNIONPAY > verify pin > online > remove > approved");
  EXPECT_EQ(card->complaint(), "");
  EXPECT_EQ(online_.emv.cryptogram, "0102030405060708");
  EXPECT_EQ(ended_.emv.cryptogram, "1817161514131211");
}

TEST_F(TransactionTest, ACombinedSignatureWithOneBitFlippedIsDeclined) {
  auto card = Insert("combined_broken");
  EXPECT_EQ(Run(12345, {}), "waiting > card 1 > read UNIONPAY > verify pin > remove > declined");
  EXPECT_EQ(card->complaint(), "");
  EXPECT_TRUE(card->finished());
}

TEST_F(TransactionTest, TheHostsDeclineIsADeclineWhateverTheCardDoes) {
  Insert("unionpay_debit_contact");
  EXPECT_EQ(Run(12345, {.host = HostDecision::kDeclined, .response_code = "51"}),
            "waiting > card 1 > read UNIONPAY > verify pin > online > remove > declined");
}

TEST_F(TransactionTest, WithoutHostTheActionCodesDecline) {
  // TAC default has the floor limit's bit, so an AAC is asked for (8A is Z3).
  Insert("unionpay_debit_contact");
  EXPECT_EQ(Run(12345, {.host = HostDecision::kUnableToGoOnline, .response_code = ""}),
            "waiting > card 1 > read UNIONPAY > verify pin > online > remove > declined");
}

TEST_F(TransactionTest, UnionPayTapBelowTheLimitAsksNothing) {
  auto card = Tap("unionpay_tap");
  EXPECT_EQ(Run(10000, {}), "waiting > card 2 > read UNIONPAY > verify none > online > approved");
  EXPECT_EQ(card->complaint(), "");
  EXPECT_TRUE(card->finished());
}

TEST_F(TransactionTest, UnionPayTapAboveTheLimitAsksForThePin) {
  auto card = Tap("unionpay_tap_pin");
  EXPECT_EQ(Run(200000, {}), "waiting > card 2 > read UNIONPAY > verify pin > online > approved");
  EXPECT_EQ(card->complaint(), "");
  EXPECT_EQ(online_.method, VerificationMethod::kOnlinePin);
  EXPECT_EQ(online_.emv.tvr, "0000000000");
}

TEST_F(TransactionTest, VisaTap) {
  auto card = Tap("visa_tap");
  EXPECT_EQ(Run(10000, {}), "waiting > card 2 > read VISA > verify none > online > approved");
  EXPECT_EQ(card->complaint(), "");
  EXPECT_TRUE(card->finished());
}

TEST_F(TransactionTest, MastercardTapGeneratesOneCryptogram) {
  auto card = Tap("mastercard_tap");
  EXPECT_EQ(Run(10000, {}), "waiting > card 2 > read MASTERCARD > verify none > online > approved");
  EXPECT_EQ(card->complaint(), "");
  auto above = Tap("mastercard_tap_pin");
  EXPECT_EQ(Run(200000, {}), "waiting > card 2 > read MASTERCARD > verify pin > online > approved");
  EXPECT_EQ(above->complaint(), "");
  EXPECT_EQ(online_.emv.cvm_results, "020300");
}

TEST_F(TransactionTest, AMastercardCryptogramThatVouchesForAPinIsNotSentWithoutOne) {
  Tap("mastercard_tap_pin");
  EXPECT_EQ(Run(200000, {.pin = PinOutcome::kBypassed}),
            "waiting > card 2 > read MASTERCARD > verify pin > cancelled");
}

TEST_F(TransactionTest, ATapAboveTheContactlessLimitIsSentToTheSlot) {
  Tap("unionpay_tap");
  EXPECT_EQ(Run(5'000'000, {}), "waiting > card 2 > try-contact");
}

TEST_F(TransactionTest, TwoCardsInTheFieldAreNone) {
  Tap("unionpay_tap");
  reader_.CollideNext();
  EXPECT_EQ(Run(10000, {}), "waiting > unreadable");
}

TEST_F(TransactionTest, AMuteCardIsUnreadable) {
  auto mute = hal::ScriptedCard::Parse("");
  ASSERT_TRUE(mute.ok());
  reader_.Present(hal::CardInterface::kContact, std::make_shared<hal::ScriptedCard>(*std::move(mute)));
  EXPECT_EQ(Run(10000, {}), "waiting > remove > unreadable");
}

TEST_F(TransactionTest, NobodyCame) {
  EXPECT_EQ(Run(10000, {}), "waiting > timed-out");
}

TEST_F(TransactionTest, CancelledBeforeACardCame) {
  Insert("unionpay_debit_contact");
  Transaction transaction({reader_, terminal_, authorities_, random_, sealer_, tokenizer_},
                          {.parameters = TestParameters(1), .interfaces = hal::InterfaceSet::All()});
  transaction.Cancel();
  ASSERT_TRUE(transaction.Advance().ok());
  const auto event = transaction.Advance();
  ASSERT_TRUE(event.ok());
  ASSERT_TRUE(std::holds_alternative<Ended>(*event));
  EXPECT_EQ(std::get<Ended>(*event).end.outcome, Outcome::kCancelled);
}

TEST_F(TransactionTest, WithoutARecipientNoCardIsAskedFor) {
  sealer_.SetReady(absl::UnavailableError("pin has no key yet"));
  Insert("unionpay_debit_contact");
  EXPECT_EQ(Run(10000, {}), absl::StrCat("error ", static_cast<int>(absl::StatusCode::kUnavailable)));
}

TEST_F(TransactionTest, AReaderThatIsGoneIsAnErrorAndNoOutcome) {
  reader_.FailNext(absl::UnavailableError("unplugged"));
  EXPECT_EQ(Run(10000, {}),
            absl::StrCat("waiting > error ", static_cast<int>(absl::StatusCode::kUnavailable)));
}

TEST_F(TransactionTest, ASwipedCardWithAChipIsSentToTheSlot) {
  reader_.Swipe("", "6293990100000001003=4912220000001003", "");
  EXPECT_EQ(Run(10000, {}), "waiting > try-contact");
}

TEST_F(TransactionTest, TheStripeOfAChipCardIsTakenAsFallback) {
  reader_.Swipe("B6293990100000001003^TEST/CARDHOLDER^49122200000000000",
                "6293990100000001003=4912220000001003", "");
  EXPECT_EQ(Run(10000, {}, {hal::CardInterface::kStripe}, true),
            "waiting > card 4 fallback > read UNIONPAY > verify pin > online > approved");
  EXPECT_TRUE(card_.fallback);
  EXPECT_EQ(card_.cardholder_name, "TEST/CARDHOLDER");
  EXPECT_TRUE(online_.field55.empty());
  EXPECT_EQ(sealer_.uplink().Open(boxes_.for_uplink)->track2.RevealText(),
            "6293990100000001003D4912220000001003");
}

TEST_F(TransactionTest, AStripeWhoseServiceCodeWantsASignature) {
  reader_.Swipe("", "6293990100000001003=4912101000001003", "");
  EXPECT_EQ(Run(10000, {}), "waiting > card 4 > read UNIONPAY > verify signature > online > approved");
}

TEST_F(TransactionTest, AStripeThatIsNoneIsUnreadable) {
  reader_.Swipe("", "6293990100000001003=49", "");
  EXPECT_EQ(Run(10000, {}), "waiting > unreadable");
}

TEST_F(TransactionTest, DecisionsThatNobodyAskedForAreRefused) {
  Transaction transaction({reader_, terminal_, authorities_, random_, sealer_, tokenizer_},
                          {.parameters = TestParameters(1), .interfaces = hal::InterfaceSet::All()});
  EXPECT_EQ(transaction.Choose(0).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(transaction.GivePin(PinOutcome::kEntered).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(transaction.GiveHostAnswer({}).code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace till::card
