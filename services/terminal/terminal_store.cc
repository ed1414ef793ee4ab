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
};

constexpr std::string_view kOperatorColumns =
    "operator_id, role, display_name, password_hash, password_change_required, failures, locked_until_us, "
    "last_sign_in_us";

OperatorAccount ReadOperator(const sqlite::Statement& row) {
  OperatorAccount account = {.operator_id = std::string(row.Text(0)),
                             .role = static_cast<Role>(row.Int64(1)),
                             .display_name = std::string(row.Text(2)),
                             .password_hash = std::string(row.Text(3)),
                             .password_change_required = row.Bool(4),
                             .failures = static_cast<int>(row.Int64(5)),
                             .locked_until = absl::InfinitePast(),
                             .last_sign_in = std::nullopt};
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
  absl::Status saved =
      Run(*database_,
          "INSERT OR REPLACE INTO operator (" + std::string(kOperatorColumns) +
              ") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
          account.operator_id, static_cast<int>(account.role), account.display_name, account.password_hash,
          account.password_change_required ? 1 : 0, account.failures, locked_until, last_sign_in);
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

absl::Status TerminalStore::Append(const AuditEntry& audit) {
  absl::MutexLock lock(&mutex_);
  return AppendLocked(audit);
}

absl::Status TerminalStore::AppendLocked(const AuditEntry& audit) {
  return Run(*database_,
             "INSERT INTO audit (time_us, operator_id, act, subject, outcome) VALUES (?1, ?2, ?3, ?4, ?5)",
             absl::ToUnixMicros(audit.time), audit.operator_id, audit.act, audit.subject, audit.outcome);
}

absl::StatusOr<std::vector<AuditEntry>> TerminalStore::Audit(int limit) {
  absl::MutexLock lock(&mutex_);
  absl::StatusOr<sqlite::Statement> list = database_->Prepare(
      "SELECT sequence, time_us, operator_id, act, subject, outcome FROM audit ORDER BY sequence DESC LIMIT "
      "?1");
  if (!list.ok()) return list.status();
  list->Bind(1, limit);
  std::vector<AuditEntry> entries;
  while (true) {
    const absl::StatusOr<bool> more = list->Step();
    if (!more.ok()) return more.status();
    if (!*more) return entries;
    entries.push_back({.sequence = list->Int64(0),
                       .time = absl::FromUnixMicros(list->Int64(1)),
                       .operator_id = std::string(list->Text(2)),
                       .act = std::string(list->Text(3)),
                       .subject = std::string(list->Text(4)),
                       .outcome = std::string(list->Text(5))});
  }
}

absl::Status TerminalStore::CheckIntegrity() {
  absl::MutexLock lock(&mutex_);
  if (absl::Status sound = database_->CheckIntegrity(); !sound.ok()) return sound;
  return Run(*database_, "INSERT OR REPLACE INTO document (name, body) VALUES ('self-test', x'00')");
}

}  // namespace till::terminal
