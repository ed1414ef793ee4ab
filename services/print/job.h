// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_JOB_H_
#define TILL_SERVICES_PRINT_JOB_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/time/time.h"
#include "services/common/status/error_code.h"

namespace till::print {

// JobState is how far a job has come. The numbers are in the spool's file: none is ever reused.
//
//   kQueued ──► kPrinting ──► kPrinted
//      │  ▲         │  └────► kInterrupted   link or process lost while bytes were on their way
//      ▼  │         ▼
//   kWaiting ◄── (paper ended)
//
// kQueued and kWaiting also end in kFailed: it cannot be printed, or nobody came to help.
enum class JobState : int {
  kQueued = 1,
  kPrinting = 2,
  kPrinted = 3,
  kWaiting = 4,
  kInterrupted = 5,
  kFailed = 6,
};

// IsEnded says whether a job in this state stays in it.
inline bool IsEnded(JobState state) {
  return state == JobState::kPrinted || state == JobState::kInterrupted || state == JobState::kFailed;
}

// Job is one document on its way to paper.
struct Job {
  int64_t id = 0;
  std::string request_id;
  JobState state = JobState::kQueued;
  // Why it waits, was interrupted or failed.
  ErrorCode fault = ErrorCode::kUnspecified;
  absl::Time created;
  std::optional<absl::Time> ended;
  // Its paper bears the reprint mark.
  bool reprint = false;
  // Grows with every change of any job in this process, for those who watch.
  int64_t revision = 0;

  friend bool operator==(const Job&, const Job&) = default;
};

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_JOB_H_
