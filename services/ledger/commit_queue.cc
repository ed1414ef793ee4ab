// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/commit_queue.h"

#include <utility>

namespace till::ledger {

absl::Status CommitQueue::Commit(absl::FunctionRef<absl::Status()> write) {
  Waiter waiter = {write};
  std::vector<Waiter*> group;
  {
    absl::MutexLock lock(&queue_mutex_);
    waiting_.push_back(&waiter);
    const auto may_go_on = [this, &waiter]() ABSL_EXCLUSIVE_LOCKS_REQUIRED(queue_mutex_) {
      return waiter.done || !leading_;
    };
    queue_mutex_.Await(absl::Condition(&may_go_on));
    if (waiter.done) return waiter.status;
    leading_ = true;
    group.swap(waiting_);  // it holds this caller's own write
  }
  CommitAll(group);
  absl::MutexLock lock(&queue_mutex_);
  leading_ = false;
  for (Waiter* done : group) done->done = true;
  return waiter.status;
}

void CommitQueue::CommitAll(const std::vector<Waiter*>& group) {
  absl::MutexLock lock(&mutex_);
  if (group.size() == 1) {
    RunAlone(*group.front());
  } else {
    RunTogether(group);
  }
}

void CommitQueue::RunAlone(Waiter& waiter) {
  absl::StatusOr<sqlite::Transaction> transaction = sqlite::Transaction::Begin(database_);
  waiter.status = transaction.status();
  if (waiter.status.ok()) waiter.status = waiter.write();
  if (waiter.status.ok()) waiter.status = transaction->Commit();
}

void CommitQueue::RunTogether(const std::vector<Waiter*>& group) {
  absl::StatusOr<sqlite::Transaction> transaction = sqlite::Transaction::Begin(database_);
  absl::Status whole = transaction.status();
  for (Waiter* waiter : group) {
    if (!whole.ok()) break;
    RunOne(*waiter);
    // SQLite rolls all of it back after some failures (a full disk): then nobody's write is there.
    if (!database_.in_transaction()) whole = waiter->status;
  }
  if (whole.ok()) whole = transaction->Commit();
  if (whole.ok()) return;
  for (Waiter* waiter : group) waiter->status = whole;
}

void CommitQueue::RunOne(Waiter& waiter) {
  waiter.status = database_.Execute("SAVEPOINT one");
  if (!waiter.status.ok()) return;
  waiter.status = waiter.write();
  if (!database_.in_transaction()) {
    if (waiter.status.ok()) waiter.status = absl::InternalError("the transaction is gone");
    return;
  }
  if (!waiter.status.ok()) database_.Execute("ROLLBACK TO one").IgnoreError();
  const absl::Status released = database_.Execute("RELEASE one");
  if (waiter.status.ok()) waiter.status = released;
}

}  // namespace till::ledger
