// SPDX-License-Identifier: Apache-2.0
#include "hal/buzzer/fake_buzzer.h"

#include "hal/buzzer/buzzer_conformance.h"

namespace till::hal {
namespace {

class FakeBuzzerBench final : public BuzzerBench {
 public:
  Buzzer& buzzer() override { return buzzer_; }
  int Heard() override { return buzzer_.Heard().back(); }
  void Unplug() override { buzzer_.Unplug(); }
  void PlugIn() override { buzzer_.PlugIn(); }
  bool Destroy() override { return false; }

 private:
  FakeBuzzer buzzer_;
};

INSTANTIATE_TEST_SUITE_P(Fake, BuzzerConformance, testing::Values(BuzzerBenchFactory([] {
                           return std::make_unique<FakeBuzzerBench>();
                         })));

}  // namespace
}  // namespace till::hal
