// SPDX-License-Identifier: Apache-2.0
#include "services/card/application_data.h"

#include "gtest/gtest.h"
#include "hal/card_reader/fake_card_reader.h"
#include "services/card/testing/test_terminal.h"

namespace till::card {
namespace {

TEST(ParseAfl, GoodOnesAndTheirBadTwins) {
  struct Row {
    const char* words;
    const char* afl;
    bool good;
  };
  const Row kRows[] = {
      {"one record", "08010100", true},
      {"two files", "0801010010010201", true},
      {"empty", "", false},
      {"half an entry", "080101", false},
      {"file 0", "00010100", false},
      {"file 31", "F8010100", false},
      {"file 30", "F0010100", true},
      {"low bits of the file", "09010100", false},
      {"record 0", "08000100", false},
      {"last before first", "08020100", false},
      {"more signed than read", "08010102", false},
      {"all signed", "08010202", true},
      {"256 records and one", "0801FF0010010200", false},
  };
  for (const Row& row : kRows) EXPECT_EQ(ParseAfl(Hex(row.afl)).ok(), row.good) << row.words;
}

TEST(ParseProcessingOptions, BothFormats) {
  DataStore first;
  ASSERT_TRUE(ParseProcessingOptions(Hex("80 06 3C00 08010100"), first).ok());
  EXPECT_EQ(ToHex(first.Value(0x82)), "3C00");
  EXPECT_EQ(ToHex(first.Value(0x94)), "08010100");
  DataStore second;
  ASSERT_TRUE(ParseProcessingOptions(Hex("77 0A 82023C00 940408010100"), second).ok());
  EXPECT_EQ(ToHex(second.Value(0x94)), "08010100");
  for (const char* bad : {"", "80013C", "7700", "7703820100", "70 04 82023C00", "80 02 3C00 80 02 3C00"}) {
    DataStore store;
    EXPECT_FALSE(ParseProcessingOptions(Hex(bad), store).ok()) << bad;
  }
}

TEST(ParseCryptogramAnswer, BothFormats) {
  DataStore first;
  ASSERT_TRUE(ParseCryptogramAnswer(Hex("80 0D 80 0001 0102030405060708 ABCD"), first).ok());
  EXPECT_EQ(ToHex(first.Value(0x9F26)), "0102030405060708");
  EXPECT_EQ(ToHex(first.Value(0x9F10)), "ABCD");
  for (const char* bad : {"", "80 0A 80 0001 01020304050607", "77 05 9F360200 01", "77 04 9F270180",
                          "77 09 9F2700 9F36020001"}) {
    DataStore store;
    EXPECT_FALSE(ParseCryptogramAnswer(Hex(bad), store).ok()) << bad;
  }
}

TEST(DataStore, ACardCannotSetWhatIsTheTerminals) {
  DataStore store;
  ASSERT_TRUE(store.Put(0x9F02, Hex("000000012345")).ok());
  ASSERT_TRUE(store.PutFromCard(0x9F02, Hex("000000000001")).ok());
  EXPECT_EQ(ToHex(store.Value(0x9F02)), "000000012345");
  ASSERT_TRUE(ParseCryptogramAnswer(Hex("77 15 9F270180 9F36020001 95050000000000 9A03000000"), store).ok());
  EXPECT_FALSE(store.Has(0x95));
  EXPECT_FALSE(store.Has(0x9A));
}

TEST(DataStore, HasAnEnd) {
  DataStore store;
  absl::Status status;
  for (tlv::Tag tag = 0xDF0100; tag < 0xDF0200 && status.ok(); ++tag) status = store.Put(tag, Bytes(250));
  EXPECT_EQ(status.code(), absl::StatusCode::kResourceExhausted);
}

class ReadRecordsTest : public testing::Test {
 protected:
  std::optional<End> Read(const std::string& afl, const std::string& script) {
    auto card = hal::ScriptedCard::Parse("atr: 3B\n" + script);
    EXPECT_TRUE(card.ok()) << card.status();
    reader_.Present(hal::CardInterface::kContact, std::make_shared<hal::ScriptedCard>(*std::move(card)));
    EXPECT_TRUE(reader_.WaitForCard(hal::InterfaceSet::All(), absl::Seconds(1), {}).ok());
    EXPECT_TRUE(reader_.PowerOn(hal::CardInterface::kContact).ok());
    CardChannel channel(reader_);
    return ReadRecords(channel, *ParseAfl(Hex(afl)), store_, signed_);
  }
  hal::FakeCardReader reader_;
  DataStore store_;
  StaticData signed_;
};

TEST_F(ReadRecordsTest, SignedRecordsLoseTheirTemplateUpToFile10) {
  EXPECT_FALSE(Read("0801020158010101",
                    "C: 00B2010C00\nR: 7003500141 9000\n"
                    "C: 00B2020C00\nR: 70065F2403010101 9000\n"
                    "C: 00B2015C00\nR: 70045F2D0141 9000\n")
                   .has_value());
  ASSERT_EQ(signed_.parts.size(), 2u);
  EXPECT_EQ(ToHex(signed_.parts[0].Reveal()), "500141");
  EXPECT_EQ(ToHex(signed_.parts[1].Reveal()), "70045F2D0141");
  EXPECT_FALSE(signed_.malformed);
  EXPECT_EQ(ToHex(store_.Value(0x5F24)), "010101");
}

TEST_F(ReadRecordsTest, AnElementTwiceEndsTheTransaction) {
  const auto end = Read("08010200", "C: 00B2010C00\nR: 7003500141 9000\nC: 00B2020C00\nR: 7003500142 9000\n");
  ASSERT_TRUE(end.has_value());
  EXPECT_EQ(end->outcome, Outcome::kUnreadable);
}

TEST_F(ReadRecordsTest, ARecordThatIsNoTemplate) {
  EXPECT_TRUE(Read("08010100", "C: 00B2010C00\nR: 500141 9000\n").has_value());
  EXPECT_FALSE(Read("58010101", "C: 00B2015C00\nR: 500141 9000\n").has_value());
  EXPECT_TRUE(signed_.malformed);
}

TEST_F(ReadRecordsTest, ARecordThatIsMissingOrGone) {
  EXPECT_EQ(Read("08010100", "C: 00B2010C00\nR: 6A83\n")->outcome, Outcome::kUnreadable);
  EXPECT_EQ(Read("08010100", "C: 00B2010C00\nremoved\n")->outcome, Outcome::kCardRemoved);
}

}  // namespace
}  // namespace till::card
