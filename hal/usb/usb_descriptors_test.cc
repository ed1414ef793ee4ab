// SPDX-License-Identifier: Apache-2.0
#include "hal/usb/usb_descriptors.h"

#include <gtest/gtest.h>

namespace till::hal {
namespace {

// Layouts: USB 2.0, 9.6.3, 9.6.5, 9.6.6.
TEST(UsbInterfaceSettings, ReadsInterfacesEndpointsAndWhatStandsBesideThem) {
  const std::vector<uint8_t> bytes = {9, 2,    48,   0,    2,  1,    0,  0xC0, 50,  // configuration
                                      9, 4,    0,    0,    3,  0x0B, 1,  2,    0,   // interface 0
                                      4, 0x21, 0xAA, 0xBB,                          // its class's own
                                      7, 5,    0x83, 3,    8,  0,    16,            // interrupt: not counted
                                      7, 5,    0x02, 2,    64, 0,    0,             // bulk out
                                      7, 5,    0x81, 2,    64, 0,    0,             // bulk in
                                      9, 4,    1,    0,    0,  0xFF, 0,  0,    0,   // interface 1, twice
                                      9, 4,    1,    1,    0,  0xFE, 5,  6,    0};
  const std::vector<UsbInterfaceSetting> settings = UsbInterfaceSettings(bytes);
  ASSERT_EQ(settings.size(), 3u);
  EXPECT_EQ(settings[0].interface_class, 0x0B);
  EXPECT_EQ(settings[0].subclass, 1);
  EXPECT_EQ(settings[0].protocol, 2);
  EXPECT_EQ(settings[0].bulk_out, 0x02);
  EXPECT_EQ(settings[0].bulk_in, 0x81);
  EXPECT_FALSE(settings[0].several_alternates);
  ASSERT_EQ(settings[0].others.size(), 1u);
  EXPECT_EQ(std::vector<uint8_t>(settings[0].others[0].begin(), settings[0].others[0].end()),
            (std::vector<uint8_t>{4, 0x21, 0xAA, 0xBB}));
  EXPECT_TRUE(settings[1].several_alternates);
  EXPECT_EQ(settings[2].alternate, 1);
  EXPECT_EQ(settings[2].bulk_out, 0);
}

TEST(TextOfStringDescriptor, ReadsAsciiAndNothingElse) {
  EXPECT_EQ(TextOfStringDescriptor(std::vector<uint8_t>{6, 3, 'A', 0, '1', 0}), "A1");
  EXPECT_EQ(TextOfStringDescriptor(std::vector<uint8_t>{6, 3, 0x2D, 0x4E, 7, 0}), "??");
  EXPECT_EQ(TextOfStringDescriptor(std::vector<uint8_t>{200, 3, 'A', 0}), "A") << "cut off";
  EXPECT_EQ(TextOfStringDescriptor(std::vector<uint8_t>{6, 2, 'A', 0}), "");
  EXPECT_EQ(TextOfStringDescriptor(std::vector<uint8_t>{1, 3, 'A', 0}), "");
  EXPECT_EQ(TextOfStringDescriptor({}), "");
}

}  // namespace
}  // namespace till::hal
