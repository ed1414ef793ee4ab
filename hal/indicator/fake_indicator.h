// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_INDICATOR_FAKE_INDICATOR_H_
#define TILL_HAL_INDICATOR_FAKE_INDICATOR_H_

#include <mutex>
#include <vector>

#include "hal/indicator/indicator.h"

namespace till::hal {

// FakeIndicator is lights in memory; a test may look from another thread than the one that shows.
class FakeIndicator final : public Indicator {
 public:
  absl::Status Show(LightSet lights) override {
    std::lock_guard<std::mutex> lock(mutex_);
    if (gone_) return absl::UnavailableError("the lights are unplugged");
    shown_.push_back(lights);
    return absl::OkStatus();
  }

  void Unplug() {
    std::lock_guard<std::mutex> lock(mutex_);
    gone_ = true;
  }
  void PlugIn() {
    std::lock_guard<std::mutex> lock(mutex_);
    gone_ = false;
    shown_.emplace_back();
  }

  // Shown returns all that was shown so far, darkness first.
  std::vector<LightSet> Shown() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return shown_;
  }
  LightSet Now() const { return Shown().back(); }

 private:
  mutable std::mutex mutex_;
  std::vector<LightSet> shown_{LightSet{}};
  bool gone_ = false;
};

}  // namespace till::hal

#endif  // TILL_HAL_INDICATOR_FAKE_INDICATOR_H_
