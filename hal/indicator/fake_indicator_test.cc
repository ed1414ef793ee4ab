// SPDX-License-Identifier: Apache-2.0
#include "hal/indicator/fake_indicator.h"

#include "hal/indicator/indicator_conformance.h"

namespace till::hal {
namespace {

class FakeIndicatorBench final : public IndicatorBench {
 public:
  Indicator& indicator() override { return indicator_; }
  LightSet Seen() override { return indicator_.Now(); }
  void Unplug() override { indicator_.Unplug(); }
  void PlugIn() override { indicator_.PlugIn(); }

 private:
  FakeIndicator indicator_;
};

INSTANTIATE_TEST_SUITE_P(Fake, IndicatorConformance, testing::Values(IndicatorBenchFactory([] {
                           return std::make_unique<FakeIndicatorBench>();
                         })));

}  // namespace
}  // namespace till::hal
