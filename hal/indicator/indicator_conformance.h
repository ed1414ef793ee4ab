// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_INDICATOR_INDICATOR_CONFORMANCE_H_
#define TILL_HAL_INDICATOR_INDICATOR_CONFORMANCE_H_

#include <functional>
#include <memory>

#include <gtest/gtest.h>

#include "hal/indicator/indicator.h"

namespace till::hal {

// IndicatorBench is an indicator under test together with an eye on its lights and the hand at its plug.
class IndicatorBench {
 public:
  virtual ~IndicatorBench() = default;

  virtual Indicator& indicator() = 0;
  // Seen is which lights are on.
  virtual LightSet Seen() = 0;
  // Unplug takes the device away; PlugIn brings it back, dark.
  virtual void Unplug() = 0;
  virtual void PlugIn() = 0;
};

using IndicatorBenchFactory = std::function<std::unique_ptr<IndicatorBench>()>;

// IndicatorConformance is the suite that every implementation of Indicator instantiates with its own bench.
class IndicatorConformance : public testing::TestWithParam<IndicatorBenchFactory> {
 protected:
  std::unique_ptr<IndicatorBench> bench_ = GetParam()();
};

}  // namespace till::hal

#endif  // TILL_HAL_INDICATOR_INDICATOR_CONFORMANCE_H_
