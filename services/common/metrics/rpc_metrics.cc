// SPDX-License-Identifier: Apache-2.0
#include "services/common/metrics/rpc_metrics.h"

namespace till::metrics {
namespace {

// From a call within the machine (0.1 ms) to one that waits for a person or the acquirer.
const std::vector<double>& Buckets() {
  static const std::vector<double>& bounds =
      *new std::vector<double>{0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10, 30, 120};
  return bounds;
}

}  // namespace

void RpcMetrics::Finished(const std::string& method, absl::StatusCode code, absl::Duration took) {
  metrics_
      .Counter("till_rpc_total", "Calls that ended, by method and status code.",
               {{"method", method}, {"code", absl::StatusCodeToString(code)}})
      .Increment();
  metrics_.Histogram("till_rpc_seconds", "How long calls took.", {{"method", method}}, Buckets())
      .Observe(absl::ToDoubleSeconds(took));
}

void RpcMetrics::PeerRefused(const std::string& facet) {
  metrics_
      .Counter("till_refused_peers_total", "Connections of users who may not use the facet.",
               {{"facet", facet}})
      .Increment();
}

}  // namespace till::metrics
