// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/late_replies.h"

#include <gtest/gtest.h>

#include <thread>

namespace till::uplink {
namespace {

LateReply Late(uint32_t trace) {
  LateReply late;
  late.trace = trace;
  return late;
}

TEST(LateReplies, AreToldInOrderFromWhereTheWatcherIs) {
  LateReplies replies;
  replies.Add(Late(5));
  replies.Add(Late(6));
  EXPECT_EQ(replies.NextAfter(0, absl::ZeroDuration())->trace, 5u);
  EXPECT_EQ(replies.NextAfter(1, absl::ZeroDuration())->trace, 6u);
  EXPECT_FALSE(replies.NextAfter(2, absl::ZeroDuration()).has_value());
}

TEST(LateReplies, TheOldestMakesRoom) {
  LateReplies replies;
  for (uint32_t i = 1; i <= LateReplies::kMost + 1; ++i) replies.Add(Late(i));
  EXPECT_EQ(replies.NextAfter(0, absl::ZeroDuration())->trace, 2u);
  EXPECT_EQ(replies.NextAfter(LateReplies::kMost, absl::ZeroDuration())->trace, LateReplies::kMost + 1);
}

TEST(LateReplies, AWatcherThatWaitsIsWoken) {
  LateReplies replies;
  std::thread watcher([&] { EXPECT_EQ(replies.NextAfter(0, absl::Seconds(20))->trace, 9u); });
  replies.Add(Late(9));
  watcher.join();
}

TEST(LateReplies, CloseEndsEveryWatch) {
  LateReplies replies;
  replies.Add(Late(1));
  std::thread watcher([&] { EXPECT_FALSE(replies.NextAfter(1, absl::InfiniteDuration()).has_value()); });
  replies.Close();
  watcher.join();
  EXPECT_TRUE(replies.closed());
  EXPECT_FALSE(replies.NextAfter(0, absl::ZeroDuration()).has_value());
}

}  // namespace
}  // namespace till::uplink
