// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_SELF_TESTS_H_
#define TILL_SERVICES_TERMINAL_SELF_TESTS_H_

#include <functional>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "services/common/clock/clock.h"
#include "services/common/status/error_code.h"
#include "services/terminal/health_monitor.h"
#include "services/terminal/terminal_store.h"

namespace till::terminal {

// SelfTestCase is one part of the terminal and how it is tried.
struct SelfTestCase {
  std::string name;                   // "storage"
  std::function<absl::Status()> run;  // OK when the part works; the error's code says what is wrong
  bool only_when_named = false;       // not one of "all": it wants a person, or paper
};

// SelfTestFinding is what a test found.
struct SelfTestFinding {
  std::string name;
  absl::Status status;
};

// SelfTests is the list of tests. Thread-safe; tests run in the caller's thread, one after the other.
class SelfTests {
 public:
  explicit SelfTests(std::vector<SelfTestCase> cases) : cases_(std::move(cases)) {}

  std::vector<std::string> Names() const;

  // Run runs the named tests in the list's order, or all when none is named; `on_finding` returns false to
  // stop. INVALID_REQUEST for a name that is not in the list; then none is run.
  absl::Status Run(const std::vector<std::string>& names,
                   absl::FunctionRef<bool(const SelfTestFinding&)> on_finding) const;

 private:
  const std::vector<SelfTestCase> cases_;
};

// The tests of this process's own parts.
// StorageTest reads the whole of the terminal's file and writes to it. STORAGE_…
SelfTestCase StorageTest(TerminalStore& store);
// ClockTest finds a clock that lost its battery: before 2024 or after 2100. CLOCK_WRONG.
SelfTestCase ClockTest(Clock& clock);
// ServicesTest asks every process. SERVICE_UNAVAILABLE names those that do not serve.
SelfTestCase ServicesTest(HealthMonitor& monitor);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_SELF_TESTS_H_
