// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_METRICS_METRICS_H_
#define TILL_SERVICES_COMMON_METRICS_METRICS_H_

#include <map>
#include <memory>
#include <string>
#include <vector>

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

namespace till::metrics {

using Labels = std::map<std::string, std::string>;

// Metrics is a process's registry of numbers, read as Prometheus text. It reaches no network by itself: see
// MetricsEndpoint. Thread-safe; what it returns lives as long as it does. Names begin with "till_"; a label
// never holds a payment, a card or an operator (each value is a time series for ever).
class Metrics {
 public:
  // Adds till_build_info{service, version} 1 and till_start_time_seconds.
  explicit Metrics(const std::string& service);

  // Counter returns the counter of that name and labels, made on first use: `.Increment()`.
  prometheus::Counter& Counter(const std::string& name, const std::string& help, const Labels& labels = {});

  prometheus::Gauge& Gauge(const std::string& name, const std::string& help, const Labels& labels = {});

  // Histogram's `upper_bounds` ascend, in the unit that the name ends in.
  prometheus::Histogram& Histogram(const std::string& name, const std::string& help, const Labels& labels,
                                   const std::vector<double>& upper_bounds);

  // Text returns everything in the Prometheus text exposition format 0.0.4.
  std::string Text() const;

 private:
  std::shared_ptr<prometheus::Registry> registry_;
};

}  // namespace till::metrics

#endif  // TILL_SERVICES_COMMON_METRICS_METRICS_H_
