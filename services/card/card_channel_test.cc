// SPDX-License-Identifier: Apache-2.0
#include "services/card/card_channel.h"

#include "gtest/gtest.h"
#include "hal/card_reader/fake_card_reader.h"
#include "services/card/card_commands.h"
#include "services/card/issuer_scripts.h"
#include "services/card/testing/test_terminal.h"

namespace till::card {
namespace {

class Channel : public testing::Test {
 protected:
  CardChannel& Card(const std::string& script) {
    auto card = hal::ScriptedCard::Parse("atr: 3B\n" + script);
    EXPECT_TRUE(card.ok()) << card.status();
    card_ = std::make_shared<hal::ScriptedCard>(*std::move(card));
    reader_.Present(hal::CardInterface::kContact, card_);
    EXPECT_TRUE(reader_.WaitForCard(hal::InterfaceSet::All(), absl::Seconds(1), {}).ok());
    EXPECT_TRUE(reader_.PowerOn(hal::CardInterface::kContact).ok());
    return channel_;
  }
  hal::FakeCardReader reader_;
  std::shared_ptr<hal::ScriptedCard> card_;
  CardChannel channel_{reader_};
};

// The four cases of ISO/IEC 7816-3, and T=0's status words (EMV 4.4 Book 1, 9.3.1.1 in older editions).
TEST_F(Channel, FollowsSixtyOneAndSixC) {
  Exchanged whole = SelectByName(Card("C: 00A4040002315000\nR: 6F00 9000\n"), Hex("3150"));
  EXPECT_EQ(ToHex(whole.response.data.Reveal()), "6F00");

  Exchanged parts = SelectByName(
      Card("C: 00A4040002315000\nR: 6102\nC: 00C0000002\nR: 6F02 6102\nC: 00C0000002\nR: 8400 9000\n"),
      Hex("3150"));
  EXPECT_EQ(ToHex(parts.response.data.Reveal()), "6F028400");
  EXPECT_EQ(card_->complaint(), "");

  Exchanged again = ReadRecord(Card("C: 00B2010C00\nR: 6C03\nC: 00B2010C03\nR: 700141 9000\n"), 1, 1);
  EXPECT_EQ(ToHex(again.response.data.Reveal()), "700141");
  EXPECT_EQ(card_->complaint(), "");
}

TEST_F(Channel, ACardThatNeverComesToAnEndHasFailed) {
  auto card = hal::RecordedCard::Parse("atr: 3B\nC: 00 *\nR: 41 6101\n");
  ASSERT_TRUE(card.ok());
  reader_.Present(hal::CardInterface::kContact, std::make_shared<hal::RecordedCard>(*std::move(card)));
  ASSERT_TRUE(reader_.WaitForCard(hal::InterfaceSet::All(), absl::Seconds(1), {}).ok());
  ASSERT_TRUE(reader_.PowerOn(hal::CardInterface::kContact).ok());
  const Exchanged exchanged = ReadRecord(channel_, 1, 1);
  ASSERT_FALSE(exchanged.answered());
  EXPECT_EQ(exchanged.failure->outcome, Outcome::kUnreadable);
}

TEST_F(Channel, CommandsAsTheyGoOut) {
  struct Row {
    CommandApdu command;
    const char* bytes;
  };
  const Bytes data = Hex("AABB");
  const Row kRows[] = {
      {{.cla = 0x00, .ins = 0x01, .p1 = 0x02, .p2 = 0x03}, "00010203"},
      {{.cla = 0x00, .ins = 0x01, .p1 = 0x02, .p2 = 0x03, .le = 0}, "0001020300"},
      {{.cla = 0x00, .ins = 0x01, .p1 = 0x02, .p2 = 0x03, .data = data}, "0001020302AABB"},
      {{.cla = 0x00, .ins = 0x01, .p1 = 0x02, .p2 = 0x03, .data = data, .le = 5}, "0001020302AABB05"},
  };
  for (const Row& row : kRows) EXPECT_EQ(ToHex(row.command.Encode()->Reveal()), row.bytes);
  const Bytes most(255);
  const Bytes too_long(256);
  EXPECT_TRUE((CommandApdu{.data = most}.Encode().ok()));
  EXPECT_FALSE((CommandApdu{.data = too_long}.Encode().ok()));
}

TEST_F(Channel, ALongListHasALongTemplate) {
  const Bytes values(200, 0x11);
  GetProcessingOptions(Card("C: 80A80000CB8381C8*\nR: 6985\n"), values);
  EXPECT_EQ(card_->complaint(), "");
}

TEST_F(Channel, AReadersFaultIsKept) {
  Card("");
  reader_.FailNext(absl::UnavailableError("unplugged"));
  EXPECT_FALSE(ReadRecord(channel_, 1, 1).answered());
  EXPECT_EQ(channel_.fault().code(), absl::StatusCode::kUnavailable);
}

TEST_F(Channel, ScriptsRunUntilOneCommandFails) {
  struct Row {
    const char* words;
    const char* script;  // template 71
    const char* card;
    const char* results;
    bool failed;
  };
  const Row kRows[] = {
      {"two commands", "71 15 9F1804 01020304 86 04 84160000 86 06 8424000101AA",
       "C: 84160000\nR: 9000\nC: 8424000101AA\nR: 9000\n", "2001020304", false},
      {"a warning is no failure", "71 06 86 04 84160000", "C: 84160000\nR: 6283\n", "2000000000", false},
      {"the second fails", "71 0E 86 04 84160000 86 06 8424000101AA",
       "C: 84160000\nR: 9000\nC: 8424000101AA\nR: 6985\n", "1200000000", true},
      {"half a command", "71 05 86 03 841600", "", "0000000000", true},
      {"a command whose length lies", "71 07 86 05 8424000009", "C: 8424000009\nR: 6700\n", "1100000000",
       true},
      {"a command cut in its data", "71 08 86 06 8424000009AA", "", "1100000000", true},
      {"no data objects at all", "71 02 9F 18", "", "0000000000", true},
      {"no command", "71 00", "", "2000000000", false},
  };
  for (const Row& row : kRows) {
    SCOPED_TRACE(row.words);
    const IssuerData data = ParseIssuerData(Hex(row.script));
    ASSERT_EQ(data.before.size(), 1u);
    const ScriptRun run = RunScript(Card(row.card), data.before[0]);
    EXPECT_EQ(ToHex(run.results), row.results);
    EXPECT_EQ(run.failed, row.failed);
    EXPECT_EQ(card_->complaint(), "");
  }
}

TEST_F(Channel, IssuerDataIsTakenAsFarAsItMakesSense) {
  const IssuerData data = ParseIssuerData(Hex("91 0A 01020304050607083030 71 00 72 00 72 00 8A 02 3030"));
  EXPECT_EQ(data.authentication.size(), 10u);
  EXPECT_EQ(data.before.size(), 1u);
  EXPECT_EQ(data.after.size(), 2u);
  EXPECT_TRUE(ParseIssuerData(Hex("91 07 01020304050607")).authentication.empty()) << "shorter than 8 bytes";
  EXPECT_TRUE(ParseIssuerData(Hex("91 0A 0102")).authentication.empty()) << "cut";
  EXPECT_TRUE(ParseIssuerData({}).before.empty());
}

}  // namespace
}  // namespace till::card
