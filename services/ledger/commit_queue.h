// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_COMMIT_QUEUE_H_
#define TILL_SERVICES_LEDGER_COMMIT_QUEUE_H_

#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/synchronization/mutex.h"
#include "services/common/sqlite/database.h"

namespace till::ledger {

// CommitQueue makes writes durable, several with one commit: while one commit waits for the disk, the writes
// that come meanwhile gather, and the next commit takes them all. Each is still all or nothing by itself, and
// returns when it is on the disk. A lone writer pays nothing for it.
class CommitQueue {
 public:
  // `mutex` guards `database`; both must outlive the queue.
  CommitQueue(sqlite::Database& database, absl::Mutex& mutex) : database_(database), mutex_(mutex) {}

  // Commit runs `write` under the database's lock and makes what it wrote durable. When `write` fails, or the
  // commit does, nothing of it stays, and that status is returned. `write` runs once, in some caller's
  // thread.
  absl::Status Commit(absl::FunctionRef<absl::Status()> write);

 private:
  struct Waiter {
    absl::FunctionRef<absl::Status()> write;
    absl::Status status;
    bool done = false;
  };

  // CommitAll runs the writes of `group` in one transaction and sets their statuses.
  void CommitAll(const std::vector<Waiter*>& group);
  void RunAlone(Waiter& waiter) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  void RunTogether(const std::vector<Waiter*>& group) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  // RunOne runs one write of a group inside a savepoint of its own.
  void RunOne(Waiter& waiter) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  sqlite::Database& database_;
  absl::Mutex& mutex_;
  absl::Mutex queue_mutex_;
  bool leading_ ABSL_GUARDED_BY(queue_mutex_) = false;
  std::vector<Waiter*> waiting_ ABSL_GUARDED_BY(queue_mutex_);
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_COMMIT_QUEUE_H_
