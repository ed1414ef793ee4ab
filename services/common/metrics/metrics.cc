// SPDX-License-Identifier: Apache-2.0
#include "services/common/metrics/metrics.h"

#include <prometheus/text_serializer.h>

#include "absl/time/clock.h"
#include "absl/time/time.h"

#ifndef TILL_VERSION
#define TILL_VERSION "development"
#endif

namespace till::metrics {

Metrics::Metrics(const std::string& service) : registry_(std::make_shared<prometheus::Registry>()) {
  Gauge("till_build_info", "The process and its version; always 1.",
        {{"service", service}, {"version", TILL_VERSION}})
      .Set(1);
  Gauge("till_start_time_seconds", "When the process started, in seconds since 1970 UTC.")
      .Set(static_cast<double>(absl::ToUnixSeconds(absl::Now())));
}

prometheus::Counter& Metrics::Counter(const std::string& name, const std::string& help,
                                      const Labels& labels) {
  return prometheus::BuildCounter().Name(name).Help(help).Register(*registry_).Add(labels);
}

prometheus::Gauge& Metrics::Gauge(const std::string& name, const std::string& help, const Labels& labels) {
  return prometheus::BuildGauge().Name(name).Help(help).Register(*registry_).Add(labels);
}

prometheus::Histogram& Metrics::Histogram(const std::string& name, const std::string& help,
                                          const Labels& labels, const std::vector<double>& upper_bounds) {
  return prometheus::BuildHistogram().Name(name).Help(help).Register(*registry_).Add(labels, upper_bounds);
}

std::string Metrics::Text() const {
  return prometheus::TextSerializer().Serialize(registry_->Collect());
}

}  // namespace till::metrics
