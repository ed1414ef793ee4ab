// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_TERMINAL_STORE_H_
#define TILL_SERVICES_TERMINAL_TERMINAL_STORE_H_

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/base/thread_annotations.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/synchronization/mutex.h"
#include "absl/time/time.h"
#include "services/common/sqlite/database.h"
#include "services/terminal/audit_trail.h"
#include "services/terminal/operator_account.h"

namespace till::terminal {

// Record is a stored message of a numbered kind: "promotion" 3, "binding" 7.
struct Record {
  std::string kind;
  int64_t number = 0;  // from 1; never used again; 0 in a change: the next one
  std::string body;
};

// StoreChange is what is written in one transaction with one audit entry.
struct StoreChange {
  std::vector<Record> records;                                 // added or replaced
  std::vector<std::pair<std::string, int64_t>> removed;        // kind and number
  std::vector<std::pair<std::string, std::string>> documents;  // name and body
  std::vector<std::string> removed_documents;                  // names
};

// TerminalStore is the terminal's file: operators, ended sessions, documents (profile, parameters), numbered
// records (promotions, bindings, notices), and the audit trail. Each change is one durable transaction
// together with its audit entry, so that there is no act without a trace. Thread-safe.
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

  // ListRecords is every record of the kind by number.
  absl::StatusOr<std::vector<Record>> ListRecords(std::string_view kind);
  absl::StatusOr<std::optional<Record>> FindRecord(std::string_view kind, int64_t number);
  // Apply writes the change, and the audit entry if there is one (what the terminal does by itself has none);
  // it returns the number of the first record that had none.
  absl::StatusOr<int64_t> Apply(const StoreChange& change, const std::optional<AuditEntry>& audit);

  // EndSession remembers a session token's hash until it would have expired anyway, and forgets older ones.
  absl::Status EndSession(std::string_view token_hash, absl::Time expires, absl::Time now,
                          const AuditEntry& audit);
  absl::StatusOr<bool> SessionEnded(std::string_view token_hash);

  absl::Status Append(const AuditEntry& audit);
  // Audit is the last `limit` entries, newest first.
  absl::StatusOr<std::vector<AuditEntry>> Audit(int limit) { return FindAudit({.limit = limit}); }
  // FindAudit is the entries that match, newest first.
  absl::StatusOr<std::vector<AuditEntry>> FindAudit(const AuditQuery& query);
  // AuditAfter is the entries after `sequence`, oldest first.
  absl::StatusOr<std::vector<AuditEntry>> AuditAfter(int64_t sequence, int limit);
  // VerifyAudit follows the chain of hashes from the oldest entry that is kept to the newest.
  absl::StatusOr<AuditFindings> VerifyAudit();

  // CheckIntegrity reads the whole file and writes to it once.
  absl::Status CheckIntegrity();

 private:
  explicit TerminalStore(std::unique_ptr<sqlite::Database> database) : database_(std::move(database)) {}
  absl::Status AppendLocked(const AuditEntry& audit) ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);
  absl::Status ApplyLocked(const StoreChange& change, int64_t* first_new)
      ABSL_EXCLUSIVE_LOCKS_REQUIRED(mutex_);

  absl::Mutex mutex_;
  const std::unique_ptr<sqlite::Database> database_ ABSL_PT_GUARDED_BY(mutex_);
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_TERMINAL_STORE_H_
