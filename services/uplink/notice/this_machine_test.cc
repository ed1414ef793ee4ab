// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/notice/this_machine.h"

#include <gtest/gtest.h>

namespace till::uplink {
namespace {

TEST(ThisMachine, IsAnAddressOfTheLoopbackInFigures) {
  for (const char* host : {"127.0.0.1", "127.255.255.254", "::1"}) EXPECT_TRUE(IsThisMachine(host)) << host;
}

// What looks like it and may lead elsewhere: names, other spellings that a resolver understands, the
// wildcard (which a kernel takes for itself, but a rule need not), mapped addresses, neighbours.
TEST(ThisMachine, IsNothingElse) {
  for (const char* host : {"",
                           "localhost",
                           "localhost.example",
                           "acquirer.example",
                           "127.0.0.1.example",
                           "127.1",
                           "2130706433",
                           "0x7f000001",
                           "0177.0.0.1",
                           "0.0.0.0",
                           "::",
                           "::ffff:127.0.0.1",
                           "[::1]",
                           "::2",
                           "128.0.0.1",
                           "126.255.255.255",
                           "10.1.2.3",
                           " 127.0.0.1",
                           "127.0.0.1 ",
                           "127.0.0.1:443"}) {
    EXPECT_FALSE(IsThisMachine(host)) << host;
  }
  EXPECT_FALSE(IsThisMachine(std::string("127.0.0.1\0.example", 18)));
}

}  // namespace
}  // namespace till::uplink
