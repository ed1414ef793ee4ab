// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_SCAN_STATION_H_
#define TILL_SERVICES_TERMINAL_SCAN_STATION_H_

#include <condition_variable>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "services/terminal/scan_desk.h"

namespace till::terminal {

// ScanStation is the terminal's scanner with its desk, and the thread that looks at it. One that is gone is
// looked for every second, and told of once in the log.
class ScanStation {
 public:
  // `scanner` may be null: there is none. `clock` outlives this.
  ScanStation(std::unique_ptr<hal::Scanner> scanner, Clock& clock);

  // Desk is where it is watched; null when there is no scanner.
  ScanDesk* desk() { return desk_.has_value() ? &*desk_ : nullptr; }

  // Stop wakes everybody who watches, for the end of the process.
  void Stop();

 private:
  void Run(const std::stop_token& stop);

  const std::unique_ptr<hal::Scanner> scanner_;
  std::optional<ScanDesk> desk_;
  std::mutex mutex_;
  std::condition_variable_any stopped_;
  std::jthread thread_;  // last: it uses the others, and joins first
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_SCAN_STATION_H_
