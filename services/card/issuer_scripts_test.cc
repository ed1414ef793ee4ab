// SPDX-License-Identifier: Apache-2.0
// Expected results are those of EMV 4.4 Book 4, annex A5 ("Issuer Script Results") and Book 3, 10.10.

#include "services/card/issuer_scripts.h"

#include "gtest/gtest.h"
#include "hal/card_reader/fake_card_reader.h"
#include "services/card/testing/test_terminal.h"

namespace till::card {
namespace {

// Runs the one script of `issuer_data` on a card that plays `session`; returns its results.
class IssuerScripts : public testing::Test {
 protected:
  ScriptRun Run(const std::string& issuer_data, const std::string& session) {
    const IssuerData data = ParseIssuerData(Hex(issuer_data));
    EXPECT_EQ(data.before.size() + data.after.size(), 1u) << issuer_data;
    auto card = hal::ScriptedCard::Parse("atr: 3B00\n" + session);
    EXPECT_TRUE(card.ok()) << card.status();
    card_ = std::make_shared<hal::ScriptedCard>(*std::move(card));
    reader_.Present(hal::CardInterface::kContact, card_);
    (void)reader_.WaitForCard(hal::InterfaceSet::All(), absl::Seconds(1), {});
    (void)reader_.PowerOn(hal::CardInterface::kContact);
    CardChannel channel(reader_);
    return RunScript(channel, data.before.empty() ? data.after[0] : data.before[0]);
  }

  hal::FakeCardReader reader_;
  std::shared_ptr<hal::ScriptedCard> card_;
};

constexpr char kBlock[] =
    "84 1E 00 00 08 1122334455667788";  // APPLICATION BLOCK with its MAC (Book 3, 6.5.1)

TEST_F(IssuerScripts, ACommandThatTheCardObeys) {
  const ScriptRun run = Run("72 16 9F18 04 AABBCCDD 86 0D 841E0000081122334455667788",
                            std::string("C: ") + kBlock + "\nR: 9000\n");
  EXPECT_FALSE(run.failed);
  EXPECT_EQ(ToHex(run.results), "20AABBCCDD");
  EXPECT_TRUE(card_->finished());
  EXPECT_EQ(card_->complaint(), "");
}

TEST_F(IssuerScripts, AWarningIsNoFailure) {
  EXPECT_EQ(ToHex(Run("71 06 86 04 84160000", "C: 84160000\nR: 6283\n").results), "2000000000");
  EXPECT_EQ(ToHex(Run("71 06 86 04 84160000", "C: 84160000\nR: 63C1\n").results), "2000000000");
}

TEST_F(IssuerScripts, TheFirstCommandThatFailsIsNamedAndEndsTheScript) {
  const ScriptRun run = Run("71 12 86 04 84160000 86 04 84180000 86 04 841E0000",
                            "C: 84160000\nR: 9000\nC: 84180000\nR: 6985\n");
  EXPECT_TRUE(run.failed);
  EXPECT_FALSE(run.failure.has_value()) << "the card is still there";
  EXPECT_EQ(ToHex(run.results), "1200000000");
  EXPECT_EQ(card_->complaint(), "") << "the third is not sent";
}

TEST_F(IssuerScripts, AFailureBeyondTheFourteenthIsFifteen) {
  std::string script;
  std::string session;
  for (int i = 0; i < 17; ++i) script += "860484160000";
  for (int i = 0; i < 16; ++i) session += "C: 84160000\nR: 9000\n";
  EXPECT_EQ(ToHex(Run("71 66 " + script, session + "C: 84160000\nR: 6A80\n").results), "1F00000000");
}

TEST_F(IssuerScripts, ACardThatIsGone) {
  const ScriptRun run = Run("71 0D 9F18 04 00000001 86 04 84160000", "C: 84160000\nremoved\n");
  EXPECT_EQ(ToHex(run.results), "1100000001");
  ASSERT_TRUE(run.failure.has_value());
  EXPECT_EQ(run.failure->outcome, Outcome::kCardRemoved);
}

TEST_F(IssuerScripts, WhatIsMalformedIsNotPerformed) {
  for (const char* bad : {
           "71 0D 9F18 04 12345678 86 05 84160000",     // the last command is cut
           "71 0D 9F18 04 12345678 86 03 841600 0000",  // no whole command
           "71 0B 9F18 04 12345678 86 80 0000",         // a length that is none
       }) {
    std::string bytes = ToHex(Hex(bad));
    // The template is as long as what is in it: only its inside is wrong.
    bytes.replace(2, 2, ToHex(Bytes{static_cast<uint8_t>(bytes.size() / 2 - 2)}));
    const ScriptRun run = Run(bytes, "");
    EXPECT_TRUE(run.failed) << bad;
    EXPECT_EQ(ToHex(run.results), "0012345678") << bad;
    EXPECT_EQ(card_->complaint(), "") << "nothing is sent";
  }
}

TEST_F(IssuerScripts, ACommandWhoseLengthsLieFails) {
  EXPECT_EQ(ToHex(Run("71 08 86 06 8416000005AA", "").results), "1100000000");
  EXPECT_EQ(ToHex(Run("71 09 86 07 841600000100AA", "C: 841600000100AA\nR: 9000\n").results), "2000000000");
}

TEST(ParseIssuerData, TakesScriptsOfBothKindsInTheirOrder) {
  const IssuerData data = ParseIssuerData(Hex("72 06 86 04 84160000 91 08 1122334455667788 71 00 72 00"));
  EXPECT_EQ(data.before.size(), 1u);
  EXPECT_EQ(data.after.size(), 2u);
  EXPECT_EQ(ToHex(data.authentication), "1122334455667788");
  ASSERT_EQ(data.after[0].commands.size(), 1u);
  EXPECT_TRUE(data.after[1].commands.empty());
}

TEST(ParseIssuerData, KeepsWhatCameBeforeTheDamage) {
  const IssuerData data = ParseIssuerData(Hex("91 08 1122334455667788 72 06 86 04 84160000 71 7F 86"));
  EXPECT_EQ(data.after.size(), 1u);
  EXPECT_TRUE(data.before.empty());
  EXPECT_TRUE(ParseIssuerData(Hex("91 07 11223344556677")).authentication.empty());
  EXPECT_TRUE(ParseIssuerData(Hex("91 11 1122334455667788112233445566778811")).authentication.empty());
}

TEST(ParseIssuerData, TakesSoManyScriptsAndNoMore) {
  std::string many;
  for (size_t i = 0; i < kMaximumScripts + 3; ++i) many += "7100";
  EXPECT_EQ(ParseIssuerData(Hex(many)).before.size(), kMaximumScripts);
}

TEST(NotPerformed, HasTheIdentifier) {
  const IssuerData data = ParseIssuerData(Hex("72 07 9F18 04 0A0B0C0D"));
  EXPECT_EQ(ToHex(NotPerformed(data.after.at(0))), "000A0B0C0D");
}

}  // namespace
}  // namespace till::card
