// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/working_key_layout.h"

#include <gtest/gtest.h>

#include "services/uplink/iso8583/golden.h"

namespace till::uplink {
namespace {

profile::KeyLayout Layout(std::string_view network_code) {
  const profile::Profile profile = golden::UnionPayProfile();
  for (const profile::KeyLayout& layout : profile.key_layout()) {
    if (layout.network_code() == network_code) return layout;
  }
  ADD_FAILURE() << network_code;
  return {};
}

TEST(WorkingKeyLayout, DoubleLengthIsFortyBytesWithTheMacKeyFilledUp) {
  const auto keys = SplitWorkingKeys(
      Layout("003"), std::string(16, 'P') + "pppp" + std::string(8, 'M') + std::string(8, '\0') + "mmmm");
  ASSERT_TRUE(keys.ok()) << keys.status();
  ASSERT_EQ(keys->size(), 2u);
  EXPECT_EQ((*keys)[0].role, profile::PIN_KEY);
  EXPECT_EQ((*keys)[0].cryptogram, std::string(16, 'P'));
  EXPECT_EQ((*keys)[0].check_value, "pppp");
  EXPECT_EQ((*keys)[1].role, profile::MAC_KEY);
  EXPECT_EQ((*keys)[1].cryptogram, std::string(8, 'M'));
  EXPECT_EQ((*keys)[1].check_value, "mmmm");
}

TEST(WorkingKeyLayout, SingleLengthIsTwentyFourAndWithADataKeySixty) {
  EXPECT_EQ(SplitWorkingKeys(Layout("001"), std::string(24, 'k'))->size(), 2u);
  EXPECT_EQ(SplitWorkingKeys(Layout("004"), std::string(60, 'k'))->size(), 3u);
}

TEST(WorkingKeyLayout, AProvincialCentresPlaceIsOneNumber) {
  profile::KeyLayout layout = Layout("003");
  layout.mutable_key(1)->set_check_value_offset(28);
  const auto keys = SplitWorkingKeys(layout, std::string(28, 'k') + "mmmm" + std::string(8, '\0'));
  EXPECT_EQ((*keys)[1].check_value, "mmmm");
}

TEST(WorkingKeyLayout, AnotherLengthIsRefused) {
  for (const size_t length : {0, 24, 39, 41, 60}) {
    EXPECT_FALSE(SplitWorkingKeys(Layout("003"), std::string(length, 'k')).ok()) << length;
  }
}

TEST(WorkingKeyLayout, KeysOutsideTheFieldAreRefused) {
  profile::KeyLayout layout = Layout("003");
  EXPECT_TRUE(CheckKeyLayout(layout).ok());
  layout.mutable_key(0)->set_offset(25);
  EXPECT_FALSE(CheckKeyLayout(layout).ok());
  layout = Layout("003");
  layout.mutable_key(0)->set_check_value_offset(37);
  EXPECT_FALSE(CheckKeyLayout(layout).ok());
  layout = Layout("003");
  layout.mutable_key(0)->set_offset(0xFFFFFFF8);
  EXPECT_FALSE(CheckKeyLayout(layout).ok());
  layout = Layout("003");
  layout.mutable_key(0)->set_length(24);
  EXPECT_FALSE(CheckKeyLayout(layout).ok());
  layout.clear_key();
  EXPECT_FALSE(CheckKeyLayout(layout).ok());
}

}  // namespace
}  // namespace till::uplink
