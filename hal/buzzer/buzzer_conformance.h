// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_BUZZER_BUZZER_CONFORMANCE_H_
#define TILL_HAL_BUZZER_BUZZER_CONFORMANCE_H_

#include <functional>
#include <memory>

#include <gtest/gtest.h>

#include "hal/buzzer/buzzer.h"

namespace till::hal {

// BuzzerBench is a buzzer under test together with an ear and the hand at its plug.
class BuzzerBench {
 public:
  virtual ~BuzzerBench() = default;

  virtual Buzzer& buzzer() = 0;
  // Heard is the frequency that sounds, 0 for silence.
  virtual int Heard() = 0;
  // Unplug takes the device away; PlugIn brings it back, silent.
  virtual void Unplug() = 0;
  virtual void PlugIn() = 0;
  // Destroy ends the buzzer; false where nobody could hear the difference.
  virtual bool Destroy() = 0;
};

using BuzzerBenchFactory = std::function<std::unique_ptr<BuzzerBench>()>;

// BuzzerConformance is the suite that every implementation of Buzzer instantiates with its own bench.
class BuzzerConformance : public testing::TestWithParam<BuzzerBenchFactory> {
 protected:
  std::unique_ptr<BuzzerBench> bench_ = GetParam()();
};

}  // namespace till::hal

#endif  // TILL_HAL_BUZZER_BUZZER_CONFORMANCE_H_
