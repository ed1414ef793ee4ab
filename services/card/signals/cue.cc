// SPDX-License-Identifier: Apache-2.0
#include "services/card/signals/cue.h"

#include <span>

namespace till::card {
namespace {

using hal::Light;
using hal::LightSet;

// Step is one part of a cue.
struct Step {
  LightSet lights;
  int tone_hz;
  int lasts_ms;
};

constexpr LightSet kDark{};
constexpr LightSet kReady{Light::kFirst};
constexpr LightSet kAll{Light::kFirst, Light::kSecond, Light::kThird, Light::kFourth};
constexpr LightSet kAlert{Light::kAlert};

// EMV Contactless Book A, the reader's user interface: idle, the first light blinks every five seconds;
// ready, it stays on; card read, all four and a tone of 1500 Hz for half a second. Its alert tone is 750 Hz,
// twice.
constexpr Step kIdleSteps[] = {{kReady, 0, 200}, {kDark, 0, 4800}};
constexpr Step kCardReadSteps[] = {{kAll, 1500, 500}, {kAll, 0, 250}};
// Two tones that rise, so that nobody takes them for the card's.
constexpr Step kApprovedSteps[] = {{kAll, 1047, 150}, {kAll, 1568, 300}, {kAll, 0, 2000}};
constexpr Step kDeclinedSteps[] = {
    {kAlert, 750, 200}, {kAlert, 0, 200}, {kAlert, 750, 200}, {kAlert, 0, 2000}};

absl::Duration LengthOf(std::span<const Step> steps) {
  absl::Duration length;
  for (const Step& step : steps) length += absl::Milliseconds(step.lasts_ms);
  return length;
}

// The step at `since`, which lies before the end of them.
Moment MomentIn(std::span<const Step> steps, absl::Duration since) {
  for (const Step& step : steps) {
    const absl::Duration lasts = absl::Milliseconds(step.lasts_ms);
    if (since < lasts) return {step.lights, step.tone_hz, lasts - since};
    since -= lasts;
  }
  return {};
}

Moment Idle(absl::Duration since) {
  const absl::Duration length = LengthOf(kIdleSteps);
  return MomentIn(kIdleSteps,
                  absl::Nanoseconds(absl::ToInt64Nanoseconds(since) % absl::ToInt64Nanoseconds(length)));
}

Moment ThenIdle(std::span<const Step> steps, absl::Duration since) {
  const absl::Duration length = LengthOf(steps);
  return since < length ? MomentIn(steps, since) : Idle(since - length);
}

}  // namespace

Moment MomentOf(Cue cue, absl::Duration since) {
  switch (cue) {
    case Cue::kIdle:
      return Idle(since);
    case Cue::kWaitForCard:
      return {kReady};
    case Cue::kCardRead:
      return MomentIn(kCardReadSteps, since);
    case Cue::kWorking:
      return {};
    case Cue::kApproved:
      return ThenIdle(kApprovedSteps, since);
    case Cue::kDeclined:
      return ThenIdle(kDeclinedSteps, since);
  }
  return {};
}

}  // namespace till::card
