// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_BUZZER_BUZZER_H_
#define TILL_HAL_BUZZER_BUZZER_H_

#include "absl/status/status.h"

namespace till::hal {

// What a buzzer can be asked for, in hertz: what a person hears well, and a small speaker can give.
inline constexpr int kLowestToneHz = 100;
inline constexpr int kHighestToneHz = 8000;

// Buzzer is a small speaker that gives one tone at a time.
//
// The implementer's duties (buzzer_conformance.h checks them):
//  * Sound returns at once; the tone goes on until the next call. How long it lasts is the caller's matter.
//  * A frequency out of range changes nothing.
//  * A device that was gone is found again by the next call.
//  * A buzzer that goes out of scope is silent: no tone goes on for ever.
//  * One thread at a time: the caller serialises.
class Buzzer {
 public:
  virtual ~Buzzer() = default;

  // Sound gives a tone of kLowestToneHz to kHighestToneHz, or silence for 0. INVALID_ARGUMENT for any other
  // frequency; UNAVAILABLE when the device is gone.
  virtual absl::Status Sound(int frequency_hz) = 0;

 protected:
  Buzzer() = default;
  Buzzer(const Buzzer&) = default;
  Buzzer& operator=(const Buzzer&) = default;
};

// CheckTone is the part of Sound that every implementation begins with.
inline absl::Status CheckTone(int frequency_hz) {
  if (frequency_hz == 0 || (frequency_hz >= kLowestToneHz && frequency_hz <= kHighestToneHz)) {
    return absl::OkStatus();
  }
  return absl::InvalidArgumentError("no tone has that frequency");
}

}  // namespace till::hal

#endif  // TILL_HAL_BUZZER_BUZZER_H_
