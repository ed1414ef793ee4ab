// SPDX-License-Identifier: Apache-2.0
// The cases of ISO/IEC 7816-3, 12.2.
#include "hal/card_reader/ccid/t0_command.h"

#include <vector>

#include "absl/strings/escaping.h"
#include "gtest/gtest.h"

namespace till::hal {
namespace {

std::string Tpdu(std::string_view hex) {
  const std::string bytes = absl::HexStringToBytes(std::string(hex));
  const auto tpdu = T0Command({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()});
  return tpdu.ok() ? absl::BytesToHexString(std::string(tpdu->RevealText())) : "refused";
}

TEST(T0Command, CasesOfShortCommands) {
  EXPECT_EQ(Tpdu("00A40000"), "00a4000000") << "case 1";
  EXPECT_EQ(Tpdu("00B2010C00"), "00b2010c00") << "case 2";
  EXPECT_EQ(Tpdu("00B2010C10"), "00b2010c10");
  EXPECT_EQ(Tpdu("0082000002AABB"), "0082000002aabb") << "case 3";
  EXPECT_EQ(Tpdu("00A4040002AABB00"), "00a4040002aabb") << "case 4: Le comes with GET RESPONSE";
}

TEST(T0Command, ExtendedCommandsThatFit) {
  EXPECT_EQ(Tpdu("00B2010C000100"), "00b2010c00") << "case 2E, 256";
  EXPECT_EQ(Tpdu("00B2010C000010"), "00b2010c10");
  EXPECT_EQ(Tpdu("00820000000002AABB"), "0082000002aabb") << "case 3E";
  EXPECT_EQ(Tpdu("00A40400000002AABB0000"), "00a4040002aabb") << "case 4E";
}

TEST(T0Command, WhatCannotBeCarriedIsRefused) {
  EXPECT_EQ(Tpdu(""), "refused");
  EXPECT_EQ(Tpdu("00A404"), "refused");
  EXPECT_EQ(Tpdu("00A4040003AABB"), "refused") << "cut off";
  EXPECT_EQ(Tpdu("00A4040002AABB0000"), "refused");
  EXPECT_EQ(Tpdu("00A404000000"), "refused");
  EXPECT_EQ(Tpdu("00B2010C000000"), "refused") << "65,536 bytes";
  EXPECT_EQ(Tpdu("00B2010C000101"), "refused");
  EXPECT_EQ(Tpdu("00820000000100" + std::string(512, 'A')), "refused") << "ENVELOPE";
}

}  // namespace
}  // namespace till::hal
