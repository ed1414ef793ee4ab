// SPDX-License-Identifier: Apache-2.0
#include "services/update/channel/rollout.h"

#include <gtest/gtest.h>

#include <string>

#include "absl/strings/str_format.h"

namespace till::update {
namespace {

// Made with Python: int.from_bytes(hashlib.sha256(f"{id}\n{version}".encode()).digest()[:8], "big") % 10000.
TEST(Rollout, TheVectorsOfAnotherProgram) {
  EXPECT_EQ(RolloutPart("DEV00000001", "1.4.0"), 682);
  EXPECT_EQ(RolloutPart("DEV00000001", "1.4.1"), 2928);
  EXPECT_EQ(RolloutPart("DEV00000002", "1.4.0"), 7865);
  EXPECT_EQ(RolloutPart("TILL-0042", "2.0"), 6312);
  EXPECT_EQ(RolloutPart("终端1", "1.4.0"), 9062);
  EXPECT_EQ(RolloutPart("", ""), 7193);
}

TEST(Rollout, TheShareIsSharp) {
  EXPECT_FALSE(InRollout("DEV00000001", "1.4.0", 682));
  EXPECT_TRUE(InRollout("DEV00000001", "1.4.0", 683));
  EXPECT_FALSE(InRollout("DEV00000001", "1.4.0", 0));
  EXPECT_TRUE(InRollout("DEV00000001", "1.4.0", 10'000));
}

// Counted by the same Python over T00000 to T09999.
TEST(Rollout, AFleetIsDividedAsThePercentageSays) {
  int one_percent = 0, quarter = 0, quarter_of_next = 0, both = 0;
  for (int i = 0; i < 10'000; ++i) {
    const std::string id = absl::StrFormat("T%05d", i);
    one_percent += InRollout(id, "1.4.0", 100);
    const bool first = InRollout(id, "1.4.0", 2'500);
    const bool next = InRollout(id, "1.5.0", 2'500);
    quarter += first;
    quarter_of_next += next;
    both += first && next;
    if (InRollout(id, "1.4.0", 100)) {
      EXPECT_TRUE(first) << "a share that grows only adds";
    }
  }
  EXPECT_EQ(one_percent, 98);
  EXPECT_EQ(quarter, 2'443);
  EXPECT_EQ(quarter_of_next, 2'452);
  EXPECT_EQ(both, 587);
}

}  // namespace
}  // namespace till::update
