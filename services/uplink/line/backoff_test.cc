// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/line/backoff.h"

#include <gtest/gtest.h>

namespace till::uplink {
namespace {

TEST(Backoff, TheCeilingDoublesUpToTheMostAndStartsAgain) {
  Backoff backoff({.first = absl::Seconds(1), .most = absl::Seconds(5)}, [] { return 0.5; });
  EXPECT_EQ(backoff.Next(), absl::Milliseconds(500));
  EXPECT_EQ(backoff.Next(), absl::Seconds(1));
  EXPECT_EQ(backoff.Next(), absl::Seconds(2));
  EXPECT_EQ(backoff.Next(), absl::Milliseconds(2500));
  EXPECT_EQ(backoff.Next(), absl::Milliseconds(2500));
  backoff.Reset();
  EXPECT_EQ(backoff.Next(), absl::Milliseconds(500));
}

TEST(Backoff, TheJitterIsFull) {
  double random = 0;
  Backoff backoff({.first = absl::Seconds(4), .most = absl::Seconds(4)}, [&] { return random; });
  EXPECT_EQ(backoff.Next(), absl::ZeroDuration());
  random = 0.999;
  EXPECT_EQ(backoff.Next(), absl::Milliseconds(3996));
}

}  // namespace
}  // namespace till::uplink
