// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_CARETAKER_H_
#define TILL_SERVICES_UPLINK_CARETAKER_H_

#include <optional>
#include <thread>

#include "absl/synchronization/mutex.h"
#include "services/common/clock/clock.h"
#include "services/uplink/exchanger.h"
#include "services/uplink/host_session.h"
#include "services/uplink/line/backoff.h"
#include "services/uplink/line/line.h"

namespace till::uplink {

// Caretaker keeps the session usable without being asked: it signs on when the line comes up or the host
// wants it, tells the terminal's state when the host asks, and tests a line that has been idle, because a
// firewall's forgetfulness shows at the next sale otherwise, or whose host has been silent. A line on a
// backup host goes back to the first one once that is there again.
class Caretaker {
 public:
  struct Options {
    absl::Duration echo_interval = absl::Minutes(5);  // Of idleness; zero: no echoes.
    bool sign_on = true;
    // How long the line stays on a backup host before the first one is tried.
    absl::Duration return_to_first = absl::Minutes(10);
  };

  // Everything outlives the caretaker. `sign_on_backoff` paces attempts that fail.
  Caretaker(HostSession& session, Exchanger& exchanger, Line& line, const Clock& clock,
            Backoff sign_on_backoff, Options options);
  ~Caretaker();

  // Tick does what is due now, at most one message.
  void Tick();

  // Start calls Tick on a thread of its own, twice a second and when something happens. Stop ends it.
  void Start();
  void Stop();

 private:
  void Run();
  // Each says whether it did something.
  bool SignOn(const HostSession::State& state);
  bool ReportStatus(const HostSession::State& state);
  bool ReturnToFirst(const Line::State& line);
  bool Echo();

  HostSession& session_;
  Exchanger& exchanger_;
  Line& line_;
  const Clock& clock_;
  Backoff sign_on_backoff_;
  const Options options_;
  absl::Duration next_sign_on_;
  absl::Duration next_status_;
  // When the first host is tried; nothing while the line is on it.
  std::optional<absl::Duration> next_probe_;

  absl::Mutex mutex_;
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  bool nudged_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_CARETAKER_H_
