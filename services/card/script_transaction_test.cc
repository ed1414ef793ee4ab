// SPDX-License-Identifier: Apache-2.0
// Issuer scripts in whole transactions (EMV 4.4 Book 3, 10.10; results as in Book 4, annex A5).

#include "services/card/testing/card_scenario.h"

namespace till::card {
namespace {

class ScriptTransaction : public CardScenario {
 protected:
  // The issuer's answer of a recorded session, with scripts after its authentication data.
  static Bytes WithScripts(const std::string& session, const std::string& scripts) {
    Bytes data = IssuerDataOf(session);
    const Bytes more = Hex(scripts);
    data.insert(data.end(), more.begin(), more.end());
    return data;
  }
};

TEST_F(ScriptTransaction, AFailedScriptIsReportedAndChangesNoOutcome) {
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

TEST_F(ScriptTransaction, ScriptsBeforeAndAfterTheFinalCryptogram) {
  auto card = Insert("unionpay_debit_two_scripts");
  const Bytes data =
      WithScripts("unionpay_debit_two_scripts",
                  "71 0E 9F18 04 00000001 86 05 0084000000 72 10 9F18 04 00000002 86 07 84DA000002ABCD");
  EXPECT_EQ(Run(12345, {.issuer_data = data}),
            "waiting > card 1 > read UNIONPAY > verify pin > online > remove > approved");
  EXPECT_EQ(card->complaint(), "");
  EXPECT_TRUE(card->finished());
  EXPECT_EQ(ToHex(ended_.script_results), "20000000011100000002");
  EXPECT_EQ(ended_.emv.tvr, "0000048010") << "the failure after the final cryptogram";
}

TEST_F(ScriptTransaction, ScriptsOfADeclineRunToo) {
  Insert("unionpay_debit_contact");  // it is asked for an AAC and answers 6F00: declined is declined
  EXPECT_EQ(Run(12345, {.host = HostDecision::kDeclined,
                        .response_code = "51",
                        .issuer_data = Hex("72 07 9F18 04 00000003")}),
            "waiting > card 1 > read UNIONPAY > verify pin > online > remove > declined");
  EXPECT_EQ(ToHex(ended_.script_results), "2000000003");
}

TEST_F(ScriptTransaction, AScriptThatTheCardNeverSawIsNotPerformed) {
  auto card = Insert("unionpay_debit_torn_in_script");
  const Bytes data =
      WithScripts("unionpay_debit_torn_in_script",
                  "71 0D 9F18 04 0000000A 86 04 84160000 71 0D 9F18 04 0000000B 86 04 84160000 "
                  "72 0D 9F18 04 0000000C 86 04 84160000");
  EXPECT_EQ(Run(12345, {.issuer_data = data}),
            "waiting > card 1 > read UNIONPAY > verify pin > online > remove > card-refused-approval");
  EXPECT_EQ(card->complaint(), "");
  EXPECT_EQ(ToHex(ended_.script_results), "110000000A000000000B000000000C");
  EXPECT_EQ(ended_.emv.tvr, "0000048030");
  // A reversal says so as well.
  const auto results = tlv::Find(ended_.reversal_field55, 0xDF31);
  ASSERT_TRUE(results.ok() && results->has_value());
  EXPECT_EQ((*results)->value.size(), 15u);
}

TEST_F(ScriptTransaction, WithoutHostThereAreNoResults) {
  Insert("unionpay_debit_contact");
  Run(12345, {.host = HostDecision::kUnableToGoOnline, .response_code = "", .issuer_data = Hex("7100")});
  EXPECT_TRUE(ended_.script_results.empty());
}

TEST_F(ScriptTransaction, WhatIsNoIssuerDataChangesNothing) {
  for (const char* bad : {"71", "71 7F 86", "9F18 04 00000001", "FF FF FF"}) {
    auto card = Insert("unionpay_debit_contact");
    EXPECT_EQ(Run(12345, {.issuer_data = WithScripts("unionpay_debit_contact", bad)}),
              "waiting > card 1 > read UNIONPAY > verify pin > online > remove > approved")
        << bad;
    EXPECT_EQ(card->complaint(), "") << bad;
    EXPECT_TRUE(ended_.script_results.empty()) << bad;
  }
}

}  // namespace
}  // namespace till::card
