// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_EVENT_LOG_H_
#define TILL_TESTS_SIMULATION_EVENT_LOG_H_

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "absl/strings/str_cat.h"
#include "absl/time/time.h"
#include "services/common/clock/clock.h"

namespace till::simulation {

// EventLog takes down what happened in a run, in order: its hash says whether two runs were the same.
class EventLog {
 public:
  // With `verbose`, each line is also printed as it happens.
  EventLog(const Clock& clock, bool verbose) : clock_(clock), verbose_(verbose) {}

  template <typename... Parts>
  void Add(const Parts&... parts) {
    const std::string line =
        absl::StrCat(absl::ToInt64Milliseconds(clock_.Monotonic()), " ms  ", Plain(parts)...);
    for (const char c : line) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001B3u;  // FNV-1a
    hash_ = (hash_ ^ '\n') * 0x100000001B3u;
    ++lines_;
    if (verbose_) std::printf("%s\n", line.c_str());
  }

  uint64_t hash() const { return hash_; }
  int64_t lines() const { return lines_; }
  bool verbose() const { return verbose_; }

 private:
  // Debian's absl::string_view is not std::string_view.
  static std::string Plain(std::string_view text) { return std::string(text); }
  static const std::string& Plain(const std::string& text) { return text; }
  static const char* Plain(const char* text) { return text; }
  template <typename Number>
  requires std::is_arithmetic_v<Number>
  static Number Plain(Number number) { return number; }

  const Clock& clock_;
  const bool verbose_;
  uint64_t hash_ = 0xCBF29CE484222325u;
  int64_t lines_ = 0;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_EVENT_LOG_H_
