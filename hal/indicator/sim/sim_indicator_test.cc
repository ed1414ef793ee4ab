// SPDX-License-Identifier: Apache-2.0
#include "hal/indicator/sim/sim_indicator.h"

#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "hal/indicator/indicator_conformance.h"

namespace till::hal {
namespace {

class SimIndicatorBench final : public IndicatorBench {
 public:
  SimIndicatorBench() { PlugIn(); }
  ~SimIndicatorBench() override { std::filesystem::remove_all(folder_); }

  Indicator& indicator() override { return indicator_; }
  LightSet Seen() override {
    std::string line;
    std::ifstream(folder_ + "/plugged/lights") >> line;
    LightSet seen;
    for (size_t light = 0; light < line.size() && light < kLights; ++light) {
      if (line[light] == '1') seen.Add(static_cast<Light>(light));
    }
    return seen;
  }
  void Unplug() override { std::filesystem::remove_all(folder_ + "/plugged"); }
  void PlugIn() override { std::filesystem::create_directory(folder_ + "/plugged"); }

 private:
  static std::string MakeFolder() {
    char folder[] = "/tmp/till-lights-XXXXXX";
    return mkdtemp(folder);
  }

  const std::string folder_ = MakeFolder();
  SimIndicator indicator_{folder_ + "/plugged/lights"};
};

INSTANTIATE_TEST_SUITE_P(Sim, IndicatorConformance, testing::Values(IndicatorBenchFactory([] {
                           return std::make_unique<SimIndicatorBench>();
                         })));

}  // namespace
}  // namespace till::hal
