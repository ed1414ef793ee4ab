// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/terminal_store.h"

#include <utility>

#include "services/common/status/error.h"

namespace till::terminal {
namespace {

constexpr sqlite::Migration kMigrations[] = {
    {1, R"(
      CREATE TABLE operator (
        operator_id TEXT PRIMARY KEY CHECK (operator_id GLOB '[0-9][0-9]'),
        role INTEGER NOT NULL CHECK (role BETWEEN 1 AND 3),
        display_name TEXT NOT NULL,
        password_hash TEXT NOT NULL,
        password_change_required INTEGER NOT NULL,
        failures INTEGER NOT NULL,
        locked_until_us INTEGER,
        last_sign_in_us INTEGER
      ) STRICT;
      CREATE TABLE document (
        name TEXT PRIMARY KEY,
        body BLOB NOT NULL
      ) STRICT;
      CREATE TABLE ended_session (
        token_hash BLOB PRIMARY KEY,
        expires_us INTEGER NOT NULL
      ) STRICT;
      CREATE TABLE audit (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT,
        time_us INTEGER NOT NULL,
        operator_id TEXT NOT NULL,
        act TEXT NOT NULL,
        subject TEXT NOT NULL,
        outcome TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER audit_is_append_only_update BEFORE UPDATE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
      CREATE TRIGGER audit_is_append_only_delete BEFORE DELETE ON audit
        BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
    )"},
    // Version 2: operators can be switched off; the trail is chained and bounded; numbered records.
    {2, R"(
      ALTER TABLE operator ADD COLUMN disabled INTEGER NOT NULL DEFAULT 0;
      ALTER TABLE audit ADD COLUMN chain_hash BLOB;
      CREATE TABLE audit_anchor (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        first_sequence INTEGER NOT NULL,
        before_hash BLOB NOT NULL,
        last_sequence INTEGER NOT NULL,
        last_hash BLOB NOT NULL
      ) STRICT;
      INSERT INTO audit_anchor VALUES (1, 1, x'', 0, x'');
      DROP TRIGGER audit_is_append_only_update;
      DROP TRIGGER audit_is_append_only_delete;
      CREATE TRIGGER audit_is_append_only_update BEFORE UPDATE ON audit
        WHEN OLD.chain_hash IS NOT NULL OR NEW.sequence <> OLD.sequence OR NEW.time_us <> OLD.time_us
          OR NEW.operator_id <> OLD.operator_id OR NEW.act <> OLD.act OR NEW.subject <> OLD.subject
          OR NEW.outcome <> OLD.outcome
        BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
      CREATE TRIGGER audit_is_append_only_delete BEFORE DELETE ON audit
        WHEN OLD.sequence >= (SELECT first_sequence FROM audit_anchor)
        BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END;
      CREATE TABLE record (
        kind TEXT NOT NULL,
        number INTEGER NOT NULL CHECK (number > 0),
        body BLOB NOT NULL,
        PRIMARY KEY (kind, number)
      ) STRICT;
      CREATE TABLE record_number (
        kind TEXT PRIMARY KEY,
        last INTEGER NOT NULL
      ) STRICT;
    )"},
};

constexpr std::string_view kOperatorColumns =
    "operator_id, role, display_name, password_hash, password_change_required, failures, locked_until_us, "
    "last_sign_in_us, disabled";

OperatorAccount ReadOperator(const sqlite::Statement& row) {
  OperatorAccount account = {.operator_id = std::string(row.Text(0)),
                             .role = static_cast<Role>(row.Int64(1)),
                             .display_name = std::string(row.Text(2)),
                             .password_hash = std::string(row.Text(3)),
                             .password_change_required = row.Bool(4),
                             .failures = static_cast<int>(row.Int64(5)),
                             .locked_until = absl::InfinitePast(),
                             .last_sign_in = std::nullopt,
                             .disabled = row.Bool(8)};
  if (!row.IsNull(6)) account.locked_until = absl::FromUnixMicros(row.Int64(6));
  if (!row.IsNull(7)) account.last_sign_in = absl::FromUnixMicros(row.Int64(7));
  return account;
}

// Run binds, runs, and is done.
template <typename... Values>
absl::Status Run(sqlite::Database& database, std::string_view sql, const Values&... values) {
  absl::StatusOr<sqlite::Statement> statement = database.Prepare(sql);
  if (!statement.ok()) return statement.status();
  statement->BindAll(values...);
  return statement->Run();
}

}  // namespace

absl::StatusOr<std::unique_ptr<TerminalStore>> TerminalStore::Open(const std::string& path) {
  absl::StatusOr<std::unique_ptr<sqlite::Database>> database = sqlite::Database::Open(path);
  if (!database.ok()) return database.status();
  if (absl::Status migrated = (*database)->Migrate(kMigrations); !migrated.ok()) return migrated;
  absl::StatusOr<sqlite::Transaction> transaction = sqlite::Transaction::Begin(**database);
  if (!transaction.ok()) return transaction.status();
  if (absl::Status chained = AuditTrail(**database).ChainOld(); !chained.ok()) return chained;
  if (absl::Status committed = transaction->Commit(); !committed.ok()) return committed;
  return std::unique_ptr<TerminalStore>(new TerminalStore(std::move(*database)));
}

absl::StatusOr<std::optional<OperatorAccount>> TerminalStore::FindOperator(std::string_view operator_id) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<sqlite::Statement> find =
      database_->Prepare("SELECT " + std::string(kOperatorColumns) + " FROM operator WHERE operator_id = ?1");
  if (!find.ok()) return find.status();
  find->Bind(1, operator_id);
  const absl::StatusOr<bool> found = find->Step();
  if (!found.ok()) return found.status();
  if (!*found) return std::nullopt;
  return ReadOperator(*find);
}

absl::StatusOr<std::vector<OperatorAccount>> TerminalStore::ListOperators() {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<sqlite::Statement> list =
      database_->Prepare("SELECT " + std::string(kOperatorColumns) + " FROM operator ORDER BY operator_id");
  if (!list.ok()) return list.status();
  std::vector<OperatorAccount> accounts;
  while (true) {
    const absl::StatusOr<bool> more = list->Step();
    if (!more.ok()) return more.status();
    if (!*more) return accounts;
    accounts.push_back(ReadOperator(*list));
  }
}

absl::Status TerminalStore::SaveOperator(const OperatorAccount& account, const AuditEntry& audit) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<sqlite::Transaction> transaction = sqlite::Transaction::Begin(*database_);
  if (!transaction.ok()) return transaction.status();
  std::optional<int64_t> locked_until, last_sign_in;
  if (account.locked_until != absl::InfinitePast()) locked_until = absl::ToUnixMicros(account.locked_until);
  if (account.last_sign_in.has_value()) last_sign_in = absl::ToUnixMicros(*account.last_sign_in);
  absl::Status saved = Run(*database_,
                           "INSERT OR REPLACE INTO operator (" + std::string(kOperatorColumns) +
                               ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
                           account.operator_id, static_cast<int>(account.role), account.display_name,
                           account.password_hash, account.password_change_required ? 1 : 0, account.failures,
                           locked_until, last_sign_in, account.disabled ? 1 : 0);
  if (!saved.ok()) return saved;
  if (absl::Status appended = AppendLocked(audit); !appended.ok()) return appended;
  return transaction->Commit();
}

