// SPDX-License-Identifier: Apache-2.0
#include "services/common/sqlite/database.h"

#include <errno.h>
#include <fcntl.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <utility>

#include "absl/cleanup/cleanup.h"
#include "absl/strings/str_cat.h"
#include "services/common/durable_file/durable_file.h"
#include "services/common/sqlite/errors.h"
#include "services/common/status/error.h"

namespace till::sqlite {
namespace {

// More texts than a program writes by hand: past it they are made from questions, and kept no longer.
constexpr size_t kMaxIdleStatements = 128;

// CreateFile makes an empty database file of mode 0600 (the -wal and -shm files take its mode) and makes its
// name durable, so that a power cut after the first commit cannot lose the file itself.
absl::Status CreateFile(const std::string& path) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return absl::ErrnoToStatus(errno, absl::StrCat("open ", path));
  close(file);
  return SyncFolderOf(path);
}

}  // namespace

absl::StatusOr<std::unique_ptr<Database>> Database::Open(const std::string& path,
                                                         const OpenOptions& options) {
  const bool in_memory = path == ":memory:";
  if (!in_memory && !options.read_only) {
    if (absl::Status created = CreateFile(path); !created.ok()) return created;
  }
  const int flags = (options.read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE) |
                    (in_memory ? SQLITE_OPEN_MEMORY | SQLITE_OPEN_CREATE : 0) | SQLITE_OPEN_NOMUTEX |
                    SQLITE_OPEN_EXRESCODE;
  sqlite3* handle = nullptr;
  const int result = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  // SQLite hands out a handle even when it fails; the object closes it.
  std::unique_ptr<Database> database(new Database(handle));
  if (result != SQLITE_OK) return StatusFromSqlite(handle, result, absl::StrCat("open ", path));
  if (absl::Status configured = database->Configure(options, in_memory); !configured.ok()) {
    return configured;
  }
  return database;
}

Database::~Database() {
  for (auto& [sql, compiled] : idle_statements_) sqlite3_finalize(compiled);
  sqlite3_close_v2(handle_);
}

absl::Status Database::Configure(const OpenOptions& options, bool in_memory) {
  sqlite3_busy_timeout(handle_, static_cast<int>(absl::ToInt64Milliseconds(options.busy_timeout)));
  // A hostile or damaged schema must not run functions of ours, nor may a statement write the schema's own
  // tables.
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
  sqlite3_db_config(handle_, SQLITE_DBCONFIG_ENABLE_FKEY, 1, nullptr);
  if (options.wal && !in_memory && !options.read_only) {
    absl::StatusOr<Statement> mode = Prepare("PRAGMA journal_mode=WAL");
    if (!mode.ok()) return mode.status();
    const absl::StatusOr<bool> row = mode->Step();
    if (!row.ok()) return row.status();
    if (!*row || mode->Text(0) != "wal") {
      return absl::FailedPreconditionError("the file system cannot hold a write-ahead log");
    }
  }
  std::string pragmas = absl::StrCat("PRAGMA synchronous=", options.synchronous_full ? "FULL" : "NORMAL", ";",
                                     "PRAGMA cell_size_check=ON;PRAGMA temp_store=MEMORY;");
  if (options.max_page_count > 0)
    absl::StrAppend(&pragmas, "PRAGMA max_page_count=", options.max_page_count, ";");
  return Execute(pragmas);
}

absl::Status Database::Execute(std::string_view sql) {
  const int result = sqlite3_exec(handle_, std::string(sql).c_str(), nullptr, nullptr, nullptr);
  if (result != SQLITE_OK) return StatusFromSqlite(handle_, result, "execute");
  return absl::OkStatus();
}

absl::StatusOr<Statement> Database::Prepare(std::string_view sql) {
  if (const auto idle = idle_statements_.find(sql); idle != idle_statements_.end()) {
    sqlite3_stmt* compiled = idle->second;
    idle_statements_.erase(idle);
    return Statement(this, std::string(sql), compiled);
  }
  sqlite3_stmt* compiled = nullptr;
  const int result = sqlite3_prepare_v3(handle_, sql.data(), static_cast<int>(sql.size()),
                                        SQLITE_PREPARE_PERSISTENT, &compiled, nullptr);
  if (result != SQLITE_OK) return StatusFromSqlite(handle_, result, "prepare");
  if (compiled == nullptr) return absl::InvalidArgumentError("the statement is empty");
  return Statement(this, std::string(sql), compiled);
}

void Database::GiveBack(std::string sql, sqlite3_stmt* compiled) {
  const bool kept = idle_statements_.size() < kMaxIdleStatements &&
                    idle_statements_.try_emplace(std::move(sql), compiled).second;
  if (!kept) sqlite3_finalize(compiled);
}

