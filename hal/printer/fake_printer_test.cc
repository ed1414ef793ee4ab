// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/fake_printer.h"

#include "hal/printer/printer_conformance.h"
#include "services/common/clock/fake_clock.h"

namespace till::hal {
namespace {

class FakePrinterBench final : public PrinterBench {
 public:
  Printer& printer() override { return printer_; }
  void SetStatus(PrinterStatus status) override { printer_.SetStatus(status); }
  void SetStalled() override {
    printer_.SetStatus({.online = false});
    printer_.SetSilent(true);
  }
  void PullCable() override { printer_.LoseLinkAfter(0); }
  void PutCableBack() override { printer_.Reconnect(); }
  bool SendStrayByte(uint8_t) override { return false; }
  std::string Received(size_t) override { return printer_.Printed(); }

 private:
  FakeClock clock_;
  FakePrinter printer_{clock_};
};

INSTANTIATE_TEST_SUITE_P(Fake, PrinterConformance, testing::Values(PrinterBenchFactory([] {
                           return std::make_unique<FakePrinterBench>();
                         })));

TEST(FakePrinter, PaperRunsOutInTheMiddleOfAWrite) {
  FakeClock clock;
  FakePrinter printer(clock);
  printer.RunOutOfPaperAfter(3);
  const uint8_t bytes[] = {'a', 'b', 'c', 'd'};
  EXPECT_EQ(printer.Write(bytes, absl::Seconds(2)).value_or(99), 3u);
  EXPECT_EQ(clock.Monotonic(), absl::Seconds(2));
  EXPECT_TRUE(printer.QueryStatus(absl::Seconds(1))->paper_out);
  printer.SetStatus({});
  EXPECT_EQ(printer.Write(bytes, absl::Seconds(2)).value_or(99), 4u);
}

}  // namespace
}  // namespace till::hal
