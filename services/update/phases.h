// SPDX-License-Identifier: Apache-2.0
// The life of an update, as data: nothing changes phase but by a row of this table.

#ifndef TILL_SERVICES_UPDATE_PHASES_H_
#define TILL_SERVICES_UPDATE_PHASES_H_

#include <optional>
#include <span>

#include "till/update/v1/updates.pb.h"

namespace till::update {

using Phase = v1::UpdateStatus::Phase;

// Event is what makes an update change its phase.
enum class Event {
  kFound,        // the channel has a newer version
  kNothing,      // the channel has none
  kDownload,     // it is wanted here
  kFetched,      // it is here, whole
  kInstall,      // it is wanted in the other slot
  kMoment,       // this is a good moment
  kWritten,      // it is in the other slot, which starts next
  kInterrupted,  // the process was restarted while it was written
  kStartedNew,   // the machine runs from the slot that was written
  kStartedOld,   // the machine was started again, and not from the slot that was chosen
  kHealthy,      // everything serves, and it is marked good
  kGoBack,       // the slot before it is chosen
  kWithdrawn,    // the running slot is chosen again before any restart
  kFailed,       // see the fault
};

struct Transition {
  Phase from;
  Event event;
  Phase to;
};

// Transitions returns the whole table.
std::span<const Transition> Transitions();

// NextPhase returns where `event` leads, or nothing when it does not follow.
std::optional<Phase> NextPhase(Phase from, Event event);

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_PHASES_H_
