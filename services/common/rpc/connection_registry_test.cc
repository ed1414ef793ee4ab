// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/connection_registry.h"

#include <fcntl.h>
#include <gtest/gtest.h>

#include <set>
#include <string>

namespace till::rpc {
namespace {

UniqueFd Open() {
  return UniqueFd(open("/dev/null", O_RDONLY | O_CLOEXEC));
}

TEST(ConnectionRegistry, FindsWhoWasPutAtANumber) {
  ConnectionRegistry registry;
  const UniqueFd kiosk = registry.Adopt(Open(), {.names = {"kiosk"}});
  const UniqueFd tillctl = registry.Adopt(Open(), {.names = {"tillctl"}});
  ASSERT_TRUE(kiosk.valid() && tillctl.valid());
  EXPECT_EQ(registry.Find("fd:" + std::to_string(kiosk.get()))->Describe(), "kiosk");
  EXPECT_EQ(registry.Find("fd:" + std::to_string(tillctl.get()))->Describe(), "tillctl");
  EXPECT_NE(fcntl(kiosk.get(), F_GETFD) & FD_CLOEXEC, 0);
}

TEST(ConnectionRegistry, AClosedConnectionsNumberIsNotTheNextOnes) {
  ConnectionRegistry registry;
  std::set<int> numbers;
  for (int i = 0; i < 200; ++i) {
    const UniqueFd connection = registry.Adopt(Open(), {.names = {"kiosk"}});  // closed at once
    ASSERT_TRUE(connection.valid());
    EXPECT_TRUE(numbers.insert(connection.get()).second) << connection.get() << " came again after " << i;
  }
}

TEST(ConnectionRegistry, GoesRoundWhenTheRangeIsUsedUp) {
  ConnectionRegistry registry;
  for (int i = 0; i < 70'000; ++i) {
    ASSERT_TRUE(registry.Adopt(Open(), {.names = {"kiosk"}}).valid()) << i;
  }
}

TEST(ConnectionRegistry, NoOtherPeerIsAnybody) {
  ConnectionRegistry registry;
  const UniqueFd connection = registry.Adopt(Open(), {.names = {"kiosk"}});
  const std::string number = std::to_string(connection.get());
  for (const std::string& peer :
       {std::string(), std::string("fd:"), "fd:" + number + "0", "fd:" + number + " ", "unix:" + number,
        "ipv4:127.0.0.1:" + number, number, std::string("fd:-1"), std::string("fd:99999999999999999999")}) {
    EXPECT_FALSE(registry.Find(peer).has_value()) << peer;
  }
}

}  // namespace
}  // namespace till::rpc
