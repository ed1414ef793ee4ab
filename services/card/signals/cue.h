// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_SIGNALS_CUE_H_
#define TILL_SERVICES_CARD_SIGNALS_CUE_H_

#include "absl/time/time.h"
#include "hal/indicator/indicator.h"

namespace till::card {

// Cue is what lights and tones tell the customer.
enum class Cue {
  kIdle,         // ready for the next customer
  kWaitForCard,  // tap, insert or swipe
  kCardRead,     // the card may be taken away
  kWorking,      // nothing for the customer to do
  kApproved,
  kDeclined,  // and all else that did not work
};

// Moment is what a cue looks and sounds like at some time.
struct Moment {
  hal::LightSet lights;
  int tone_hz = 0;                                       // 0: silence
  absl::Duration until_next = absl::InfiniteDuration();  // nothing changes before

  friend bool operator==(const Moment&, const Moment&) = default;
};

// MomentOf returns what `cue` looks and sounds like `since` its begin. kApproved and kDeclined go over into
// kIdle by themselves, kCardRead into kWorking.
Moment MomentOf(Cue cue, absl::Duration since);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_SIGNALS_CUE_H_
