// SPDX-License-Identifier: Apache-2.0
// What a caller can ask for beside a sale: the account alone, the card's own approval, no verification; and
// cards that the host refuses.

#include "services/card/testing/card_scenario.h"

namespace till::card {
namespace {

class FlowTransaction : public CardScenario {
 protected:
  static TransactionRequest Request(int64_t amount_minor) {
    return {.parameters = TestParameters(amount_minor), .interfaces = hal::InterfaceSet::All()};
  }
  static TransactionRequest AccountOnly(int64_t amount_minor) {
    TransactionRequest request = Request(amount_minor);
    request.parameters.account_only = true;
    return request;
  }
  static TransactionRequest Offline(int64_t amount_minor) {
    TransactionRequest request = Request(amount_minor);
    request.parameters.may_approve_offline = true;
    return request;
  }
  static TransactionRequest NoVerification(int64_t amount_minor) {
    TransactionRequest request = Request(amount_minor);
    request.parameters.no_verification = true;
    return request;
  }
  // Presents a card whose answers differ from the recorded ones in one place.
  void TapChanged(const std::string& name, const std::string& from, const std::string& to) {
    std::string session = LoadSession(name);
    const size_t at = session.find(from);
    ASSERT_NE(at, std::string::npos);
    session.replace(at, from.size(), to);
    auto card = hal::ScriptedCard::Parse(session);
    ASSERT_TRUE(card.ok()) << card.status();
    reader_.Present(hal::CardInterface::kContactless, std::make_shared<hal::ScriptedCard>(*std::move(card)));
  }
  void Refuse(std::string_view digits) {
    if (blacklist_.size() == 0) blacklist_ = Blacklist(SecretBuffer(32));
    ASSERT_TRUE(blacklist_.Add(blacklist_.MakeEntry(digits).value()).ok());
  }
  static std::string Tag(const Bytes& field, tlv::Tag tag) {
    const auto object = tlv::Find(field, tag);
    return object.ok() && object->has_value() ? ToHex((*object)->value) : "";
  }
};

// ---- The account alone.

TEST_F(FlowTransaction, TheAccountOfAnInsertedCardIsReadAndNoCryptogramIsMade) {
  auto card = Insert("unionpay_debit_account");
  EXPECT_EQ(Run(AccountOnly(12345), {}), "waiting > card 1 > read UNIONPAY > remove > approved");
  EXPECT_EQ(card->complaint(), "") << "a GENERATE AC would be one command too many";
  EXPECT_TRUE(card->finished());
  EXPECT_EQ(card_.masked_number, "629399*********1003");
  EXPECT_EQ(sealer_.uplink().Open(boxes_.for_uplink)->pan.RevealDigits(), "6293990100000001003");
  EXPECT_EQ(ended_.emv.tvr, "");
  EXPECT_TRUE(ended_.field55.empty() && ended_.reversal_field55.empty());
}

TEST_F(FlowTransaction, TheAccountOfATappedCardIsReadWithoutVerification) {
  // 200000 is above the verification limit of a payment: the qualifiers ask for none all the same.
  auto card = Tap("unionpay_tap_account");
  EXPECT_EQ(Run(AccountOnly(200000), {}), "waiting > card 2 > read UNIONPAY > approved");
  EXPECT_EQ(card->complaint(), "");
  EXPECT_EQ(ended_.emv.cryptogram, "") << "the cryptogram that came with it is nobody's";
  EXPECT_TRUE(ended_.field55.empty());
  auto mastercard = Tap("mastercard_tap_account");
  EXPECT_EQ(Run(AccountOnly(200000), {}), "waiting > card 2 > read MASTERCARD > approved");
  EXPECT_EQ(mastercard->complaint(), "");
  EXPECT_TRUE(mastercard->finished());
}

TEST_F(FlowTransaction, TheContactlessLimitIsOnPaymentsOnly) {
  auto card = Tap("unionpay_tap_account_large");
  EXPECT_EQ(Run(AccountOnly(5'000'000), {}), "waiting > card 2 > read UNIONPAY > approved");
  EXPECT_EQ(card->complaint(), "");
  Tap("unionpay_tap_account_large");
  EXPECT_EQ(Run(5'000'000, {}), "waiting > card 2 > try-contact");
}

TEST_F(FlowTransaction, ACardWithoutAnAccountIsUnreadableInThisFlowToo) {
  Insert("unionpay_debit_without_number");
  TransactionRequest request = AccountOnly(12345);
  request.interfaces = {hal::CardInterface::kContact};
  EXPECT_EQ(Run(request, {}), "waiting > card 1 > remove > unreadable");
}

TEST_F(FlowTransaction, TheTypeGoesToTheCardAsItIs) {
  // 9C is in the CDOL: the recorded card expects a sale's and refuses a balance enquiry's.
  auto card = Insert("unionpay_debit_contact");
  TransactionRequest request = Request(12345);
  request.parameters.type = 0x31;
  Run(request, {});
  EXPECT_NE(card->complaint(), "");
  Insert("unionpay_debit_contact");
  request.parameters.type = 0x00;
  Run(request, {.issuer_data = IssuerDataOf("unionpay_debit_contact")});
  EXPECT_EQ(Tag(online_.field55, 0x9C), "00");
}

// ---- The card's own approval.

TEST_F(FlowTransaction, BelowTheFloorLimitTheCardMayApprove) {
  terminal_.applications[1].floor_limit_minor = 20'000;
  auto card = Insert("unionpay_credit_offline");
  EXPECT_EQ(Run(Offline(10000), {}),
            "waiting > card 1 > read UNIONPAY > verify none > remove > approved-offline");
  EXPECT_EQ(card->complaint(), "");
  EXPECT_TRUE(card->finished());
  EXPECT_EQ(ended_.emv.cryptogram_type, "TC");
  EXPECT_EQ(ended_.emv.tvr, "0000000000");
  EXPECT_EQ(ended_.emv.request_cryptogram, "");
  EXPECT_EQ(Tag(ended_.field55, 0x9F27), "40");
  EXPECT_EQ(Tag(ended_.field55, 0x9F26), ended_.emv.cryptogram);
  EXPECT_EQ(Tag(ended_.field55, 0x9F02), "000000010000");
  EXPECT_EQ(Tag(ended_.field55, 0x5A), "");
}

TEST_F(FlowTransaction, WithoutLeaveTheHostIsAskedWhateverTheLimit) {
  terminal_.applications[1].floor_limit_minor = 20'000;
  auto card = Insert("unionpay_credit_forced_online");
  EXPECT_EQ(Run(10000, {.issuer_data = IssuerDataOf("unionpay_credit_forced_online")}),
            "waiting > card 1 > read UNIONPAY > verify none > online > remove > approved");
  EXPECT_EQ(card->complaint(), "");
}

TEST_F(FlowTransaction, AtTheFloorLimitTheHostIsAsked) {
  terminal_.applications[1].floor_limit_minor = 20'000;
  auto card = Insert("unionpay_credit_over_floor");
  EXPECT_EQ(Run(Offline(20000), {.issuer_data = IssuerDataOf("unionpay_credit_over_floor")}),
            "waiting > card 1 > read UNIONPAY > verify none > online > remove > approved");
  EXPECT_EQ(card->complaint(), "");
  EXPECT_EQ(online_.emv.tvr, "0000008000");
}

TEST_F(FlowTransaction, ACardThatWantsItsIssuerGoesOnline) {
  terminal_.applications[1].floor_limit_minor = 20'000;
  auto card = Insert("unionpay_credit_asks_host");
  EXPECT_EQ(Run(Offline(10000), {.issuer_data = IssuerDataOf("unionpay_credit_asks_host")}),
            "waiting > card 1 > read UNIONPAY > verify none > online > remove > approved");
  EXPECT_EQ(card->complaint(), "");
  EXPECT_EQ(Tag(ended_.field55, 0x9F27), "40") << "the final one, for the batch's details";
}

TEST_F(FlowTransaction, WithoutHostTheCardApprovesOnlyWithLeave) {
  terminal_.applications[1].floor_limit_minor = 20'000;
  const Hands no_host{.host = HostDecision::kUnableToGoOnline, .response_code = ""};
  auto bound = Insert("unionpay_credit_no_host");  // asked for an AAC, 8A is Z3
  EXPECT_EQ(Run(10000, no_host),
            "waiting > card 1 > read UNIONPAY > verify none > online > remove > declined");
  EXPECT_EQ(bound->complaint(), "");
  EXPECT_TRUE(bound->finished());
  // The host may have heard of it and will be told to undo it: the leave does not count.
  Hands no_answer = no_host;
  no_answer.card_may_approve = false;
  auto undone = Insert("unionpay_credit_no_answer");
  EXPECT_EQ(Run(Offline(10000), no_answer),
            "waiting > card 1 > read UNIONPAY > verify none > online > remove > declined");
  EXPECT_EQ(undone->complaint(), "");
  EXPECT_TRUE(undone->finished());
  auto free = Insert("unionpay_credit_no_host_approved");  // asked for a TC, 8A is Y3
  EXPECT_EQ(Run(Offline(10000), no_host),
            "waiting > card 1 > read UNIONPAY > verify none > online > remove > approved-offline");
  EXPECT_EQ(free->complaint(), "");
  EXPECT_EQ(Tag(ended_.field55, 0x9F27), "40");
}

TEST_F(FlowTransaction, OnlyASaleOfMoreThanNothingIsApprovedOffline) {
  TransactionParameters parameters = TestParameters(1);
  EXPECT_FALSE(parameters.MayApproveOffline());
  parameters.may_approve_offline = true;
  EXPECT_TRUE(parameters.MayApproveOffline());
  for (const uint8_t type : {0x01, 0x03, 0x20, 0x31}) {
    parameters.type = type;
    EXPECT_FALSE(parameters.MayApproveOffline()) << type;
  }
  parameters.type = 0x00;
  parameters.amount_minor = 0;
  EXPECT_FALSE(parameters.MayApproveOffline());
}

TEST_F(FlowTransaction, ATapBelowItsFloorLimitLeavesTheChoiceToTheCard) {
  for (ApplicationParameters& application : terminal_.applications)
    application.contactless_floor_limit_minor = 20'000;
  auto free = Tap("unionpay_tap_below_floor");  // the qualifiers do not ask for an online cryptogram
  EXPECT_EQ(Run(Offline(10000), {}), "waiting > card 2 > read UNIONPAY > verify none > online > approved");
  EXPECT_EQ(free->complaint(), "");
  auto bound = Tap("unionpay_tap");  // they do
  EXPECT_EQ(Run(10000, {}), "waiting > card 2 > read UNIONPAY > verify none > online > approved");
  EXPECT_EQ(bound->complaint(), "");
}

TEST_F(FlowTransaction, AnApprovalInTheFieldThatNobodySignedIsNone) {
  for (ApplicationParameters& application : terminal_.applications)
    application.contactless_floor_limit_minor = 20'000;
  TapChanged("unionpay_tap_below_floor", "9F270180", "9F270140");
  EXPECT_EQ(Run(Offline(10000), {}), "waiting > card 2 > read UNIONPAY > verify none > declined");
}

// ---- No verification.

TEST_F(FlowTransaction, ATapThatIsSparedThePinAsksForNone) {
  auto card = Tap("unionpay_tap_account");  // 200000, and the qualifiers ask for no verification
  EXPECT_EQ(Run(NoVerification(200000), {}),
            "waiting > card 2 > read UNIONPAY > verify none > online > approved");
  EXPECT_EQ(card->complaint(), "");
  auto mastercard = Tap("mastercard_tap_no_pin");
  EXPECT_EQ(Run(NoVerification(200000), {}),
            "waiting > card 2 > read MASTERCARD > verify none > online > approved");
  EXPECT_EQ(mastercard->complaint(), "");
}

TEST_F(FlowTransaction, ACardThatWantsThePinAllTheSameIsNotHeard) {
  TapChanged("unionpay_tap_account", "9F6C020000", "9F6C028000");
  EXPECT_EQ(Run(NoVerification(200000), {}),
            "waiting > card 2 > read UNIONPAY > verify none > online > approved");
  TapChanged("unionpay_tap", "9F6C020000", "9F6C028000");
  EXPECT_EQ(Run(10000, {}), "waiting > card 2 > read UNIONPAY > verify pin > online > approved");
}

TEST_F(FlowTransaction, TheHostsLimitsSpareThePinAndTheSignatureEachByItself) {
  for (ApplicationParameters& application : terminal_.applications)
    application.contactless_pin_free_limit_minor = 200'000;
  Tap("unionpay_tap_account");
  EXPECT_EQ(Run(200000, {}), "waiting > card 2 > read UNIONPAY > verify none > online > approved");
  TapChanged("unionpay_tap_account", "9F6C020000", "9F6C028000");
  EXPECT_EQ(Run(200000, {}), "waiting > card 2 > read UNIONPAY > verify signature > online > approved");
  for (ApplicationParameters& application : terminal_.applications)
    application.contactless_signature_free_limit_minor = 200'000;
  TapChanged("unionpay_tap_account", "9F6C020000", "9F6C028000");
  EXPECT_EQ(Run(200000, {}), "waiting > card 2 > read UNIONPAY > verify none > online > approved");
}

TEST_F(FlowTransaction, AboveTheHostsLimitThePinIsAsked) {
  for (ApplicationParameters& application : terminal_.applications)
    application.contactless_pin_free_limit_minor = 199'999;
  auto card = Tap("unionpay_tap_pin");
  EXPECT_EQ(Run(200000, {}), "waiting > card 2 > read UNIONPAY > verify pin > online > approved");
  EXPECT_EQ(card->complaint(), "");
}

TEST_F(FlowTransaction, AnInsertedCardIsNeverSparedThePin) {
  auto card = Insert("unionpay_debit_contact");
  EXPECT_EQ(Run(NoVerification(12345), {.issuer_data = IssuerDataOf("unionpay_debit_contact")}),
            "waiting > card 1 > read UNIONPAY > verify pin > online > remove > approved");
  EXPECT_EQ(card->complaint(), "");
}

// ---- Refused cards.

TEST_F(FlowTransaction, ACardOnTheListIsRefusedHoweverItComes) {
  Refuse("629399");
  Insert("unionpay_debit_contact");
  EXPECT_EQ(Run(12345, {}), "waiting > card 1 > read UNIONPAY > remove > not-accepted");
  EXPECT_TRUE(ended_.end.blacklisted);
  EXPECT_EQ(ended_.end.reason.find("629399"), std::string::npos);
  Tap("unionpay_tap");
  EXPECT_EQ(Run(10000, {}), "waiting > card 2 > read UNIONPAY > not-accepted");
  reader_.Swipe("", "6293990100000001003=4912101000001003", "");
  EXPECT_EQ(Run(10000, {}), "waiting > card 4 > read UNIONPAY > not-accepted");
  Insert("unionpay_debit_account");
  EXPECT_EQ(Run(AccountOnly(12345), {}), "waiting > card 1 > read UNIONPAY > remove > not-accepted");
}

TEST_F(FlowTransaction, ACardThatIsNotOnTheListIsNotRefused) {
  Refuse("629398");
  Refuse("6293990100000001011");
  Insert("unionpay_debit_contact");
  EXPECT_EQ(Run(12345, {.issuer_data = IssuerDataOf("unionpay_debit_contact")}),
            "waiting > card 1 > read UNIONPAY > verify pin > online > remove > approved");
  EXPECT_FALSE(ended_.end.blacklisted);
}

}  // namespace
}  // namespace till::card
