// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/self_tests.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "absl/time/civil_time.h"
#include "services/common/status/error.h"

namespace till::terminal {

std::vector<std::string> SelfTests::Names() const {
  std::vector<std::string> names;
  for (const SelfTestCase& test : cases_) names.push_back(test.name);
  return names;
}

absl::Status SelfTests::Run(const std::vector<std::string>& names,
                            absl::FunctionRef<bool(const SelfTestFinding&)> on_finding) const {
  for (const std::string& name : names) {
    if (std::none_of(cases_.begin(), cases_.end(),
                     [&](const SelfTestCase& test) { return test.name == name; })) {
      return MakeError(ErrorCode::kInvalidRequest, "tests: no such test");
    }
  }
  for (const SelfTestCase& test : cases_) {
    if (names.empty() && test.only_when_named) continue;
    if (!names.empty() && std::find(names.begin(), names.end(), test.name) == names.end()) continue;
    if (!on_finding({.name = test.name, .status = test.run()})) break;
  }
  return absl::OkStatus();
}

SelfTestCase StorageTest(TerminalStore& store) {
  return {"storage", [&store] { return store.CheckIntegrity(); }};
}

SelfTestCase ClockTest(Clock& clock) {
  return {"clock", [&clock] {
            const int64_t year = absl::ToCivilYear(clock.Now(), absl::UTCTimeZone()).year();
            if (year >= 2024 && year < 2100) return absl::OkStatus();
            return MakeError(ErrorCode::kClockWrong, absl::StrCat("the clock says ", year));
          }};
}

SelfTestCase ServicesTest(HealthMonitor& monitor) {
  return {"services", [&monitor] {
            std::vector<std::string> silent;
            for (const ProcessHealth& process : monitor.Refresh().processes) {
              if (!process.serving) silent.push_back(process.name);
            }
            if (silent.empty()) return absl::OkStatus();
            return MakeError(ErrorCode::kServiceUnavailable,
                             absl::StrCat("not serving: ", absl::StrJoin(silent, ", ")));
          }};
}

}  // namespace till::terminal
