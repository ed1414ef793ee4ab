// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_METRICS_METRICS_ENDPOINT_H_
#define TILL_SERVICES_COMMON_METRICS_METRICS_ENDPOINT_H_

#include <thread>

#include "absl/status/status.h"
#include "services/common/lifecycle/unique_fd.h"
#include "services/common/metrics/metrics.h"

namespace till::metrics {

// MetricsEndpoint answers `GET /metrics` (HTTP/1.0) on a Unix socket, one reader at a time:
// `curl --unix-socket R/pin/metrics.sock http://pin/metrics`. Who may read is the socket's group and mode. A
// reader that is slow or sends too much is cut off after a second; it can hold up other readers, never the
// service.
class MetricsEndpoint {
 public:
  // `listener` is a listening Unix stream socket; `metrics` outlives this object.
  MetricsEndpoint(UniqueFd listener, const Metrics& metrics);
  ~MetricsEndpoint();

  MetricsEndpoint(const MetricsEndpoint&) = delete;
  MetricsEndpoint& operator=(const MetricsEndpoint&) = delete;

  absl::Status Start();
  void Stop();

 private:
  void Run();
  void Answer(int connection) const;

  const UniqueFd listener_;
  const Metrics& metrics_;
  UniqueFd stop_;
  std::thread thread_;
};

}  // namespace till::metrics

#endif  // TILL_SERVICES_COMMON_METRICS_METRICS_ENDPOINT_H_
