// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PRINTER_PRINTER_CONFORMANCE_H_
#define TILL_HAL_PRINTER_PRINTER_CONFORMANCE_H_

#include <functional>
#include <memory>
#include <string>

#include <gtest/gtest.h>

#include "hal/printer/printer.h"

namespace till::hal {

// PrinterBench is a printer under test together with the hand that changes its paper. Each implementation of
// Printer brings one, and INSTANTIATE_TEST_SUITE_P(..., PrinterConformance, ...) then holds it to the duties
// in printer.h.
class PrinterBench {
 public:
  virtual ~PrinterBench() = default;

  virtual Printer& printer() = 0;
  // SetStatus is what the device says of itself from now on.
  virtual void SetStatus(PrinterStatus status) = 0;
  // SetStalled makes the device take no more data and answer nothing, as hung firmware does.
  virtual void SetStalled() = 0;
  // PullCable breaks the link; PutCableBack mends it.
  virtual void PullCable() = 0;
  virtual void PutCableBack() = 0;
  // SendStrayByte lets the device send a byte that nobody asked for; false where the transport cannot.
  virtual bool SendStrayByte(uint8_t byte) = 0;
  // Received waits until the device has `size` bytes of print data, or a second has passed, and returns what
  // it has.
  virtual std::string Received(size_t size) = 0;
};

using PrinterBenchFactory = std::function<std::unique_ptr<PrinterBench>()>;

// PrinterConformance is the suite that every implementation of Printer instantiates with its own bench.
class PrinterConformance : public testing::TestWithParam<PrinterBenchFactory> {
 protected:
  std::unique_ptr<PrinterBench> bench_ = GetParam()();
};

}  // namespace till::hal

#endif  // TILL_HAL_PRINTER_PRINTER_CONFORMANCE_H_
