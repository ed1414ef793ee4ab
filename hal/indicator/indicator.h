// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_INDICATOR_INDICATOR_H_
#define TILL_HAL_INDICATOR_INDICATOR_H_

#include <array>
#include <cstddef>
#include <initializer_list>
#include <ostream>

#include "absl/status/status.h"

namespace till::hal {

// Light is one light of a card reader: the row of four that EMV Contactless Book A describes, and a red one
// beside it where there is one.
enum class Light { kFirst, kSecond, kThird, kFourth, kAlert };
inline constexpr size_t kLights = 5;

// LightSet is which lights are on. The default is darkness.
class LightSet {
 public:
  constexpr LightSet() = default;
  constexpr LightSet(std::initializer_list<Light> on) {
    for (const Light light : on) Add(light);
  }

  constexpr void Add(Light light) { on_[static_cast<size_t>(light)] = true; }
  constexpr bool Has(Light light) const { return on_[static_cast<size_t>(light)]; }

  friend constexpr bool operator==(const LightSet&, const LightSet&) = default;
  friend std::ostream& operator<<(std::ostream& out, const LightSet& lights) {
    for (const bool on : lights.on_) out << (on ? '1' : '0');
    return out;
  }

 private:
  std::array<bool, kLights> on_{};
};

// Indicator is the lights of a card reader, or a lamp on the counter.
//
// The implementer's duties (indicator_conformance.h checks them):
//  * Show says the state of all lights: what it does not name is dark afterwards, whatever was before.
//  * It returns at once; it does not blink by itself.
//  * A device that was gone is found again by the next call, and then shows all of that call's lights.
//  * A light that the device does not have is left out, and that is no error: not every lamp has five.
//  * One thread at a time: the caller serialises.
class Indicator {
 public:
  virtual ~Indicator() = default;

  // Show lights these and no others. UNAVAILABLE when the device is gone; some lights may then have changed.
  virtual absl::Status Show(LightSet lights) = 0;

 protected:
  Indicator() = default;
  Indicator(const Indicator&) = default;
  Indicator& operator=(const Indicator&) = default;
};

}  // namespace till::hal

#endif  // TILL_HAL_INDICATOR_INDICATOR_H_
