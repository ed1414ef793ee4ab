// SPDX-License-Identifier: Apache-2.0
#include "services/update/channel/release_choice.h"

#include <gtest/gtest.h>

#include "services/update/fault.h"

namespace till::update {
namespace {

const absl::Time kNow = absl::FromUnixSeconds(1'795'300'000);

files::Channel Channel(std::initializer_list<std::pair<const char*, int>> releases) {
  files::Channel channel;
  channel.set_product("till-x86-64");
  channel.set_channel("stable");
  channel.set_serial(7);
  channel.mutable_valid_until()->set_seconds(absl::ToUnixSeconds(kNow) + 1);
  for (const auto& [version, share] : releases) {
    files::Release* const release = channel.add_releases();
    release->set_version(version);
    release->set_share_hundredths(share);
  }
  return channel;
}

// DEV00000001 is in part 682 for 1.4.0 and 2928 for 1.4.1 (rollout_test.cc).
ThisTerminal Terminal(const std::string& running, const std::string& floor = "") {
  return {.product = "till-x86-64",
          .channel = "stable",
          .device_id = "DEV00000001",
          .running_version = running,
          .floor = floor,
          .channel_serial = 7};
}

std::string Chosen(const files::Channel& channel, const ThisTerminal& terminal) {
  const auto chosen = ChooseRelease(channel, terminal, kNow);
  if (!chosen.ok()) return v1::Fault_Name(FaultOf(chosen.status()));
  return *chosen ? (*chosen)->version() : "none";
}

TEST(ReleaseChoice, TheHighestOfThoseThatAreForIt) {
  EXPECT_EQ(Chosen(Channel({{"1.3", 10000}, {"1.10", 10000}, {"1.9", 10000}}), Terminal("1.2")), "1.10");
  EXPECT_EQ(Chosen(Channel({{"1.4.0", 683}, {"1.4.1", 2928}}), Terminal("1.2")), "1.4.0")
      << "not in 1.4.1's share";
  EXPECT_EQ(Chosen(Channel({{"1.4.0", 682}, {"1.4.1", 2929}}), Terminal("1.2")), "1.4.1");
  EXPECT_EQ(Chosen(Channel({{"1.4.0", 682}}), Terminal("1.2")), "none");
  EXPECT_EQ(Chosen(Channel({{"9", 0}}), Terminal("1.2")), "none") << "withdrawn";
  EXPECT_EQ(Chosen(Channel({}), Terminal("1.2")), "none");
}

TEST(ReleaseChoice, NeverTheSameOrAnOlderOne) {
  EXPECT_EQ(Chosen(Channel({{"1.2", 10000}, {"1.1", 10000}}), Terminal("1.2.0")), "none");
  EXPECT_EQ(Chosen(Channel({{"1.4", 10000}}), Terminal("1.2", "1.5")), "none") << "below the floor";
  EXPECT_EQ(Chosen(Channel({{"1.5", 10000}}), Terminal("1.2", "1.5")), "1.5");
  EXPECT_EQ(Chosen(Channel({{"0.1", 10000}}), Terminal("development")), "0.1");
}

TEST(ReleaseChoice, AFileThatIsNotForItIsRefused) {
  files::Channel channel = Channel({{"1.4", 10000}});
  channel.set_product("till-arm64");
  EXPECT_EQ(Chosen(channel, Terminal("1.2")), "CHANNEL_OF_OTHERS");
  channel = Channel({{"1.4", 10000}});
  channel.set_channel("beta");
  EXPECT_EQ(Chosen(channel, Terminal("1.2")), "CHANNEL_OF_OTHERS");
  channel = Channel({{"1.4", 10000}});
  channel.set_serial(6);
  EXPECT_EQ(Chosen(channel, Terminal("1.2")), "CHANNEL_OLDER");
  channel = Channel({{"1.4", 10000}});
  channel.mutable_valid_until()->set_seconds(absl::ToUnixSeconds(kNow));
  EXPECT_EQ(Chosen(channel, Terminal("1.2")), "CHANNEL_EXPIRED");
}

}  // namespace
}  // namespace till::update
