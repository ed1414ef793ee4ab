// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_BUZZER_FAKE_BUZZER_H_
#define TILL_HAL_BUZZER_FAKE_BUZZER_H_

#include <mutex>
#include <vector>

#include "hal/buzzer/buzzer.h"

namespace till::hal {

// FakeBuzzer is a buzzer in memory; a test may listen from another thread than the one that sounds.
class FakeBuzzer final : public Buzzer {
 public:
  absl::Status Sound(int frequency_hz) override {
    if (absl::Status checked = CheckTone(frequency_hz); !checked.ok()) return checked;
    std::lock_guard<std::mutex> lock(mutex_);
    if (gone_) return absl::UnavailableError("the buzzer is unplugged");
    heard_.push_back(frequency_hz);
    return absl::OkStatus();
  }

  void Unplug() {
    std::lock_guard<std::mutex> lock(mutex_);
    gone_ = true;
  }
  void PlugIn() {
    std::lock_guard<std::mutex> lock(mutex_);
    gone_ = false;
    heard_.push_back(0);
  }

  // Heard returns every frequency so far, silence first.
  std::vector<int> Heard() const {
    std::lock_guard<std::mutex> lock(mutex_);
    return heard_;
  }

 private:
  mutable std::mutex mutex_;
  std::vector<int> heard_{0};
  bool gone_ = false;
};

}  // namespace till::hal

#endif  // TILL_HAL_BUZZER_FAKE_BUZZER_H_
