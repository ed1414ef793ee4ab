// SPDX-License-Identifier: Apache-2.0
// Layout: CCID 1.1, table 5.1-1; that of the interface: USB 2.0, 9.6.5.
#include "hal/card_reader/ccid/ccid_descriptor.h"

#include <vector>

#include "gtest/gtest.h"
#include "hal/card_reader/ccid/ccid_interface.h"

namespace till::hal {
namespace {

// As QEMU's usb-ccid (08e6:4433) describes itself, byte for byte: one slot, TPDU level.
const std::vector<uint8_t> kDescriptor = {0x36, 0x21, 0x10, 0x01, 0x00, 0x07, 0x03, 0x00, 0x00, 0x00, 0xA0,
                                          0x0F, 0x00, 0x00, 0x00, 0x00, 0x01, 0x00, 0x00, 0x80, 0x25, 0x00,
                                          0x00, 0x00, 0xC2, 0x01, 0x00, 0x00, 0xFE, 0x00, 0x00, 0x00, 0x00,
                                          0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xFE, 0x04, 0x01, 0x00,
                                          0x12, 0x00, 0x01, 0x00, 0xFF, 0xFF, 0x00, 0x00, 0x01, 0x01};

std::vector<uint8_t> Configuration(uint8_t subclass, uint8_t protocol, bool descriptor_last) {
  std::vector<uint8_t> bytes = {9, 2, 0, 0, 1, 1, 0, 0xC0, 50, 9, 4, 2, 0, 3, 0x0B, subclass, protocol, 0};
  const std::vector<uint8_t> endpoints = {7,  5, 0x81, 3, 8, 0,    255, 7,  5, 0x82, 2,
                                          64, 0, 0,    7, 5, 0x03, 2,   64, 0, 0};
  if (!descriptor_last) bytes.insert(bytes.end(), kDescriptor.begin(), kDescriptor.end());
  bytes.insert(bytes.end(), endpoints.begin(), endpoints.end());
  if (descriptor_last) bytes.insert(bytes.end(), kDescriptor.begin(), kDescriptor.end());
  return bytes;
}

TEST(CcidDescriptor, IsReadFieldByField) {
  const auto parsed = ParseCcidDescriptor(kDescriptor);
  ASSERT_TRUE(parsed.has_value());
  EXPECT_EQ(*parsed, (CcidDescriptor{.slots = 1,
                                     .voltages = 7,
                                     .protocols = 3,
                                     .max_ifsd = 254,
                                     .features = 0x000104FE,
                                     .max_message_bytes = 65'554}));
  EXPECT_EQ(parsed->level(), CcidExchangeLevel::kTpdu);
  EXPECT_TRUE(parsed->ChoosesVoltage());
  EXPECT_TRUE(parsed->SetsParameters());
  EXPECT_TRUE(parsed->AnnouncesIfsd());
  EXPECT_TRUE(parsed->Speaks(1));
  EXPECT_FALSE(CcidDescriptor{.protocols = 1}.Speaks(1));
  EXPECT_TRUE(CcidDescriptor{.protocols = 0x10000}.Speaks(1)) << "it says nothing that means anything";
}

TEST(CcidDescriptor, LevelsAreThoseOfDwFeatures) {
  EXPECT_EQ(CcidDescriptor{.features = 0x00000}.level(), CcidExchangeLevel::kCharacter);
  EXPECT_EQ(CcidDescriptor{.features = 0x10000}.level(), CcidExchangeLevel::kTpdu);
  EXPECT_EQ(CcidDescriptor{.features = 0x20000}.level(), CcidExchangeLevel::kShortApdu);
  EXPECT_EQ(CcidDescriptor{.features = 0x40000}.level(), CcidExchangeLevel::kExtendedApdu);
  EXPECT_FALSE(CcidDescriptor{.features = 0x80}.SetsParameters())
      << "PPS by the parameters that the host set";
  EXPECT_TRUE(CcidDescriptor{.features = 0x02}.SetsParameters());
  EXPECT_TRUE(CcidDescriptor{.features = 0x40}.SetsParameters());
}

TEST(CcidDescriptor, NoDescriptorIsNone) {
  for (size_t size = 0; size < kDescriptor.size(); ++size) {
    EXPECT_FALSE(ParseCcidDescriptor(std::span<const uint8_t>(kDescriptor).first(size)).has_value());
  }
  std::vector<uint8_t> bytes = kDescriptor;
  bytes[1] = 0x22;
  EXPECT_FALSE(ParseCcidDescriptor(bytes).has_value());
  bytes = kDescriptor;
  bytes[44] = 11;  // dwMaxCCIDMessageLength
  bytes[46] = 0;
  EXPECT_FALSE(ParseCcidDescriptor(bytes).has_value()) << "no message fits";
  bytes[47] = 0xFF;
  EXPECT_EQ(ParseCcidDescriptor(bytes)->max_message_bytes, kMostCcidBytes) << "nobody gets 4 GB for it";
}

TEST(CcidInterface, IsFoundWhereverItsDescriptorStands) {
  for (const bool last : {false, true}) {
    const auto found = FindCcidInterface(Configuration(0, 0, last));
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->interface, 2);
    EXPECT_EQ(found->bulk_out, 0x03);
    EXPECT_EQ(found->bulk_in, 0x82);
    EXPECT_EQ(found->descriptor.max_ifsd, 254u);
  }
  EXPECT_FALSE(FindCcidInterface(Configuration(0, 1, false)).has_value()) << "ICCD, version A";
  EXPECT_FALSE(FindCcidInterface({}).has_value());
}

}  // namespace
}  // namespace till::hal
