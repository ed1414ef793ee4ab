// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_METRICS_RPC_METRICS_H_
#define TILL_SERVICES_COMMON_METRICS_RPC_METRICS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/common/metrics/metrics.h"

namespace till::metrics {

// RpcMetrics counts a process's calls: till_rpc_total{method, code}, till_rpc_seconds{method} and
// till_refused_peers_total{facet}. Thread-safe; `metrics` outlives it.
class RpcMetrics {
 public:
  explicit RpcMetrics(Metrics& metrics) : metrics_(metrics) {}

  // Finished counts one call of `method` ("/till.pin.v1.Mac/Generate") that ended with `code`.
  void Finished(const std::string& method, absl::StatusCode code, absl::Duration took);

  // PeerRefused counts one connection that the facet's policy did not admit.
  void PeerRefused(const std::string& facet);

 private:
  Metrics& metrics_;
};

}  // namespace till::metrics

#endif  // TILL_SERVICES_COMMON_METRICS_RPC_METRICS_H_
