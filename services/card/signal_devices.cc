// SPDX-License-Identifier: Apache-2.0
#include "services/card/signal_devices.h"

#include "hal/buzzer/evdev/evdev_buzzer.h"
#include "hal/buzzer/sim/sim_buzzer.h"
#include "hal/indicator/led/led_indicator.h"
#include "hal/indicator/sim/sim_indicator.h"
#include "services/common/config/world.h"

namespace till::card {
namespace {

// A light's name is a folder below the root, and nothing else.
void CheckLed(const std::string& name, const char* field, ConfigChecker& check) {
  check.Expect(name.empty() || hal::IsLedName(name), field, "must be a name of the LED class");
}

}  // namespace

void CheckSignals(const config::CardConfig& config, ConfigChecker& check) {
  const config::Lights& lights = config.lights();
  const bool simulated = TakesSimulatedDevices(config.common());
  if (lights.has_simulated_file()) {
    check.AbsolutePath("lights.simulated_file", lights.simulated_file());
    check.Expect(simulated, "lights.simulated_file", "is for development and training only");
  }
  const config::Leds& leds = lights.leds();
  if (!leds.root().empty()) check.AbsolutePath("lights.leds.root", leds.root());
  CheckLed(leds.first(), "lights.leds.first", check);
  CheckLed(leds.second(), "lights.leds.second", check);
  CheckLed(leds.third(), "lights.leds.third", check);
  CheckLed(leds.fourth(), "lights.leds.fourth", check);
  CheckLed(leds.alert(), "lights.leds.alert", check);
  const config::Speaker& speaker = config.speaker();
  if (speaker.has_simulated_file()) {
    check.AbsolutePath("speaker.simulated_file", speaker.simulated_file());
    check.Expect(simulated, "speaker.simulated_file", "is for development and training only");
  }
  if (speaker.has_input_device()) check.AbsolutePath("speaker.input_device", speaker.input_device());
}

std::unique_ptr<hal::Indicator> IndicatorFromConfig(const config::CardConfig& config) {
  const config::Lights& lights = config.lights();
  switch (lights.device_case()) {
    case config::Lights::kSimulatedFile:
      return std::make_unique<hal::SimIndicator>(lights.simulated_file());
    case config::Lights::kLeds: {
      const config::Leds& leds = lights.leds();
      return std::make_unique<hal::LedIndicator>(
          leds.root().empty() ? "/sys/class/leds" : leds.root(),
          hal::LedNames{leds.first(), leds.second(), leds.third(), leds.fourth(), leds.alert()});
    }
    case config::Lights::DEVICE_NOT_SET:
      break;
  }
  return nullptr;
}

std::unique_ptr<hal::Buzzer> BuzzerFromConfig(const config::CardConfig& config) {
  const config::Speaker& speaker = config.speaker();
  switch (speaker.device_case()) {
    case config::Speaker::kSimulatedFile:
      return std::make_unique<hal::SimBuzzer>(speaker.simulated_file());
    case config::Speaker::kInputDevice:
      return std::make_unique<hal::EvdevBuzzer>(speaker.input_device());
    case config::Speaker::DEVICE_NOT_SET:
      break;
  }
  return nullptr;
}

}  // namespace till::card
