// SPDX-License-Identifier: Apache-2.0
#include "services/common/access/access_matrix.h"

#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <string>

#include "services/common/status/error.h"

namespace till {
namespace {

using Names = std::set<std::string>;

TEST(AccessMatrix, TheEmbeddedOneNamesTheSecretsOnlyCallers) {
  const AccessMatrix& matrix = AccessMatrix::Embedded();
  EXPECT_EQ(matrix.CallersOf("pin", "mac").value(), Names({"uplink"}));
  EXPECT_EQ(matrix.CallersOf("pin", "working-keys").value(), Names({"uplink"}));
  EXPECT_EQ(matrix.CallersOf("pin", "card-pin").value(), Names({"card"}));
  EXPECT_EQ(matrix.CallersOf("pin", "key-loading").value(), Names({"tillctl"}));
  EXPECT_EQ(matrix.FindService("till.pin.v1.PinEntry")->callers, Names({"payment"}));
  EXPECT_EQ(matrix.FindService("till.card.v1.Reader")->callers, Names({"payment"}));
  EXPECT_EQ(matrix.FindService("till.ledger.v1.Journal")->AllCallers(), Names({"payment"}));
  EXPECT_EQ(matrix.FacetsOf("pin").size(), 5u);
  EXPECT_TRUE(matrix.FacetsOf("screen").empty());
  EXPECT_EQ(matrix.FindService("till.pin.v1.Nothing"), nullptr);
  EXPECT_EQ(matrix.CallersOf("pin", "reader").status().code(), absl::StatusCode::kNotFound);
}

TEST(AccessMatrix, TheKioskReachesNoFacetThatHandlesAccountDataOrKeys) {
  for (const AccessMatrix::Facet& facet : AccessMatrix::Embedded().facets()) {
    if (facet.server == "card" || facet.server == "pin" || facet.server == "uplink") {
      EXPECT_FALSE(facet.AllCallers().contains("kiosk")) << facet.service;
      EXPECT_FALSE(facet.AllCallers().contains("integrator")) << facet.service;
    }
  }
}

TEST(AccessMatrix, ALimitedCallerHasItsMethodsOnly) {
  const AccessMatrix::Facet* facet = AccessMatrix::Embedded().FindService("till.pin.v1.PinEntry");
  ASSERT_NE(facet, nullptr);
  EXPECT_EQ(facet->limited_callers.at("terminal"), Names({"Status"}));
}

struct BadCase {
  const char* words;
  const char* text;
};

constexpr char kGood[] =
    R"(facets { server: "pin" service: "till.pin.v1.Mac" role: "mac" callers: "uplink" })";

TEST(AccessMatrix, AMatrixThatIsNotSoundIsRefused) {
  ASSERT_TRUE(AccessMatrix::Parse(kGood, "m").ok());
  const std::string twice = std::string(kGood) + kGood;
  const BadCase cases[] = {
      {"nothing at all", ""},
      {"a facet twice", twice.c_str()},
      {"unknown field", R"(facets { server: "pin" service: "a.Mac" role: "mac" callers: "u" mode: 7 })"},
      {"no server", R"(facets { service: "a.Mac" role: "mac" callers: "u" })"},
      {"no callers", R"(facets { server: "pin" service: "a.Mac" role: "mac" })"},
      {"an empty caller", R"(facets { server: "pin" service: "a.Mac" role: "mac" callers: "" })"},
      {"another role", R"(facets { server: "pin" service: "a.PinEntry" role: "pinentry" callers: "u" })"},
      {"a caller twice",
       R"(facets { server: "pin" service: "a.Mac" role: "mac" callers: "u" callers: "u" })"},
      {"whole and limited",
       R"(facets { server: "p" service: "a.Mac" role: "mac" callers: "u" limited_callers { caller: "u" } })"},
      {"one socket twice",
       R"(facets { server: "p" service: "a.Mac" role: "mac" callers: "u" }
          facets { server: "p" service: "b.Mac" role: "mac" callers: "u" })"},
  };
  for (const BadCase& bad : cases) {
    EXPECT_TRUE(HasErrorCode(AccessMatrix::Parse(bad.text, "m").status(), ErrorCode::kConfigInvalid))
        << bad.words;
  }
}

TEST(AccessMatrix, IsLoadedFromAFile) {
  const std::string path = ::testing::TempDir() + "/matrix.textproto";
  std::ofstream(path) << kGood;
  const absl::StatusOr<AccessMatrix> matrix = AccessMatrix::Load(path);
  ASSERT_TRUE(matrix.ok()) << matrix.status();
  EXPECT_EQ(matrix->facets().size(), 1u);
  EXPECT_FALSE(AccessMatrix::Load(path + ".not").ok());
}

TEST(RoleOfService, IsKebabCase) {
  EXPECT_EQ(RoleOfService("till.pin.v1.PinEntry"), "pin-entry");
  EXPECT_EQ(RoleOfService("till.pin.v1.Mac"), "mac");
  EXPECT_EQ(RoleOfService("SelfTest"), "self-test");
}

}  // namespace
}  // namespace till
