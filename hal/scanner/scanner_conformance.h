// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_SCANNER_SCANNER_CONFORMANCE_H_
#define TILL_HAL_SCANNER_SCANNER_CONFORMANCE_H_

#include <functional>
#include <memory>
#include <string_view>

#include <gtest/gtest.h>

#include "hal/scanner/scanner.h"

namespace till::hal {

// ScannerBench is a scanner under test, set to end its codes with a carriage return, with the device's own
// end of the line.
class ScannerBench {
 public:
  virtual ~ScannerBench() = default;

  virtual Scanner& scanner() = 0;
  // Send is bytes that the device sends now; they have arrived when it returns.
  virtual void Send(std::string_view bytes) = 0;
  // Pause lets so much time pass that what was sent before stands alone.
  virtual void Pause() = 0;
  // Unplug breaks the link; PlugIn mends it.
  virtual void Unplug() = 0;
  virtual void PlugIn() = 0;
};

using ScannerBenchFactory = std::function<std::unique_ptr<ScannerBench>()>;

// ScannerConformance is the suite that every implementation of Scanner instantiates with its own bench.
class ScannerConformance : public testing::TestWithParam<ScannerBenchFactory> {
 protected:
  std::unique_ptr<ScannerBench> bench_ = GetParam()();
};

}  // namespace till::hal

#endif  // TILL_HAL_SCANNER_SCANNER_CONFORMANCE_H_
