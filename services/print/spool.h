// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_SPOOL_H_
#define TILL_SERVICES_PRINT_SPOOL_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/clock/clock.h"
#include "services/common/sqlite/database.h"
#include "services/print/document.h"
#include "services/print/job.h"

namespace till::print {

// kMaxOpenJobs bounds what waits for a printer that nobody mends.
inline constexpr int64_t kMaxOpenJobs = 1'000;
// 64 MiB: some 10,000 slips, which is more than a week of a busy counter.
inline constexpr int64_t kMaxSpoolPages = 16'384;

// Spool is the file of jobs. What one of its methods has returned is on the disk (SQLite, synchronous=FULL).
// It is for one thread at a time. Errors of the file carry STORAGE_FULL, STORAGE_CORRUPT or STORAGE_FAILED.
class Spool {
 public:
  // Open opens or creates the file at `path` (":memory:" in tests) and ends what a crash left half-done: a
  // job that was printing is interrupted, with SERVICE_UNAVAILABLE, since nobody knows how much of it is on
  // paper. The file grows to at most `max_pages` pages of 4 KiB.
  static absl::StatusOr<std::unique_ptr<Spool>> Open(const std::string& path, Clock& clock,
                                                     int64_t max_pages = kMaxSpoolPages);

  // Add queues `document` under a request id of the caller's choice (1 to 64 bytes). `asked` is what the
  // caller asked for, in any canonical form: the same id with the same `asked` returns the job that there is,
  // with another one REQUEST_ID_REUSED. INVALID_REQUEST for an id out of bounds, STORAGE_FULL also past
  // kMaxOpenJobs. `reprint` marks it as a further copy.
  absl::StatusOr<Job> Add(std::string_view request_id, std::string_view asked, const Document& document,
                          bool reprint = false);

  // AddReprint queues the document of `original` again, to be marked as a reprint. The same request id again
  // returns the same job. NOT_FOUND without that job; ILLEGAL_STEP while the original is still to be printed
  // by itself.
  absl::StatusOr<Job> AddReprint(std::string_view request_id, int64_t original);

  // Get returns one job; NOT_FOUND.
  absl::StatusOr<Job> Get(int64_t id);

  // Next returns the oldest job that is queued or waits: jobs print in the order in which they came.
  absl::StatusOr<std::optional<Job>> Next();

  // ReadDocument returns the job's document; NOT_FOUND, STORAGE_CORRUPT.
  absl::StatusOr<Document> ReadDocument(int64_t id);

  // SetState moves a job on. `mark_reprint` sets its mark for good. A job that has ended is not moved:
  // ILLEGAL_STEP.
  absl::StatusOr<Job> SetState(int64_t id, JobState state, ErrorCode fault, bool mark_reprint = false);

  // OpenJobs returns all that have not ended, oldest first.
  absl::StatusOr<std::vector<Job>> OpenJobs();

  // ChangedSince returns the jobs whose revision is greater, by revision.
  absl::StatusOr<std::vector<Job>> ChangedSince(int64_t revision);

  // DropEndedBefore forgets jobs that ended before `time`, and returns how many.
  absl::StatusOr<int64_t> DropEndedBefore(absl::Time time);

  int64_t revision() const { return revision_; }

 private:
  Spool(std::unique_ptr<sqlite::Database> database, Clock& clock)
      : database_(std::move(database)), clock_(clock) {}

  absl::Status Recover();
  absl::StatusOr<Job> Insert(std::string_view request_id, std::string_view asked, std::string_view document,
                             bool reprint);
  // FindRequest returns the job of that request id, REQUEST_ID_REUSED if it asked for something else.
  absl::StatusOr<std::optional<Job>> FindRequest(std::string_view request_id, std::string_view asked);
  absl::StatusOr<std::vector<Job>> Select(std::string_view condition, int64_t argument);

  std::unique_ptr<sqlite::Database> database_;
  Clock& clock_;
  int64_t revision_ = 0;
};

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_SPOOL_H_
