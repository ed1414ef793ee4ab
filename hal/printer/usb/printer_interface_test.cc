// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/usb/printer_interface.h"

#include <gtest/gtest.h>

#include <vector>

namespace till::hal {
namespace {

// Layouts: USB 2.0, 9.6.3, 9.6.5, 9.6.6.
std::vector<uint8_t> Configuration(std::initializer_list<std::vector<uint8_t>> parts) {
  std::vector<uint8_t> bytes = {9, 2, 0, 0, 1, 1, 0, 0xC0, 50};
  for (const std::vector<uint8_t>& part : parts) bytes.insert(bytes.end(), part.begin(), part.end());
  bytes[2] = static_cast<uint8_t>(bytes.size());
  return bytes;
}
std::vector<uint8_t> Interface(uint8_t number, uint8_t alternate, uint8_t kind, uint8_t protocol) {
  return {9, 4, number, alternate, 2, kind, 1, protocol, 0};
}
std::vector<uint8_t> Endpoint(uint8_t address, uint8_t attributes = 2) {
  return {7, 5, address, attributes, 64, 0, 0};
}

TEST(FindPrinterInterface, PrefersASettingThatSpeaks) {
  const auto found = FindPrinterInterface(Configuration(
      {Interface(0, 0, 7, 1), Endpoint(0x01), Interface(0, 1, 7, 2), Endpoint(0x01), Endpoint(0x82)}));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(
      *found,
      (PrinterInterface{
          .interface = 0, .alternate = 1, .several_alternates = true, .bulk_out = 0x01, .bulk_in = 0x82}));
}

TEST(FindPrinterInterface, TakesOneThatOnlyListensIfThereIsNoOther) {
  const auto found = FindPrinterInterface(Configuration({Interface(0, 0, 7, 1), Endpoint(0x03)}));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(*found, (PrinterInterface{.bulk_out = 0x03}));
}

TEST(FindPrinterInterface, PassesOverOtherClassesEndpointsAndDescriptors) {
  const auto found = FindPrinterInterface(Configuration({{4, 0x0B, 0, 2},
                                                         Interface(0, 0, 3, 2),
                                                         {9, 0x21, 1, 1, 0, 1, 0x22, 9, 0},
                                                         Endpoint(0x81, 3),
                                                         Interface(2, 0, 7, 2),
                                                         Endpoint(0x83, 3),
                                                         Endpoint(0x84),
                                                         Endpoint(0x05)}));
  ASSERT_TRUE(found.has_value());
  EXPECT_EQ(*found, (PrinterInterface{.interface = 2, .bulk_out = 0x05, .bulk_in = 0x84}));
}

TEST(FindPrinterInterface, FindsNothingWhereThereIsNothing) {
  EXPECT_FALSE(FindPrinterInterface({}).has_value());
  EXPECT_FALSE(FindPrinterInterface(Configuration({Interface(0, 0, 3, 1), Endpoint(0x01)})).has_value());
  EXPECT_FALSE(FindPrinterInterface(Configuration({Interface(0, 0, 7, 2), Endpoint(0x81)})).has_value())
      << "no way to print";
  EXPECT_FALSE(FindPrinterInterface(Configuration({Interface(0, 0, 7, 3), Endpoint(0x01)})).has_value())
      << "IEEE 1284.4";
  EXPECT_FALSE(FindPrinterInterface(Configuration({Endpoint(0x01)})).has_value());
}

TEST(FindPrinterInterface, ALengthThatLeadsNowhereEndsTheReading) {
  auto bytes = Configuration({Interface(0, 0, 7, 2), Endpoint(0x01)});
  bytes.insert(bytes.end(), {0, 5, 0x82, 2, 64, 0, 0});
  EXPECT_FALSE(FindPrinterInterface(bytes)->bulk_in.has_value());
  bytes.resize(bytes.size() - 7);
  bytes.insert(bytes.end(), {200, 5, 0x82, 2});
  EXPECT_FALSE(FindPrinterInterface(bytes)->bulk_in.has_value());
  // Cut off anywhere, it is read as far as it goes.
  for (size_t size = 0; size < bytes.size(); ++size) {
    FindPrinterInterface(std::span<const uint8_t>(bytes).first(size));
  }
}

}  // namespace
}  // namespace till::hal