absl::StatusOr<std::optional<std::string>> TerminalStore::FindDocument(std::string_view name) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<sqlite::Statement> find = database_->Prepare("SELECT body FROM document WHERE name = ?1");
  if (!find.ok()) return find.status();
  find->Bind(1, name);
  const absl::StatusOr<bool> found = find->Step();
  if (!found.ok()) return found.status();
  if (!*found) return std::nullopt;
  return std::string(find->Bytes(0));
}

absl::Status TerminalStore::SaveDocument(std::string_view name, std::string_view body,
                                         const AuditEntry& audit) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<sqlite::Transaction> transaction = sqlite::Transaction::Begin(*database_);
  if (!transaction.ok()) return transaction.status();
  absl::Status saved = Run(*database_, "INSERT OR REPLACE INTO document (name, body) VALUES (?1, ?2)", name,
                           sqlite::Blob{body});
  if (!saved.ok()) return saved;
  if (absl::Status appended = AppendLocked(audit); !appended.ok()) return appended;
  return transaction->Commit();
}

absl::Status TerminalStore::EndSession(std::string_view token_hash, absl::Time expires, absl::Time now,
                                       const AuditEntry& audit) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<sqlite::Transaction> transaction = sqlite::Transaction::Begin(*database_);
  if (!transaction.ok()) return transaction.status();
  absl::Status done =
      Run(*database_, "DELETE FROM ended_session WHERE expires_us < ?1", absl::ToUnixMicros(now));
  if (!done.ok()) return done;
  done = Run(*database_, "INSERT OR REPLACE INTO ended_session (token_hash, expires_us) VALUES (?1, ?2)",
             sqlite::Blob{token_hash}, absl::ToUnixMicros(expires));
  if (!done.ok()) return done;
  if (absl::Status appended = AppendLocked(audit); !appended.ok()) return appended;
  return transaction->Commit();
}

absl::StatusOr<bool> TerminalStore::SessionEnded(std::string_view token_hash) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<sqlite::Statement> find =
      database_->Prepare("SELECT 1 FROM ended_session WHERE token_hash = ?1");
  if (!find.ok()) return find.status();
  find->Bind(1, sqlite::Blob{token_hash});
  return find->Step();
}

absl::StatusOr<std::vector<Record>> TerminalStore::ListRecords(std::string_view kind) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<sqlite::Statement> list =
      database_->Prepare("SELECT number, body FROM record WHERE kind = ?1 ORDER BY number");
  if (!list.ok()) return list.status();
  list->Bind(1, kind);
  std::vector<Record> records;
  while (true) {
    const absl::StatusOr<bool> more = list->Step();
    if (!more.ok()) return more.status();
    if (!*more) return records;
    records.push_back({std::string(kind), list->Int64(0), std::string(list->Bytes(1))});
  }
}

