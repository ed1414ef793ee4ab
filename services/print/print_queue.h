// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_PRINT_QUEUE_H_
#define TILL_SERVICES_PRINT_PRINT_QUEUE_H_

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "hal/printer/printer.h"
#include "services/common/clock/clock.h"
#include "services/print/document.h"
#include "services/print/job.h"
#include "services/print/spool.h"

namespace till::print {

// PrinterState is what was last known of the printer.
struct PrinterState {
  hal::PrinterStatus status{.online = false};
  // kPrinterUnavailable, kPrinterOutOfPaper, or kUnspecified when it can print.
  ErrorCode fault = ErrorCode::kPrinterUnavailable;

  friend bool operator==(const PrinterState&, const PrinterState&) = default;
};

// QueueOptions are the patience of the printing thread.
struct QueueOptions {
  int columns = 32;
  bool drawer = false;  // a cash drawer is plugged into the printer
  // Bytes are handed over in pieces of this size, so that a stop or the end of the paper is noticed in
  // between.
  size_t chunk_bytes = 512;
  absl::Duration write_timeout = absl::Seconds(5);  // of one piece
  absl::Duration status_timeout = absl::Seconds(1);
  // What a printer still prints from its own memory after it took the last byte: only then is its word final.
  absl::Duration settle = absl::Milliseconds(500);
  absl::Duration retry = absl::Seconds(1);      // between two looks at a printer that cannot print
  absl::Duration idle_poll = absl::Seconds(5);  // between two looks at a printer that has nothing to do
  absl::Duration give_up = absl::Hours(24);     // a job that waited longer fails
  absl::Duration keep =
      absl::Hours(24 * 7);  // how long ended jobs can be reprinted; at least 48 h (request_id)
};

// PrintQueue takes documents, keeps them in the spool and prints them one after another, whenever the printer
// can.
//
// When is a document put on paper twice? Never unasked, but for one case:
//  * Nothing of it had left for the printer: it waits and is printed, unmarked.
//  * The paper ended or the cover was opened in the middle, and the printer says so: what there is of it is
//  torn off and
//    known to be incomplete, so it is printed again from its beginning when the printer can, with the reprint
//    mark.
//  * The link was lost, the printer fell silent, or this process died in the middle: nobody knows what is on
//  paper. The
//    job is interrupted and stays so; Reprint prints it, with the mark, when a person asks.
//
// Submit, Reprint, Get and Changes never wait for the printer: a payment is not held up by paper.
// Thread-safe.
class PrintQueue {
 public:
  PrintQueue(std::unique_ptr<Spool> spool, hal::Printer& printer, Clock& clock, QueueOptions options);
  // Stops.
  ~PrintQueue();
  PrintQueue(const PrintQueue&) = delete;
  PrintQueue& operator=(const PrintQueue&) = delete;

  // Start starts the printing thread; Stop ends it within the timeout of one piece. A job that Stop finds in
  // the middle is finished first if the printer takes it in time, and interrupted otherwise.
  void Start();
  void Stop();

  // Submit queues `document`; on disk when it returns. As Spool::Add; INVALID_REQUEST for a document out of
  // bounds.
  absl::StatusOr<Job> Submit(std::string_view request_id, std::string_view asked, const Document& document,
                             bool reprint = false);
  // Reprint is Spool::AddReprint.
  absl::StatusOr<Job> Reprint(std::string_view request_id, int64_t original);
  absl::StatusOr<Job> Get(int64_t id);
  PrinterState printer_state() const;

  // Cursor is how far somebody who watches has seen.
  struct Cursor {
    int64_t jobs = -1;
    int64_t printer = -1;
  };
  struct News {
    std::vector<Job> jobs;
    std::optional<PrinterState> printer;
    bool stopping = false;  // there will be no more
  };
  // WaitForNews returns what changed since `cursor` and moves it, waiting at most `timeout` of real time for
  // something to change. A fresh cursor gets everything at once: the jobs named in `only` (none named: those
  // that have not ended), and the printer. Later it gets changes, of the jobs in `only` if any are named.
  // NOT_FOUND for an unknown job.
  absl::StatusOr<News> WaitForNews(Cursor& cursor, std::span<const int64_t> only, absl::Duration timeout);

  // Step does one thing: it prints a job, or looks at the printer, or forgets old jobs. It returns how long
  // there is nothing to do, unless something is submitted. The printing thread calls it again and again;
  // tests call it themselves.
  absl::Duration Step();

 private:
  struct Outcome {
    JobState state;
    ErrorCode fault;
    bool mark_reprint = false;
  };

  void Run();
  // LookAtPrinter asks and remembers; whether it can print.
  bool LookAtPrinter() ABSL_LOCKS_EXCLUDED(mutex_);
  // PrintBytes hands one document to the printer and says what became of the job.
  Outcome PrintBytes(std::string_view bytes) ABSL_LOCKS_EXCLUDED(mutex_);
  // AfterTrouble says what becomes of a job of which `sent` bytes left before the printer stopped taking
  // them.
  Outcome AfterTrouble(size_t sent) ABSL_LOCKS_EXCLUDED(mutex_);
  absl::Duration Print(const Job& job) ABSL_LOCKS_EXCLUDED(mutex_);
  void Record(int64_t id, const Outcome& outcome) ABSL_LOCKS_EXCLUDED(mutex_);
  void ForgetOldJobs() ABSL_LOCKS_EXCLUDED(mutex_);

  hal::Printer& printer_;  // of the printing thread alone
  Clock& clock_;
  const QueueOptions options_;
  std::optional<absl::Duration> forgot_at_;  // of the printing thread alone
  std::optional<std::pair<int64_t, Outcome>>
      unrecorded_;  // likewise: an outcome that the disk would not take

  mutable absl::Mutex mutex_;
  std::unique_ptr<Spool> spool_ ABSL_GUARDED_BY(mutex_);
  PrinterState printer_state_ ABSL_GUARDED_BY(mutex_);
  int64_t printer_revision_ ABSL_GUARDED_BY(mutex_) = 0;
  bool submitted_ ABSL_GUARDED_BY(mutex_) = false;  // since the thread last looked
  bool stopping_ ABSL_GUARDED_BY(mutex_) = false;
  std::thread thread_;
};

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_PRINT_QUEUE_H_
