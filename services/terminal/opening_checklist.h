// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_OPENING_CHECKLIST_H_
#define TILL_SERVICES_TERMINAL_OPENING_CHECKLIST_H_

#include <string>

#include "absl/time/time.h"
#include "services/common/clock/clock.h"
#include "services/common/status/error_catalogue.h"
#include "services/terminal/neighbours.h"
#include "services/terminal/power_supply.h"
#include "services/terminal/shop.h"
#include "till/terminal/v1/device.pb.h"

namespace till::terminal {

// StorageSpace is the room on the disk that holds the terminal's state, bytes; zeros when it cannot be told.
struct StorageSpace {
  int64_t total = 0;
  int64_t free = 0;
};
StorageSpace SpaceOf(const std::string& folder);

// OpeningChecklist looks at what a shop looks at before it opens. Thread-safe; a look takes a few seconds at
// most while a process is away.
class OpeningChecklist {
 public:
  // How far the clocks may be apart before somebody should look.
  static constexpr absl::Duration kClockTolerance = absl::Minutes(2);
  // Without mains, below these percentages: look at it; soon dark.
  static constexpr int kLowBattery = 20;
  static constexpr int kEmptyBattery = 5;

  // The parts outlive the checklist; the folders are the machine's.
  OpeningChecklist(Neighbours& neighbours, Shop& shop, Clock& clock, std::string power_folder,
                   std::string state_folder);

  // Look fills the list, with words in the language.
  v1::Checklist Look(Language language);

  // ReadClock is the terminal's time beside the host's. STORAGE_….
  absl::StatusOr<v1::ClockReading> ReadClock();

 private:
  Neighbours& neighbours_;
  Shop& shop_;
  Clock& clock_;
  const std::string power_folder_;
  const std::string state_folder_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_OPENING_CHECKLIST_H_
