// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_SCANNER_FAKE_SCANNER_H_
#define TILL_HAL_SCANNER_FAKE_SCANNER_H_

#include <mutex>
#include <string_view>

#include "hal/scanner/code_assembler.h"
#include "hal/scanner/scanner.h"
#include "services/common/clock/clock.h"

namespace till::hal {

// FakeScanner is a scanner in memory; a test sends from any thread. What it waits, it waits on the clock it
// is given.
class FakeScanner final : public Scanner {
 public:
  explicit FakeScanner(Clock& clock) : clock_(clock) {}

  absl::StatusOr<std::string> Next(absl::Duration timeout) override {
    if (timeout <= absl::ZeroDuration())
      return absl::InvalidArgumentError("a scanner is waited for for some time");
    for (int look = 0; look < 2; ++look) {
      {
        std::lock_guard<std::mutex> lock(mutex_);
        if (gone_) return absl::UnavailableError("the scanner is unplugged");
        if (auto code = assembler_.Take()) return *std::move(code);
      }
      if (look == 0) clock_.SleepFor(timeout);
    }
    return absl::DeadlineExceededError("nothing was scanned");
  }

  // Send is bytes as the device would send them now.
  void Send(std::string_view bytes) {
    std::lock_guard<std::mutex> lock(mutex_);
    assembler_.Feed({reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size()}, clock_.Monotonic());
  }
  void Unplug() {
    std::lock_guard<std::mutex> lock(mutex_);
    gone_ = true;
    assembler_.Forget();
  }
  void PlugIn() {
    std::lock_guard<std::mutex> lock(mutex_);
    gone_ = false;
  }

 private:
  Clock& clock_;
  std::mutex mutex_;
  CodeAssembler assembler_{CodeFormat{}};
  bool gone_ = false;
};

}  // namespace till::hal

#endif  // TILL_HAL_SCANNER_FAKE_SCANNER_H_
