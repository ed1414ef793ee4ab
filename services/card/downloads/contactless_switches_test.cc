// SPDX-License-Identifier: Apache-2.0
#include "services/card/downloads/contactless_switches.h"

#include "gtest/gtest.h"
#include "services/card/testing/test_terminal.h"

namespace till::card {
namespace {

absl::StatusOr<ContactlessSwitches> From(const std::string& hex) {
  const auto tags = EntryTags::Parse(Hex(hex));
  if (!tags.ok()) return tags.status();
  return ContactlessSwitches::From(*tags);
}

TEST(ContactlessSwitches, SmallTapsAreSparedForUnionPayOnly) {
  const auto switches = From(
      "FF8054 01 01 FF8058 06 000000100000 FF805A 01 31 FF8059 0C 303030303030313030303030 FF8057 01 00 "
      "FF805D 01 01 FF803A 02 0010 FF803C 02 0060 FF8055 01 00 FF8056 01 00");
  ASSERT_TRUE(switches.ok()) << switches.status();
  TerminalData terminal = TestTerminal();
  switches->ApplyTo(terminal);
  EXPECT_EQ(terminal.applications[0].contactless_pin_free_limit_minor, 100'000);
  EXPECT_EQ(terminal.applications[0].contactless_signature_free_limit_minor, 100'000);
  EXPECT_EQ(ToHex(terminal.applications[0].ttq), "26000000") << "no telephone verifies its holder";
  EXPECT_EQ(terminal.applications[2].contactless_pin_free_limit_minor, 0) << "Visa's rules are Visa's";
  EXPECT_EQ(ToHex(terminal.applications[2].ttq), "26004000");
  ASSERT_TRUE(From("FF8057 01 01").ok());
  From("FF8057 01 01")->ApplyTo(terminal);
  EXPECT_EQ(ToHex(terminal.applications[0].ttq), "26004000");
}

TEST(ContactlessSwitches, ASwitchThatIsOffSparesNothing) {
  const auto switches = From("FF8054 01 00 FF8058 06 000000100000 FF8059 06 000000100000");
  ASSERT_TRUE(switches.ok()) << switches.status();
  TerminalData terminal = TestTerminal();
  terminal.applications[0].contactless_pin_free_limit_minor = 5;
  switches->ApplyTo(terminal);
  EXPECT_EQ(terminal.applications[0].contactless_pin_free_limit_minor, 0);
  EXPECT_EQ(terminal.applications[0].contactless_signature_free_limit_minor, 0) << "its switch is absent";
}

TEST(ContactlessSwitches, EachWrongTagIsNamed) {
  for (const auto& [entry, tag] :
       std::map<std::string, std::string>{{"FF8054 01 02", "FF8054"},
                                          {"FF8054 01 01", "FF8058"},
                                          {"FF8058 01 00", "FF8058"},
                                          {"FF805A 01 01", "FF8059"},
                                          {"FF8057 02 0000", "FF8057"},
                                          {"FF805D 00", "FF805D"},
                                          {"FF803A 09 000000000000000000", "FF803A"}}) {
    const auto switches = From(entry);
    ASSERT_FALSE(switches.ok()) << entry;
    EXPECT_EQ(std::string(switches.status().message()).substr(0, 10), "tag " + tag) << entry;
  }
}

}  // namespace
}  // namespace till::card
