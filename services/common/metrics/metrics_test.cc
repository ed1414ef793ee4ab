// SPDX-License-Identifier: Apache-2.0
#include "services/common/metrics/metrics.h"

#include <gtest/gtest.h>

#include <string>

#include "services/common/metrics/rpc_metrics.h"

namespace till::metrics {
namespace {

TEST(Metrics, TextHasWhatWasCounted) {
  Metrics metrics("pin");
  metrics.Counter("till_keys_loaded_total", "Keys.", {{"slot", "1"}}).Increment();
  metrics.Counter("till_keys_loaded_total", "Keys.", {{"slot", "1"}}).Increment();
  const std::string text = metrics.Text();
  EXPECT_NE(text.find("till_keys_loaded_total{slot=\"1\"} 2\n"), std::string::npos) << text;
  EXPECT_NE(text.find("till_build_info{service=\"pin\""), std::string::npos) << text;
}

TEST(RpcMetrics, CountsByMethodAndCodeAndTimesByMethod) {
  Metrics metrics("pin");
  RpcMetrics rpc(metrics);
  rpc.Finished("/a.B/C", absl::StatusCode::kOk, absl::Milliseconds(2));
  rpc.Finished("/a.B/C", absl::StatusCode::kUnavailable, absl::Seconds(2));
  rpc.PeerRefused("pin/mac");
  const std::string text = metrics.Text();
  EXPECT_NE(text.find("till_rpc_total{code=\"OK\",method=\"/a.B/C\"} 1\n"), std::string::npos) << text;
  EXPECT_NE(text.find("till_rpc_total{code=\"UNAVAILABLE\",method=\"/a.B/C\"} 1\n"), std::string::npos);
  EXPECT_NE(text.find("till_rpc_seconds_bucket{method=\"/a.B/C\",le=\"0.003\"} 1\n"), std::string::npos);
  EXPECT_NE(text.find("till_refused_peers_total{facet=\"pin/mac\"} 1\n"), std::string::npos);
}

}  // namespace
}  // namespace till::metrics