absl::StatusOr<std::optional<Record>> TerminalStore::FindRecord(std::string_view kind, int64_t number) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<sqlite::Statement> find =
      database_->Prepare("SELECT body FROM record WHERE kind = ?1 AND number = ?2");
  if (!find.ok()) return find.status();
  find->BindAll(kind, number);
  const absl::StatusOr<bool> found = find->Step();
  if (!found.ok()) return found.status();
  if (!*found) return std::nullopt;
  return Record{std::string(kind), number, std::string(find->Bytes(0))};
}

absl::StatusOr<int64_t> TerminalStore::Apply(const StoreChange& change,
                                             const std::optional<AuditEntry>& audit) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<sqlite::Transaction> transaction = sqlite::Transaction::Begin(*database_);
  if (!transaction.ok()) return transaction.status();
  int64_t first_new = 0;
  if (absl::Status applied = ApplyLocked(change, &first_new); !applied.ok()) return applied;
  if (audit.has_value()) {
    AuditEntry entry = *audit;
    // What was added is known by its name only now.
    if (entry.subject.empty() && first_new > 0) {
      entry.subject = change.records.front().kind + "s/" + std::to_string(first_new);
    }
    if (absl::Status appended = AppendLocked(entry); !appended.ok()) return appended;
  }
  if (absl::Status committed = transaction->Commit(); !committed.ok()) return committed;
  return first_new;
}

absl::Status TerminalStore::ApplyLocked(const StoreChange& change, int64_t* first_new) {
  for (const Record& record : change.records) {
    int64_t number = record.number;
    if (number == 0) {
      absl::Status counted = Run(*database_,
                                 "INSERT INTO record_number (kind, last) VALUES (?1, 1) "
                                 "ON CONFLICT (kind) DO UPDATE SET last = last + 1",
                                 record.kind);
      if (!counted.ok()) return counted;
      absl::StatusOr<sqlite::Statement> last =
          database_->Prepare("SELECT last FROM record_number WHERE kind = ?1");
      if (!last.ok()) return last.status();
      last->Bind(1, record.kind);
      if (const absl::StatusOr<bool> row = last->Step(); !row.ok()) return row.status();
      number = last->Int64(0);
      if (*first_new == 0) *first_new = number;
    }
    absl::Status saved =
        Run(*database_, "INSERT OR REPLACE INTO record (kind, number, body) VALUES (?1, ?2, ?3)", record.kind,
            number, sqlite::Blob{record.body});
    if (!saved.ok()) return saved;
  }
  for (const auto& [kind, number] : change.removed) {
    absl::Status gone = Run(*database_, "DELETE FROM record WHERE kind = ?1 AND number = ?2", kind, number);
    if (!gone.ok()) return gone;
  }
  for (const auto& [name, body] : change.documents) {
    absl::Status saved = Run(*database_, "INSERT OR REPLACE INTO document (name, body) VALUES (?1, ?2)", name,
                             sqlite::Blob{body});
    if (!saved.ok()) return saved;
  }
  for (const std::string& name : change.removed_documents) {
    absl::Status gone = Run(*database_, "DELETE FROM document WHERE name = ?1", name);
    if (!gone.ok()) return gone;
  }
  return absl::OkStatus();
}

absl::Status TerminalStore::Append(const AuditEntry& audit) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<sqlite::Transaction> transaction = sqlite::Transaction::Begin(*database_);
  if (!transaction.ok()) return transaction.status();
  if (absl::Status appended = AppendLocked(audit); !appended.ok()) return appended;
  return transaction->Commit();
}

absl::Status TerminalStore::AppendLocked(const AuditEntry& audit) {
  return AuditTrail(*database_).Append(audit);
}

absl::StatusOr<std::vector<AuditEntry>> TerminalStore::FindAudit(const AuditQuery& query) {
  absl::MutexLock lock(&mutex_);
  return AuditTrail(*database_).Find(query);
}

absl::StatusOr<std::vector<AuditEntry>> TerminalStore::AuditAfter(int64_t sequence, int limit) {
  absl::MutexLock lock(&mutex_);
  return AuditTrail(*database_).After(sequence, limit);
}

absl::StatusOr<AuditFindings> TerminalStore::VerifyAudit() {
  absl::MutexLock lock(&mutex_);
  return AuditTrail(*database_).Verify();
}

absl::Status TerminalStore::CheckIntegrity() {
  absl::MutexLock lock(&mutex_);
  if (absl::Status sound = database_->CheckIntegrity(); !sound.ok()) return sound;
  return Run(*database_, "INSERT OR REPLACE INTO document (name, body) VALUES ('self-test', x'00')");
}

}  // namespace till::terminal
