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
  const std::set<std::string> approvals = {"00", "10", "11", "16", "A2", "A4", "A5", "A6"};
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
