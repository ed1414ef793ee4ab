// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/response_catalogue.h"

#include <gtest/gtest.h>

#include <set>

#include "services/uplink/session_fixture.h"

namespace till::uplink {
namespace {

TEST(ResponseCatalogue, HasTheCodesInCommonUseWithTheirClass) {
  const std::pair<const char*, profile::ResponseClass> rows[] = {
      {"00", profile::SUCCESS},       {"01", profile::NO_RETRY},      {"03", profile::SYSTEM_FAULT},
      {"04", profile::OPERATOR_ACTS}, {"05", profile::NO_RETRY},      {"10", profile::SUCCESS},
      {"12", profile::NO_RETRY},      {"13", profile::NO_RETRY},      {"14", profile::NO_RETRY},
      {"15", profile::NO_RETRY},      {"20", profile::SYSTEM_FAULT},  {"21", profile::NO_RETRY},
      {"25", profile::NO_RETRY},      {"30", profile::SYSTEM_FAULT},  {"34", profile::OPERATOR_ACTS},
      {"36", profile::NO_RETRY},      {"38", profile::OPERATOR_ACTS}, {"40", profile::NO_RETRY},
      {"41", profile::OPERATOR_ACTS}, {"43", profile::OPERATOR_ACTS}, {"45", profile::NO_RETRY},
      {"51", profile::NO_RETRY},      {"54", profile::NO_RETRY},      {"55", profile::CUSTOMER_RETRIES},
      {"56", profile::NO_RETRY},      {"57", profile::NO_RETRY},      {"58", profile::SYSTEM_FAULT},
      {"59", profile::NO_RETRY},      {"61", profile::NO_RETRY},      {"62", profile::NO_RETRY},
      {"64", profile::NO_RETRY},      {"65", profile::NO_RETRY},      {"66", profile::NO_RETRY},
      {"68", profile::RETRY},         {"75", profile::NO_RETRY},      {"77", profile::SYSTEM_FAULT},
      {"90", profile::RETRY},         {"91", profile::RETRY},         {"92", profile::RETRY},
      {"94", profile::RETRY},         {"95", profile::SYSTEM_FAULT},  {"96", profile::RETRY},
      {"97", profile::SYSTEM_FAULT},  {"98", profile::RETRY},         {"99", profile::SYSTEM_FAULT},
      {"A0", profile::SYSTEM_FAULT},
  };
  for (const auto& [code, response_class] : rows) {
    EXPECT_EQ(ShippedCatalogue().Find(code).code(), code);
    EXPECT_EQ(ShippedCatalogue().Find(code).response_class(), response_class) << code;
  }
}

TEST(ResponseCatalogue, OnlyThoseThatSayItAreApprovals) {
  const std::set<std::string> approvals = {"00", "08", "10", "11", "16", "A2", "A4", "A5", "A6"};
  const std::string characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ ";
  for (const char first : characters) {
    for (const char second : characters) {
      const std::string code = {first, second};
      EXPECT_EQ(ShippedCatalogue().IsApproval(code), approvals.contains(code)) << code;
    }
  }
  EXPECT_FALSE(ShippedCatalogue().IsApproval(""));
  EXPECT_FALSE(ShippedCatalogue().IsApproval("000"));
}

// Codes of ISO 8583:1987 that are reserved and that no public list of the scheme's hosts gives a meaning.
bool IsReserved(const std::string& code) {
  static const std::set<std::string> reserved = {"46", "47", "48", "49", "50", "70", "71", "72", "73", "74",
                                                 "80", "81", "82", "83", "84", "85", "86", "87", "88"};
  return reserved.contains(code);
}

TEST(ResponseCatalogue, EveryCodeHasAClassAndWordsInBothLanguages) {
  std::vector<std::string> codes;
  for (const char first : std::string("0123456789A")) {
    for (const char second : std::string("0123456789")) codes.push_back({first, second});
  }
  ASSERT_EQ(codes.size(), 110u);
  for (const std::string& code : codes) {
    const profile::ResponseEntry& entry = ShippedCatalogue().Find(code);
    EXPECT_EQ(entry.code(), IsReserved(code) ? "" : code) << code;
    EXPECT_NE(entry.response_class(), profile::RESPONSE_CLASS_UNSPECIFIED) << code;
    // Words end as sentences; Chinese has no ASCII letter in it, English nothing else than ASCII.
    EXPECT_TRUE(entry.zh().ends_with("。")) << code << entry.zh();
    EXPECT_TRUE(entry.en().ends_with(".")) << code << entry.en();
    for (const char c : entry.en()) EXPECT_TRUE(c >= 0x20 && c < 0x7F) << code;
    for (const char c : entry.zh()) EXPECT_FALSE(c >= 'a' && c <= 'z') << code;
  }
}

TEST(ResponseCatalogue, OnlyCodesThatSayTheKeysOrTheBatchAreGoneWantASignOn) {
  const std::set<std::string> wanted = {"77", "99", "A0", "A7"};
  for (const char first : std::string("0123456789A")) {
    for (const char second : std::string("0123456789")) {
      const std::string code = {first, second};
      EXPECT_EQ(ShippedCatalogue().Find(code).sign_on_again(), wanted.contains(code)) << code;
    }
  }
}

TEST(ResponseCatalogue, AnUnknownCodeHasWords) {
  EXPECT_EQ(ShippedCatalogue().Find("ZZ").response_class(), profile::NO_RETRY);
  EXPECT_FALSE(ShippedCatalogue().Find("ZZ").zh().empty());
  EXPECT_FALSE(ShippedCatalogue().Find("ZZ").en().empty());
}

TEST(ResponseCatalogue, RefusesACatalogueThatLeavesSomebodyWithoutAnswer) {
  profile::ResponseCodes good;
  profile::ResponseEntry& entry = *good.add_entry();
  entry.set_code("00");
  entry.set_response_class(profile::SUCCESS);
  entry.set_zh("好");
  entry.set_en("good");
  *good.mutable_unknown() = entry;
  good.mutable_unknown()->set_response_class(profile::NO_RETRY);
  ASSERT_TRUE(ResponseCatalogue::Create(good).ok());
  const auto fault = [&](const std::function<void(profile::ResponseCodes&)>& spoil) {
    profile::ResponseCodes bad = good;
    spoil(bad);
    return std::string(ResponseCatalogue::Create(bad).status().message());
  };
  EXPECT_EQ(fault([](auto& c) { c.mutable_entry(0)->set_code("0"); }),
            "response code \"0\" is not two characters");
  EXPECT_EQ(fault([](auto& c) { c.mutable_entry(0)->clear_zh(); }), "response code \"00\" lacks words");
  EXPECT_EQ(fault([](auto& c) { c.mutable_entry(0)->clear_response_class(); }),
            "response code \"00\" has no class");
  EXPECT_EQ(fault([](auto& c) { *c.add_entry() = c.entry(0); }), "response code \"00\" is there twice");
  EXPECT_EQ(fault([](auto& c) { c.clear_unknown(); }), "response code \"\" has no class");
  EXPECT_EQ(fault([](auto& c) { c.mutable_unknown()->set_response_class(profile::SUCCESS); }),
            "an unknown response code cannot be a success");
  EXPECT_EQ(fault([](auto& c) { c.mutable_entry(0)->set_response_class(profile::RETRY); }),
            "response code \"00\" is not a success");
}

}  // namespace
}  // namespace till::uplink
