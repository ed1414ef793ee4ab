// SPDX-License-Identifier: Apache-2.0
#include "hal/buzzer/sim/sim_buzzer.h"

#include <stdlib.h>

#include <filesystem>
#include <fstream>
#include <optional>

#include "hal/buzzer/buzzer_conformance.h"

namespace till::hal {
namespace {

class SimBuzzerBench final : public BuzzerBench {
 public:
  SimBuzzerBench() { PlugIn(); }
  ~SimBuzzerBench() override { std::filesystem::remove_all(folder_); }

  Buzzer& buzzer() override { return *buzzer_; }
  int Heard() override { return Line().second; }
  void Unplug() override { std::filesystem::remove_all(folder_ + "/plugged"); }
  void PlugIn() override { std::filesystem::create_directory(folder_ + "/plugged"); }
  bool Destroy() override {
    buzzer_.reset();
    return true;
  }

  std::pair<int, int> Line() const {
    int tones = 0, hertz = 0;
    std::ifstream(folder_ + "/plugged/sound") >> tones >> hertz;
    return {tones, hertz};
  }

 private:
  static std::string MakeFolder() {
    char folder[] = "/tmp/till-sound-XXXXXX";
    return mkdtemp(folder);
  }

  const std::string folder_ = MakeFolder();
  std::optional<SimBuzzer> buzzer_{std::in_place, folder_ + "/plugged/sound"};
};

INSTANTIATE_TEST_SUITE_P(Sim, BuzzerConformance, testing::Values(BuzzerBenchFactory([] {
                           return std::make_unique<SimBuzzerBench>();
                         })));

TEST(SimBuzzer, CountsTonesAndNotSilence) {
  SimBuzzerBench bench;
  for (const int frequency : {750, 0, 750, 0}) ASSERT_TRUE(bench.buzzer().Sound(frequency).ok());
  EXPECT_EQ(bench.Line(), (std::pair<int, int>{2, 0}));
}

}  // namespace
}  // namespace till::hal