absl::StatusOr<int64_t> Database::UserVersion() {
  absl::StatusOr<Statement> version = Prepare("PRAGMA user_version");
  if (!version.ok()) return version.status();
  const absl::StatusOr<bool> row = version->Step();
  if (!row.ok()) return row.status();
  return version->Int64(0);
}

absl::Status Database::Migrate(std::span<const Migration> migrations) {
  absl::StatusOr<int64_t> current = UserVersion();
  if (!current.ok()) return current.status();
  const int newest = migrations.empty() ? 0 : migrations.back().version;
  if (*current > newest) {
    return MakeError(absl::StatusCode::kFailedPrecondition, ErrorCode::kStorageNewer,
                     absl::StrCat("the file has schema ", *current, ", this program knows up to ", newest));
  }
  for (const Migration& migration : migrations) {
    if (migration.version <= *current) continue;
    absl::StatusOr<Transaction> transaction = Transaction::Begin(*this);
    if (!transaction.ok()) return transaction.status();
    if (absl::Status done = Execute(migration.sql); !done.ok()) return done;
    if (absl::Status marked = Execute(absl::StrCat("PRAGMA user_version=", migration.version));
        !marked.ok()) {
      return marked;
    }
    if (absl::Status committed = transaction->Commit(); !committed.ok()) return committed;
  }
  return absl::OkStatus();
}

absl::Status Database::CheckIntegrity() {
  absl::StatusOr<Statement> check = Prepare("PRAGMA integrity_check(1)");
  if (!check.ok()) return check.status();
  const absl::StatusOr<bool> row = check->Step();
  if (!row.ok()) return row.status();
  if (*row && check->Text(0) == "ok") return absl::OkStatus();
  return StatusFromSqlite(nullptr, SQLITE_CORRUPT, "integrity check: " + std::string(check->Text(0)));
}

absl::Status Database::Checkpoint() {
  const int result =
      sqlite3_wal_checkpoint_v2(handle_, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
  if (result != SQLITE_OK) return StatusFromSqlite(handle_, result, "checkpoint");
  return absl::OkStatus();
}

absl::Status Database::BackUp(const std::string& path) {
  if (absl::Status created = CreateFile(path); !created.ok()) return created;
  sqlite3* target = nullptr;
  int result = sqlite3_open_v2(path.c_str(), &target,
                               SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nullptr);
  const absl::Cleanup close_target = [target] { sqlite3_close_v2(target); };
  if (result != SQLITE_OK) return StatusFromSqlite(target, result, "back up");
  sqlite3_backup* const backup = sqlite3_backup_init(target, "main", handle_, "main");
  if (backup == nullptr) return StatusFromSqlite(target, sqlite3_extended_errcode(target), "back up");
  // All pages in one step: the snapshot cannot change under it.
  sqlite3_backup_step(backup, -1);
  result = sqlite3_backup_finish(backup);
  if (result != SQLITE_OK) return StatusFromSqlite(target, result, "back up");
  return absl::OkStatus();
}

int64_t Database::last_insert_rowid() const {
  return sqlite3_last_insert_rowid(handle_);
}
int64_t Database::changes() const {
  return sqlite3_changes64(handle_);
}
bool Database::in_transaction() const {
  return sqlite3_get_autocommit(handle_) == 0;
}

absl::StatusOr<Transaction> Transaction::Begin(Database& database) {
  return BeginWith(database, "BEGIN IMMEDIATE");
}

absl::StatusOr<Transaction> Transaction::BeginSnapshot(Database& database) {
  return BeginWith(database, "BEGIN DEFERRED");
}

absl::StatusOr<Transaction> Transaction::BeginWith(Database& database, std::string_view sql) {
  absl::StatusOr<Statement> begin = database.Prepare(sql);
  if (!begin.ok()) return begin.status();
  if (absl::Status begun = begin->Run(); !begun.ok()) return begun;
  return Transaction(&database);
}

Transaction::~Transaction() {
  if (database_ != nullptr) RollBack();
}

absl::Status Transaction::Commit() {
  absl::StatusOr<Statement> commit = database_->Prepare("COMMIT");
  if (!commit.ok()) return commit.status();
  absl::Status committed = commit->Run();
  if (!committed.ok()) RollBack();
  database_ = nullptr;
  return committed;
}

void Transaction::RollBack() {
  // SQLite itself has already rolled back after some failures (a full disk, an I/O error).
  if (!database_->in_transaction()) return;
  absl::StatusOr<Statement> rollback = database_->Prepare("ROLLBACK");
  if (rollback.ok()) rollback->Run().IgnoreError();
}

}  // namespace till::sqlite
