// SPDX-License-Identifier: Apache-2.0
// Swiped cards, and chips that cannot be read.

#include "services/card/testing/card_scenario.h"

namespace till::card {
namespace {

constexpr char kChipTrack[] = "6293990100000001003=4912220000001003";   // unionpay-debit's
constexpr char kPlainTrack[] = "6293990100000001003=4912101000001003";  // the same, of a card without a chip

class StripeTransaction : public CardScenario {
 protected:
  void InsertMuteCard() {
    auto mute = hal::ScriptedCard::Parse("");
    ASSERT_TRUE(mute.ok());
    reader_.Present(hal::CardInterface::kContact, std::make_shared<hal::ScriptedCard>(*std::move(mute)));
  }
  StripeRule& Rule() {
    if (terminal_.stripe_rules.empty()) terminal_.stripe_rules.push_back({.scheme = "UNIONPAY"});
    return terminal_.stripe_rules[0];
  }
};

TEST_F(StripeTransaction, ASwipedCardWithAChipIsSentToTheSlot) {
  reader_.Swipe("", "6293990100000001003=4912220000001003", "");
  EXPECT_EQ(Run(10000, {}), "waiting > try-contact");
}

TEST_F(StripeTransaction, TheStripeOfAChipCardIsTakenAsFallback) {
  reader_.Swipe("B6293990100000001003^TEST/CARDHOLDER^49122200000000000",
                "6293990100000001003=4912220000001003", "");
  EXPECT_EQ(Run(10000, {}, {hal::CardInterface::kStripe}, true),
            "waiting fallback > card 4 fallback > read UNIONPAY > verify pin > online > approved");
  EXPECT_TRUE(card_.fallback);
  EXPECT_EQ(card_.cardholder_name, "TEST/CARDHOLDER");
  EXPECT_TRUE(online_.field55.empty());
  EXPECT_EQ(sealer_.uplink().Open(boxes_.for_uplink)->track2.RevealText(),
            "6293990100000001003D4912220000001003");
}

TEST_F(StripeTransaction, AStripeWhoseServiceCodeWantsASignature) {
  reader_.Swipe("", "6293990100000001003=4912101000001003", "");
  EXPECT_EQ(Run(10000, {}), "waiting > card 4 > read UNIONPAY > verify signature > online > approved");
}

TEST_F(StripeTransaction, AStripeThatIsNoneIsUnreadable) {
  reader_.Swipe("", "6293990100000001003=49", "");
  EXPECT_EQ(Run(10000, {}), "waiting > unreadable");
}

TEST_F(StripeTransaction, AChipThatCannotBeReadAsksForTheStripeOfTheSameCard) {
  InsertMuteCard();
  reader_.Swipe("", kChipTrack, "");
  EXPECT_EQ(Run(10000, {}),
            "waiting > remove > waiting fallback > card 4 fallback > read UNIONPAY > verify pin > online > "
            "approved");
  EXPECT_TRUE(card_.fallback);
  EXPECT_EQ(card_.aid, "");
  EXPECT_TRUE(online_.field55.empty());
  EXPECT_EQ(online_.emv.tvr, "") << "nothing of the chip is told";
}

TEST_F(StripeTransaction, AChipThatHasLostItsNumberIsOneThatCannotBeRead) {
  auto card = Insert("unionpay_debit_without_number");
  reader_.Swipe("", kChipTrack, "");
  EXPECT_EQ(Run(12345, {}),
            "waiting > card 1 > remove > waiting fallback > card 4 fallback > read UNIONPAY > verify pin > "
            "online > "
            "approved");
  EXPECT_EQ(card->complaint(), "");
}

TEST_F(StripeTransaction, WithoutTheStripeAChipThatCannotBeReadIsTheEnd) {
  InsertMuteCard();
  EXPECT_EQ(Run(10000, {}, {hal::CardInterface::kContact}), "waiting > remove > unreadable");
}

TEST_F(StripeTransaction, AReaderWithoutAStripeIsAskedForNone) {
  reader_.Offer({hal::CardInterface::kContact, hal::CardInterface::kContactless});
  InsertMuteCard();
  EXPECT_EQ(Run(10000, {}), "waiting > remove > unreadable");
  EXPECT_EQ(Run(10000, {}, {hal::CardInterface::kStripe}), "unreadable");
}

TEST_F(StripeTransaction, NobodySwipesAfterTheChipFailed) {
  InsertMuteCard();
  EXPECT_EQ(Run(10000, {}), "waiting > remove > waiting fallback > timed-out");
}

TEST_F(StripeTransaction, OnlyAChipThatFailsOpensTheStripe) {
  const auto insert = [this](const std::string& session) {
    auto card = hal::ScriptedCard::Parse("atr: 3B00\n" + session);
    ASSERT_TRUE(card.ok()) << card.status();
    reader_.Present(hal::CardInterface::kContact, std::make_shared<hal::ScriptedCard>(*std::move(card)));
  };
  // Wrongly opened, the stripe would be waited for.
  insert("C: 00A40400*\nremoved\n");
  EXPECT_EQ(Run(12345, {}), "waiting > card 1 > remove > card-removed");
  // No application in common: the directory, then each of the terminal's four.
  std::string none;
  for (int i = 0; i < 5; ++i) none += "C: 00A40400*\nR: 6A82\n";
  insert(none);
  EXPECT_EQ(Run(12345, {}), "waiting > card 1 > remove > not-accepted");
  Insert("torn");
  EXPECT_EQ(Run(12345, {}), "waiting > card 1 > read UNIONPAY > verify pin > remove > card-removed");
}

TEST_F(StripeTransaction, ASchemeMayForbidTheFallback) {
  Rule().fallback = false;
  InsertMuteCard();
  reader_.Swipe("", kChipTrack, "");
  EXPECT_EQ(Run(10000, {}), "waiting > remove > waiting fallback > not-accepted");
  // Its cards without a chip are as welcome as before.
  reader_.Swipe("", kPlainTrack, "");
  EXPECT_EQ(Run(10000, {}), "waiting > card 4 > read UNIONPAY > verify signature > online > approved");
}

TEST_F(StripeTransaction, ASchemesStripesMayBeRefused) {
  Rule().accepted = false;
  reader_.Swipe("", kPlainTrack, "");
  EXPECT_EQ(Run(10000, {}), "waiting > not-accepted");
}

TEST_F(StripeTransaction, ASchemeMayAlwaysWantThePin) {
  Rule().always_pin = true;
  reader_.Swipe("", kPlainTrack, "");
  EXPECT_EQ(Run(10000, {}), "waiting > card 4 > read UNIONPAY > verify pin > online > approved");
  EXPECT_EQ(online_.method, VerificationMethod::kOnlinePin);
}

TEST_F(StripeTransaction, WithoutAPinPad) {
  terminal_.capabilities[1] &= 0xBF;
  reader_.Swipe("", "6293990100000001003=4912106000001003", "");  // a PIN where there is a pad
  EXPECT_EQ(Run(10000, {}), "waiting > card 4 > read UNIONPAY > verify signature > online > approved");
  reader_.Swipe("", "6293990100000001003=4912120000001003", "");  // a PIN
  EXPECT_EQ(Run(10000, {}), "waiting > not-accepted");
}

TEST_F(StripeTransaction, APinThatIsNotTypedLeavesTheIssuerASignature) {
  reader_.Swipe("", "6293990100000001003=4912120000001003", "");
  EXPECT_EQ(Run(10000, {.pin = PinOutcome::kBypassed}),
            "waiting > card 4 > read UNIONPAY > verify pin > online > approved");
  EXPECT_EQ(online_.method, VerificationMethod::kSignature);
}

TEST_F(StripeTransaction, AnExpiredStripeIsNotAccepted) {
  reader_.Swipe("", "6293990100000001003=2610101000001003", "");
  EXPECT_EQ(Run(10000, {}), "waiting > card 4 > read UNIONPAY > not-accepted");
  EXPECT_TRUE(card_.expired);
  reader_.Swipe("", "6293990100000001003=2611101000001003", "");  // the month is not over
  EXPECT_EQ(Run(10000, {}), "waiting > card 4 > read UNIONPAY > verify signature > online > approved");
}

TEST_F(StripeTransaction, ACardForCashBuysNothing) {
  reader_.Swipe("", "6293990100000001003=4912103000001003", "");
  EXPECT_EQ(Run(10000, {}), "waiting > not-accepted");
}

TEST_F(StripeTransaction, ForgedTracksAreUnreadable) {
  reader_.Swipe("B6293990100000001011^A/B^4912", kPlainTrack, "");
  EXPECT_EQ(Run(10000, {}), "waiting > unreadable");
}

TEST_F(StripeTransaction, TheAccountAloneIsReadOfAnExpiredStripeToo) {
  reader_.Swipe("", "6293990100000001003=2610101000001003", "");
  TransactionRequest request{.parameters = TestParameters(10000), .interfaces = hal::InterfaceSet::All()};
  request.parameters.account_only = true;
  EXPECT_EQ(Run(request, {}), "waiting > card 4 > read UNIONPAY > approved");
  EXPECT_EQ(sealer_.uplink().Open(boxes_.for_uplink)->pan.RevealDigits(), "6293990100000001003");
}

}  // namespace
}  // namespace till::card
