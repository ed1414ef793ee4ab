// SPDX-License-Identifier: Apache-2.0
#include "services/card/downloads/application_entry.h"

#include "gtest/gtest.h"
#include "services/card/testing/test_terminal.h"

namespace till::card {
namespace {

// All tags of unionpay.md B7.
constexpr char kWhole[] =
    "9F06 08 A000000333010101 DF01 01 01 9F08 02 0031 DF11 05 0102030405 DF12 05 1112131415 DF13 05 "
    "2122232425 "
    "9F1B 04 00002710 DF15 04 00001388 DF16 01 40 DF17 01 20 DF14 03 9F3704 DF18 01 01 9F7B 06 000000100000 "
    "DF19 06 000000001000 DF20 06 000000300000 DF21 06 000000050000";

absl::Status Apply(const std::string& hex, TerminalData& terminal) {
  const auto entry = ApplicationEntry::Parse(Hex(hex));
  if (!entry.ok()) return entry.status();
  return entry->ApplyTo(terminal);
}

TEST(ApplicationEntry, EveryTagFindsItsPlace) {
  TerminalData terminal = TestTerminal();
  ASSERT_TRUE(Apply(kWhole, terminal).ok()) << Apply(kWhole, terminal);
  ASSERT_EQ(terminal.applications.size(), TestTerminal().applications.size());
  const ApplicationParameters& to = terminal.applications[0];
  EXPECT_FALSE(to.partial_match);
  EXPECT_EQ(ToHex(to.version), "0031");
  EXPECT_EQ(ToHex(to.tac_default), "0102030405");
  EXPECT_EQ(ToHex(to.tac_online), "1112131415");
  EXPECT_EQ(ToHex(to.tac_denial), "2122232425");
  EXPECT_EQ(to.floor_limit_minor, 10'000);
  EXPECT_EQ(to.random_threshold_minor, 5'000);
  EXPECT_EQ(to.random_maximum_percent, 40);
  EXPECT_EQ(to.random_target_percent, 20);
  EXPECT_EQ(ToHex(to.default_ddol), "9F3704");
  EXPECT_EQ(to.contactless_floor_limit_minor, 1'000);
  EXPECT_EQ(to.contactless_limit_minor, 300'000);
  EXPECT_EQ(to.contactless_cvm_limit_minor, 50'000);
  EXPECT_EQ(to.scheme, "UNIONPAY");
  EXPECT_TRUE(to.contactless);
  EXPECT_EQ(ToHex(to.ttq), "26004000");
  EXPECT_TRUE(terminal.Validate().ok());
}

TEST(ApplicationEntry, WhatIsAbsentStaysAsItWas) {
  TerminalData terminal = TestTerminal();
  ASSERT_TRUE(Apply("9F06 08 A000000333010102 DF21 06 000000050000", terminal).ok());
  const ApplicationParameters& before = TestTerminal().applications[1];
  const ApplicationParameters& after = terminal.applications[1];
  EXPECT_EQ(after.contactless_cvm_limit_minor, 50'000);
  EXPECT_EQ(after.version, before.version);
  EXPECT_EQ(after.tac_online, before.tac_online);
  EXPECT_EQ(after.contactless_limit_minor, before.contactless_limit_minor);
  EXPECT_EQ(after.partial_match, before.partial_match);
  EXPECT_EQ(terminal.applications[0].contactless_cvm_limit_minor, 100'001) << "another application";
}

TEST(ApplicationEntry, ANewApplicationTakesItsKernelFromItsScheme) {
  TerminalData terminal = TestTerminal();
  std::string quasi_credit = kWhole;
  quasi_credit.replace(quasi_credit.find("010101"), 6, "010103");
  ASSERT_TRUE(Apply(quasi_credit, terminal).ok());
  ASSERT_EQ(terminal.applications.size(), 5u);
  EXPECT_EQ(terminal.applications[4].scheme, "UNIONPAY");
  EXPECT_TRUE(terminal.applications[4].contactless);
  EXPECT_EQ(terminal.applications[4].kernel, KernelKind::kUnionPay);
  EXPECT_EQ(ToHex(terminal.applications[4].ttq), "26004000");
  EXPECT_TRUE(terminal.Validate().ok());
  // JCB has no kernel here: over contacts only.
  std::string jcb = kWhole;
  jcb.replace(jcb.find("08 A000000333010101"), 19, "07 A0000000651010");
  ASSERT_TRUE(Apply(jcb, terminal).ok());
  EXPECT_EQ(terminal.applications[5].scheme, "JCB");
  EXPECT_FALSE(terminal.applications[5].contactless);
  EXPECT_TRUE(terminal.Validate().ok());
}

TEST(ApplicationEntry, ANewApplicationNeedsItsRisksNamed) {
  for (const std::string tag : {"9F08 02 0031", "DF11 05 0102030405", "DF12 05 1112131415",
                                "DF13 05 2122232425", "9F1B 04 00002710"}) {
    TerminalData terminal = TestTerminal();
    std::string entry = kWhole;
    entry.replace(entry.find("010101"), 6, "010109");
    entry.erase(entry.find(tag), tag.size());
    const absl::Status status = Apply(entry, terminal);
    EXPECT_EQ(status.message(), "tag " + tag.substr(0, 4) + " is missing, and the application is new");
    EXPECT_EQ(terminal.applications.size(), 4u);
  }
}

TEST(ApplicationEntry, ALimitOfNothingTakesItOutOfTheField) {
  TerminalData terminal = TestTerminal();
  ASSERT_TRUE(Apply("9F06 08 A000000333010101 DF20 06 000000000000", terminal).ok());
  EXPECT_FALSE(terminal.applications[0].contactless);
  EXPECT_TRUE(terminal.Validate().ok());
}

TEST(ApplicationEntry, WithoutOnlinePinInTheField) {
  TerminalData terminal = TestTerminal();
  ASSERT_TRUE(Apply("9F06 08 A000000333010101 DF18 01 00", terminal).ok());
  EXPECT_EQ(ToHex(terminal.applications[0].ttq), "22004000");
}

TEST(ApplicationEntry, EachWrongTagIsNamed) {
  for (const auto& [entry, tag] :
       std::map<std::string, std::string>{{"DF01 01 01", "9F06"},
                                          {"9F06 04 A0000003", "9F06"},
                                          {"9F06 11 A000000333010101A000000333010101AA", "9F06"},
                                          {"9F06 05 A000000333 DF01 01 02", "DF01"},
                                          {"9F06 05 A000000333 9F08 01 00", "9F08"},
                                          {"9F06 05 A000000333 DF11 04 00000000", "DF11"},
                                          {"9F06 05 A000000333 DF12 06 000000000000", "DF12"},
                                          {"9F06 05 A000000333 DF13 00", "DF13"},
                                          {"9F06 05 A000000333 9F1B 06 000000000000", "9F1B"},
                                          {"9F06 05 A000000333 DF15 01 00", "DF15"},
                                          {"9F06 05 A000000333 DF16 01 AA", "DF16"},
                                          {"9F06 05 A000000333 DF17 02 0010", "DF17"},
                                          {"9F06 05 A000000333 DF14 02 9F37", "DF14"},
                                          {"9F06 05 A000000333 DF18 01 05", "DF18"},
                                          {"9F06 05 A000000333 9F7B 01 00", "9F7B"},
                                          {"9F06 05 A000000333 DF19 06 00000000000A", "DF19"},
                                          {"9F06 05 A000000333 DF20 05 0000000000", "DF20"},
                                          {"9F06 05 A000000333 DF21 01 00", "DF21"}}) {
    const auto parsed = ApplicationEntry::Parse(Hex(entry));
    ASSERT_FALSE(parsed.ok()) << entry;
    EXPECT_EQ(std::string(parsed.status().message()).substr(0, 8), "tag " + tag) << entry;
  }
}

}  // namespace
}  // namespace till::card
