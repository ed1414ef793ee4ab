// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_TERMINAL_STORE_H_
#define TILL_SERVICES_TERMINAL_TERMINAL_STORE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/common/sqlite/database.h"
#include "services/terminal/operator_account.h"

namespace till::terminal {

// AuditEntry is one administrative act, done or refused. No password, no card data.
struct AuditEntry {
  int64_t sequence = 0;  // given by the store
  absl::Time time;
  std::string operator_id;  // who; "" when nobody is signed in
  std::string act;          // "sign-in", "profile-updated", …
  std::string subject;      // on whom or what: an operator, the changed fields
  std::string outcome;      // "done", or the error code
};

// TerminalStore is the terminal's file: operators, ended sessions, profile and parameters, and the audit
// trail. Each change is one durable transaction together with its audit entry, so that there is no act
// without a trace. Thread-safe.
class TerminalStore {
 public:
  // Open opens or makes the file at `path` (":memory:" for tests) and brings its schema up to date.
  // STORAGE_CORRUPT, STORAGE_FAILED, STORAGE_FULL.
  static absl::StatusOr<std::unique_ptr<TerminalStore>> Open(const std::string& path);

  absl::StatusOr<std::optional<OperatorAccount>> FindOperator(std::string_view operator_id);
  // ListOperators is in the order of their numbers.
  absl::StatusOr<std::vector<OperatorAccount>> ListOperators();
  // SaveOperator adds or replaces; with `audit` in the same transaction.
  absl::Status SaveOperator(const OperatorAccount& account, const AuditEntry& audit);

  // A document is a stored message by name ("profile", "parameters").
  absl::StatusOr<std::optional<std::string>> FindDocument(std::string_view name);
  absl::Status SaveDocument(std::string_view name, std::string_view body, const AuditEntry& audit);

  // EndSession remembers a session token's hash until it would have expired anyway, and forgets older ones.
  absl::Status EndSession(std::string_view token_hash, absl::Time expires, absl::Time now,
                          const AuditEntry& audit);
  absl::StatusOr<bool> SessionEnded(std::string_view token_hash);

  absl::Status Append(const AuditEntry& audit);
  // Audit is the last `limit` entries, newest first.
  absl::StatusOr<std::vector<AuditEntry>> Audit(int limit);

  // CheckIntegrity reads the whole file and writes to it once.
  absl::Status CheckIntegrity();

 private:
  explicit TerminalStore(std::unique_ptr<sqlite::Database> database) : database_(std::move(database)) {}
  absl::Status AppendLocked(const AuditEntry& audit) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  absl::Mutex mutex_;
  const std::unique_ptr<sqlite::Database> database_ ABSL_PT_GUARDED_BY(mutex_);
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_TERMINAL_STORE_H_
