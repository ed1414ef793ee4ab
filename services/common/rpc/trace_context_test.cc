// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/trace_context.h"

#include <gtest/gtest.h>

#include <string>

namespace till::rpc {
namespace {

// The example of the Trace Context recommendation, 3.2.
constexpr char kExample[] = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

TEST(TraceContext, ReadsTheRecommendationsExample) {
  const auto trace = TraceContext::Parse(kExample);
  ASSERT_TRUE(trace.has_value());
  EXPECT_EQ(trace->trace_id, "4bf92f3577b34da6a3ce929d0e0e4736");
  EXPECT_EQ(trace->parent_id, "00f067aa0ba902b7");
  EXPECT_TRUE(trace->sampled);
  EXPECT_EQ(trace->ToString(), kExample);
}

TEST(TraceContext, RefusesEverythingElse) {
  const std::string good = kExample;
  for (const std::string& bad : {std::string(), good + "0", good.substr(1), "01" + good.substr(2),
                                 std::string("00-00000000000000000000000000000000-00f067aa0ba902b7-01"),
                                 std::string("00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01"),
                                 std::string("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01"),
                                 std::string("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-zz")}) {
    EXPECT_FALSE(TraceContext::Parse(bad).has_value()) << bad;
  }
}

TEST(TraceContext, ANewOneIsWellFormedAndAChildStaysInTheTrace) {
  const TraceContext begun = TraceContext::Begin();
  EXPECT_TRUE(TraceContext::Parse(begun.ToString()).has_value()) << begun.ToString();
  EXPECT_NE(begun.trace_id, TraceContext::Begin().trace_id);
  const TraceContext child = begun.Child();
  EXPECT_EQ(child.trace_id, begun.trace_id);
  EXPECT_NE(child.parent_id, begun.parent_id);
}

}  // namespace
}  // namespace till::rpc
