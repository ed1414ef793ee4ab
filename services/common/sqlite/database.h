// SPDX-License-Identifier: Apache-2.0
// One SQLite file, opened for money: write-ahead log, synchronous=FULL, typed statements, no exceptions.

#ifndef TILL_SERVICES_COMMON_SQLITE_DATABASE_H_
#define TILL_SERVICES_COMMON_SQLITE_DATABASE_H_

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/sqlite/statement.h"

struct sqlite3;
struct sqlite3_stmt;

namespace till::sqlite {

// Migration is one step of a schema: `sql` takes a database from `user_version` = version - 1 to version.
struct Migration {
  int version;
  std::string_view sql;
};

// OpenOptions says how durable and how patient a database is.
struct OpenOptions {
  // Write-ahead log: readers do not wait for the writer. Ignored in memory.
  bool wal = true;
  // FULL: a commit that returned survives a power cut. NORMAL may lose the last commits (SQLite, "WAL", 2.2),
  // so it is for data that can be had again.
  bool synchronous_full = true;
  // How long a statement waits for another process's lock before it fails with Unavailable.
  absl::Duration busy_timeout = absl::Seconds(5);
  // Opens an existing file and refuses to write.
  bool read_only = false;
  // The most pages (of 4096 bytes) the file may grow to; 0 is SQLite's own limit. Past it: STORAGE_FULL.
  int64_t max_page_count = 0;
};

// Database is an open connection. It is for one thread at a time: its owner locks.
//
// Errors carry a stable code: STORAGE_FULL when the disk or the limit is full (nothing of the transaction is
// seen; a commit that found the disk full may come back when the process dies before the next one, because
// its frames are in the log), STORAGE_CORRUPT when the file is not what SQLite wrote, STORAGE_FAILED when the
// system would not read or write. A broken UNIQUE or PRIMARY KEY constraint is AlreadyExists, any other
// constraint (also a trigger's RAISE) FailedPrecondition, a lock held too long Unavailable; none of those
// three carries a code of its own, because only the caller knows what it means.
class Database {
 public:
  // Open opens or creates the file at `path`, readable by its owner alone. ":memory:" is a database of its
  // own that goes with the object.
  static absl::StatusOr<std::unique_ptr<Database>> Open(const std::string& path,
                                                        const OpenOptions& options = {});
  static absl::StatusOr<std::unique_ptr<Database>> OpenInMemory() { return Open(":memory:"); }

  Database(const Database&) = delete;
  Database& operator=(const Database&) = delete;
  // Closes. Statements and transactions of this database must be gone by then.
  ~Database();

  // Execute runs `sql`, which may hold several statements and takes no parameters.
  absl::Status Execute(std::string_view sql);

  // Prepare lends the compiled form of `sql`, kept for the next time (128 texts at most); the Statement gives
  // it back when it goes.
  absl::StatusOr<Statement> Prepare(std::string_view sql);

  // Migrate brings the schema to the last of `migrations` (versions 1, 2, 3 ... in order), each in a
  // transaction of its own. A file from a newer program (a higher user_version) is refused with
  // STORAGE_NEWER and left as it is.
  absl::Status Migrate(std::span<const Migration> migrations);

  // CheckIntegrity reads the whole file; STORAGE_CORRUPT with SQLite's first complaint when it is damaged.
  absl::Status CheckIntegrity();

  // Checkpoint copies the write-ahead log into the file and empties it. Unavailable while a reader is in the
  // way.
  absl::Status Checkpoint();

  // BackUp copies the database as it is now to a new file at `path`, readable by its owner alone, while
  // others go on reading and writing.
  absl::Status BackUp(const std::string& path);

  int64_t last_insert_rowid() const;
  // The rows that the last INSERT, UPDATE or DELETE touched.
  int64_t changes() const;
  bool in_transaction() const;

 private:
  friend class Statement;

  explicit Database(sqlite3* handle) : handle_(handle) {}

  absl::Status Configure(const OpenOptions& options, bool in_memory);
  absl::StatusOr<int64_t> UserVersion();
  // GiveBack puts a compiled statement back into the cache, or drops it when its place is taken.
  void GiveBack(std::string sql, sqlite3_stmt* compiled);

  sqlite3* handle_;
  // Compiled statements that nobody holds, by their text.
  std::map<std::string, sqlite3_stmt*, std::less<>> idle_statements_;
};

// Transaction is all or nothing: it rolls back unless Commit returned OK.
class Transaction {
 public:
  // Begin takes the write lock at once (BEGIN IMMEDIATE), so that a transaction never fails half-way for a
  // lock.
  static absl::StatusOr<Transaction> Begin(Database& database);

  Transaction(Transaction&& other) noexcept : database_(other.database_) { other.database_ = nullptr; }
  Transaction& operator=(Transaction&&) = delete;
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();

  // BeginSnapshot is for reading alone: every statement until its end sees the same state, and writers go on.
  static absl::StatusOr<Transaction> BeginSnapshot(Database& database);

  // Commit makes it durable; when it fails everything is undone and the transaction is over.
  absl::Status Commit();

 private:
  explicit Transaction(Database* database) : database_(database) {}
  static absl::StatusOr<Transaction> BeginWith(Database& database, std::string_view sql);
  void RollBack();

  Database* database_;  // null once committed, rolled back or moved from
};

}  // namespace till::sqlite

#endif  // TILL_SERVICES_COMMON_SQLITE_DATABASE_H_
