// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_SCAN_DESK_H_
#define TILL_SERVICES_TERMINAL_SCAN_DESK_H_

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "hal/scanner/scanner.h"
#include "services/common/clock/clock.h"

namespace till::terminal {

// ScannedCode is one look of the scanner at something; no code: what it sent is none.
struct ScannedCode {
  std::optional<std::string> code;
  absl::Time time;
};

// ScanDesk gives what the scanner reads to everybody who watches, and keeps none of it. A code is a
// customer's money for a minute: it goes into no log.
class ScanDesk {
 public:
  // The most that waits for one watcher; what comes on top of it is gone.
  static constexpr size_t kMostWaiting = 16;
  static constexpr size_t kMostWatchers = 16;

  // Watch is one who watches, until it goes out of scope; before the desk does.
  class Watch {
   public:
    explicit Watch(ScanDesk& desk);
    ~Watch();
    Watch(const Watch&) = delete;
    Watch& operator=(const Watch&) = delete;

    // Next returns what was scanned, or nothing after `patience`, or at once when the desk has stopped.
    std::optional<ScannedCode> Next(absl::Duration patience);

   private:
    friend class ScanDesk;

    ScanDesk& desk_;
    std::deque<ScannedCode> waiting_;  // the desk's mutex guards it
  };

  // `scanner` and `clock` outlive this.
  ScanDesk(hal::Scanner& scanner, Clock& clock) : scanner_(scanner), clock_(clock) {}

  // Look waits for one code and hands it on. DEADLINE_EXCEEDED: nothing came; UNAVAILABLE: the scanner is
  // gone, and the caller pauses. One thread calls it.
  absl::Status Look(absl::Duration patience);

  // Begin lets somebody watch; nothing when kMostWatchers do already.
  std::unique_ptr<Watch> Begin();

  // Stop wakes everybody, for the end of the process.
  void Stop();
  bool stopped() const;

 private:
  void HandOn(const ScannedCode& scanned);

  hal::Scanner& scanner_;
  Clock& clock_;
  mutable absl::Mutex mutex_;
  std::set<Watch*> watchers_ ABSL_GUARDED_BY(mutex_);
  bool stopped_ ABSL_GUARDED_BY(mutex_) = false;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_SCAN_DESK_H_
