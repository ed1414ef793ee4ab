// SPDX-License-Identifier: Apache-2.0
// A folder stands for /sys/class/leds, with the files that the kernel's documentation names.
#include "hal/indicator/led/led_indicator.h"

#include <stdlib.h>

#include <filesystem>
#include <fstream>

#include "hal/indicator/indicator_conformance.h"

namespace till::hal {
namespace {

const LedNames kNames = {"reader:green:1", "reader:green:2", "reader:green:3", "reader:green:4",
                         "lamp:red:status"};

// LedFolder is a LED class in a folder.
class LedFolder {
 public:
  LedFolder() {
    char folder[] = "/tmp/till-leds-XXXXXX";
    root_ = mkdtemp(folder);
    for (const std::string& name : kNames) Plug(name);
  }
  ~LedFolder() { std::filesystem::remove_all(root_); }

  void Plug(const std::string& name) const {
    std::filesystem::create_directory(root_ + "/" + name);
    Write(name, "brightness", "0");
    Write(name, "max_brightness", "255\n");
    Write(name, "trigger", "none [heartbeat] timer");
  }
  void Unplug(const std::string& name) const { std::filesystem::remove_all(root_ + "/" + name); }
  void Write(const std::string& name, const char* attribute, const char* value) const {
    std::ofstream(root_ + "/" + name + "/" + attribute) << value;
  }
  std::string Read(const std::string& name, const char* attribute) const {
    std::string text;
    std::getline(std::ifstream(root_ + "/" + name + "/" + attribute), text);
    return text;
  }
  const std::string& root() const { return root_; }

 private:
  std::string root_;
};

class LedIndicatorBench final : public IndicatorBench {
 public:
  Indicator& indicator() override { return indicator_; }
  LightSet Seen() override {
    LightSet seen;
    for (size_t light = 0; light < kLights; ++light) {
      const std::string brightness = leds_.Read(kNames[light], "brightness");
      EXPECT_TRUE(brightness == "0" || brightness == "255") << brightness;
      if (brightness == "255") seen.Add(static_cast<Light>(light));
    }
    return seen;
  }
  void Unplug() override {
    for (const std::string& name : kNames) leds_.Unplug(name);
  }
  void PlugIn() override {
    for (const std::string& name : kNames) leds_.Plug(name);
  }

 private:
  LedFolder leds_;
  LedIndicator indicator_{leds_.root(), kNames};
};

INSTANTIATE_TEST_SUITE_P(Led, IndicatorConformance, testing::Values(IndicatorBenchFactory([] {
                           return std::make_unique<LedIndicatorBench>();
                         })));

TEST(LedIndicator, TakesTheLightFromTheKernelsTrigger) {
  LedFolder leds;
  LedIndicator indicator(leds.root(), kNames);
  ASSERT_TRUE(indicator.Show({Light::kFirst}).ok());
  EXPECT_EQ(leds.Read(kNames[0], "trigger"), "none");
}

TEST(LedIndicator, OneThatIsGoneDoesNotKeepTheOthersDark) {
  LedFolder leds;
  LedIndicator indicator(leds.root(), kNames);
  leds.Unplug(kNames[0]);
  EXPECT_EQ(indicator.Show({Light::kFirst, Light::kAlert}).code(), absl::StatusCode::kUnavailable);
  EXPECT_EQ(leds.Read(kNames[4], "brightness"), "255");
}

TEST(LedIndicator, ALampOfOneLightIsEnough) {
  LedFolder leds;
  LedIndicator lamp(leds.root(), {"reader:green:1", "", "", "", ""});
  ASSERT_TRUE(lamp.Show({Light::kFirst, Light::kSecond}).ok());
  EXPECT_EQ(leds.Read(kNames[0], "brightness"), "255");
  EXPECT_EQ(leds.Read(kNames[1], "brightness"), "0");
}

TEST(LedIndicator, ANameHasNoWayOutOfTheRoot) {
  EXPECT_TRUE(IsLedName("reader:green:1"));
  EXPECT_TRUE(IsLedName("input3::capslock"));
  for (const char* name : {"", "..", ".hidden", "a/b", "/etc", "a b", "a\n"})
    EXPECT_FALSE(IsLedName(name)) << name;
  EXPECT_FALSE(IsLedName(std::string(64, 'a')));
}

}  // namespace
}  // namespace till::hal
