// SPDX-License-Identifier: Apache-2.0
#include "hal/scanner/fake_scanner.h"

#include "hal/scanner/scanner_conformance.h"
#include "services/common/clock/fake_clock.h"

namespace till::hal {
namespace {

class FakeScannerBench final : public ScannerBench {
 public:
  Scanner& scanner() override { return scanner_; }
  void Send(std::string_view bytes) override { scanner_.Send(bytes); }
  void Pause() override { clock_.Advance(absl::Seconds(1)); }
  void Unplug() override { scanner_.Unplug(); }
  void PlugIn() override { scanner_.PlugIn(); }

 private:
  FakeClock clock_;
  FakeScanner scanner_{clock_};
};

INSTANTIATE_TEST_SUITE_P(Fake, ScannerConformance, testing::Values(ScannerBenchFactory([] {
                           return std::make_unique<FakeScannerBench>();
                         })));

}  // namespace
}  // namespace till::hal
