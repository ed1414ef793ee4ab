// SPDX-License-Identifier: Apache-2.0
// Whole transactions against recorded cards. Each card refuses any command that is not, byte for byte, the
// one that testdata/make_card_sessions.py computed, so the commands are tested as much as the outcomes.

#include "services/card/transaction.h"

#include <algorithm>

#include "services/card/testing/card_scenario.h"

namespace till::card {
namespace {

class TransactionTest : public CardScenario {};

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
  EXPECT_EQ(Run(10000, {}, {hal::CardInterface::kContact, hal::CardInterface::kContactless}),
            "waiting > remove > unreadable");
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

TEST_F(TransactionTest, DecisionsThatNobodyAskedForAreRefused) {
  Transaction transaction({reader_, terminal_, authorities_, random_, sealer_, tokenizer_},
                          {.parameters = TestParameters(1), .interfaces = hal::InterfaceSet::All()});
  EXPECT_EQ(transaction.Choose(0).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(transaction.GivePin(PinOutcome::kEntered).code(), absl::StatusCode::kFailedPrecondition);
  EXPECT_EQ(transaction.GiveHostAnswer({}).code(), absl::StatusCode::kFailedPrecondition);
}

}  // namespace
}  // namespace till::card
