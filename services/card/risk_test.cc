// SPDX-License-Identifier: Apache-2.0
#include "services/card/risk.h"

#include "gtest/gtest.h"
#include "hal/card_reader/fake_card_reader.h"
#include "services/card/testing/test_terminal.h"

namespace till::card {
namespace {

const absl::CivilDay kToday(2026, 11, 22);

class Risk : public testing::Test {
 protected:
  void Put(tlv::Tag tag, const std::string& hex) { ASSERT_TRUE(store_.Put(tag, Hex(hex)).ok()); }
  std::string Restrictions(uint8_t type = 0x00) {
    Tvr tvr;
    CheckRestrictions(store_, terminal_, terminal_.applications[0], type, kToday, tvr);
    return ToHex(tvr.bytes());
  }

  DataStore store_;
  TerminalData terminal_ = TestTerminal();
};

TEST(ReadDate, KnowsCenturiesAndCalendars) {
  EXPECT_EQ(ReadDate(Hex("491231")), absl::CivilDay(2049, 12, 31));
  EXPECT_EQ(ReadDate(Hex("500101")), absl::CivilDay(1950, 1, 1));
  EXPECT_EQ(ReadDate(Hex("280229")), absl::CivilDay(2028, 2, 29));
  for (const char* bad : {"", "4912", "270229", "491301", "490001", "490100", "4A0101", "49123149"}) {
    EXPECT_FALSE(ReadDate(Hex(bad)).has_value()) << bad;
  }
}

// EMV 4.4 Book 3, 10.4.
TEST_F(Risk, RestrictionsOfAGoodCard) {
  Put(0x5F24, "261122");  // to the end of today
  Put(0x5F25, "261122");
  Put(0x9F08, "0030");
  Put(0x9F07, "FF00");
  Put(0x5F28, "0156");
  EXPECT_EQ(Restrictions(), "0000000000");
}

TEST_F(Risk, VersionsDates) {
  Put(0x5F24, "261121");
  EXPECT_EQ(Restrictions(), "0040000000");
  Put(0x5F25, "261123");
  EXPECT_EQ(Restrictions(), "0060000000");
  Put(0x9F08, "0031");
  EXPECT_EQ(Restrictions(), "00E0000000");
}

TEST_F(Risk, ACardWithoutAnExpiryDateCountsAsExpired) {
  EXPECT_EQ(Restrictions(), "0040000000");
}

TEST_F(Risk, UsageControl) {
  struct Row {
    const char* usage;
    const char* country;
    uint8_t type;
    bool allowed;
  };
  const Row kRows[] = {
      {"2100", "0156", 0x00, true},   // domestic goods
      {"0900", "0156", 0x00, true},   // domestic services
      {"1100", "0156", 0x00, false},  // international goods only
      {"1100", "0840", 0x00, true},  {"2100", "0840", 0x00, false},
      {"FE00", "0156", 0x00, false},  // ATMs only
      {"8100", "0156", 0x01, true},  {"4100", "0156", 0x01, false},
      {"4100", "0840", 0x01, true},  {"2180", "0156", 0x09, true},
      {"2100", "0156", 0x09, false},
  };
  Put(0x5F24, "491231");
  for (const Row& row : kRows) {
    Put(0x9F07, row.usage);
    Put(0x5F28, row.country);
    EXPECT_EQ(Restrictions(row.type), row.allowed ? "0000000000" : "0010000000")
        << row.usage << " " << row.country;
  }
}

// 10.6.1 and 10.6.2: floor limit 100.00, threshold 20.00, target 10 %, maximum 50 %.
TEST_F(Risk, FloorLimitAndRandomSelection) {
  ApplicationParameters application = terminal_.applications[0];
  application.floor_limit_minor = 10'000;
  application.random_threshold_minor = 2'000;
  application.random_target_percent = 10;
  application.random_maximum_percent = 50;
  struct Row {
    int64_t amount;
    uint8_t draw;  // the number drawn is draw modulo 99, plus 1
    const char* tvr;
  };
  const Row kRows[] = {
      {10'000, 0, "0000008000"}, {9'999, 98, "0000000000"}, {1'999, 9, "0000001000"},
      {1'999, 10, "0000000000"}, {6'000, 29, "0000001000"},  // half way: 10 + 40 / 2 percent
      {6'000, 30, "0000000000"},
  };
  for (const Row& row : kRows) {
    const uint8_t pattern[] = {0, 0, 0, row.draw};
    FixedRandom random(pattern);
    Tvr tvr;
    CheckAmounts(row.amount, application, random, tvr);
    EXPECT_EQ(ToHex(tvr.bytes()), row.tvr) << row.amount << " drawing " << int{row.draw};
  }
}

// 10.6.3.
TEST_F(Risk, Velocity) {
  struct Row {
    const char* counter;
    const char* last_online;
    const char* tvr;
  };
  const Row kRows[] = {
      {"9F36020005 9000", "9F13020003 9000", "0000000000"},
      {"9F36020007 9000", "9F13020003 9000", "0000004000"},  // 4 above the lower limit of 3
      {"9F36020010 9000", "9F13020003 9000", "0000006000"},  // and above the upper limit of 5
      {"9F36020003 9000", "9F13020003 9000", "0000006000"},  // stands still
      {"9F36020002 9000", "9F13020000 9000", "0008000000"},  // never online: a new card
      {"6A88", "9F13020003 9000", "0000006000"},             // hides its counter
      {"9F360105 9000", "9F13020003 9000", "0000006000"},    // malformed
  };
  Put(0x9F14, "03");
  Put(0x9F23, "05");
  for (const Row& row : kRows) {
    auto card = hal::ScriptedCard::Parse(std::string("atr: 3B\nC: 80CA9F3600\nR: ") + row.counter +
                                         "\nC: 80CA9F1300\nR: " + row.last_online + "\n");
    ASSERT_TRUE(card.ok()) << card.status();
    hal::FakeCardReader reader;
    reader.Present(hal::CardInterface::kContact, std::make_shared<hal::ScriptedCard>(*std::move(card)));
    ASSERT_TRUE(reader.WaitForCard(hal::InterfaceSet::All(), absl::Seconds(1), {}).ok());
    ASSERT_TRUE(reader.PowerOn(hal::CardInterface::kContact).ok());
    CardChannel channel(reader);
    Tvr tvr;
    EXPECT_FALSE(CheckVelocity(channel, store_, tvr).has_value());
    EXPECT_EQ(ToHex(tvr.bytes()), row.tvr) << row.counter << " " << row.last_online;
  }
}

// 10.7.
TEST_F(Risk, ActionAnalysis) {
  ApplicationParameters application = terminal_.applications[0];
  application.tac_denial = {};
  application.tac_online = {};
  application.tac_default = {};
  Tvr tvr;
  // A card without action codes: denial of nothing, online and default of everything.
  EXPECT_EQ(DecideBeforeOnline(tvr, store_, terminal_, application), CryptogramType::kTc);
  tvr.Set(TvrBit::kExpired);
  EXPECT_EQ(DecideBeforeOnline(tvr, store_, terminal_, application), CryptogramType::kArqc);
  EXPECT_EQ(DecideWithoutHost(tvr, store_, application), CryptogramType::kAac);
  Put(0x9F0F, "0000000000");
  Put(0x9F0D, "0000000000");
  EXPECT_EQ(DecideBeforeOnline(tvr, store_, terminal_, application), CryptogramType::kTc);
  EXPECT_EQ(DecideWithoutHost(tvr, store_, application), CryptogramType::kTc);
  application.tac_online[1] = 0x40;
  EXPECT_EQ(DecideBeforeOnline(tvr, store_, terminal_, application), CryptogramType::kArqc);
  Put(0x9F0E, "0040000000");
  EXPECT_EQ(DecideBeforeOnline(tvr, store_, terminal_, application), CryptogramType::kAac);
  Put(0x9F0E, "0000000000");
  TerminalData offline = terminal_;
  offline.type = 0x23;
  EXPECT_EQ(DecideBeforeOnline(tvr, store_, offline, application), CryptogramType::kTc);
  TerminalData online = terminal_;
  online.type = 0x21;
  application.tac_online = {};
  EXPECT_EQ(DecideBeforeOnline(tvr, store_, online, application), CryptogramType::kArqc);
}

}  // namespace
}  // namespace till::card
