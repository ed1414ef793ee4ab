// SPDX-License-Identifier: Apache-2.0
#include "services/common/sqlite/database.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "services/common/status/error.h"

namespace till::sqlite {
namespace {

std::string NewPath() {
  static int number = 0;
  const std::string path = ::testing::TempDir() + "/database_test_" + std::to_string(getpid()) + "_" +
                           std::to_string(++number) + ".sqlite";
  for (const char* suffix : {"", "-wal", "-shm"}) std::filesystem::remove(path + suffix);
  return path;
}

int64_t Count(Database& database, const std::string& table) {
  auto count = database.Prepare("SELECT count(*) FROM " + table);
  EXPECT_TRUE(count.ok()) << count.status();
  EXPECT_TRUE(*count->Step());
  return count->Int64(0);
}

const std::vector<Migration> kNotes = {
    {1, "CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT UNIQUE, data BLOB) STRICT"},
    {2, "ALTER TABLE note ADD COLUMN seen INTEGER NOT NULL DEFAULT 0"},
};

TEST(Database, IsInWalModeWithFullSynchronousAndReadableByItsOwnerAlone) {
  const std::string path = NewPath();
  auto database = Database::Open(path);
  ASSERT_TRUE(database.ok()) << database.status();
  auto synchronous = (*database)->Prepare("PRAGMA synchronous");
  ASSERT_TRUE(synchronous.ok() && *synchronous->Step());
  EXPECT_EQ(synchronous->Int64(0), 2);  // 2 is FULL
  auto mode = (*database)->Prepare("PRAGMA journal_mode");
  ASSERT_TRUE(mode.ok() && *mode->Step());
  EXPECT_EQ(mode->Text(0), "wal");
  ASSERT_TRUE((*database)->Execute("CREATE TABLE t (a)").ok());
  for (const char* suffix : {"", "-wal"}) {
    struct stat status;
    ASSERT_EQ(stat((path + suffix).c_str(), &status), 0) << suffix;
    EXPECT_EQ(status.st_mode & 0777, 0600u) << suffix;
  }
}

TEST(Database, BindsAndReadsEveryType) {
  auto database = Database::OpenInMemory();
  ASSERT_TRUE(database.ok());
  ASSERT_TRUE((*database)->Migrate(kNotes).ok());
  const std::string zeros("a\0b", 3);
  auto insert = (*database)->Prepare("INSERT INTO note (id, text, data) VALUES (?1, ?2, ?3)");
  ASSERT_TRUE(insert.ok());
  insert->BindAll(INT64_MIN, std::string_view(), Blob{zeros});
  ASSERT_TRUE(insert->Run().ok());
  insert->Reset();
  insert->BindAll(INT64_MAX, "二", std::optional<int64_t>());
  ASSERT_TRUE(insert->Run().ok());
  auto find = (*database)->Prepare("SELECT id, text, data FROM note ORDER BY id");
  ASSERT_TRUE(find.ok());
  ASSERT_TRUE(*find->Step());
  EXPECT_EQ(find->Int64(0), INT64_MIN);
  EXPECT_FALSE(find->IsNull(1)) << "an empty view is an empty text, not NULL";
  EXPECT_EQ(find->Bytes(2), zeros);
  ASSERT_TRUE(*find->Step());
  EXPECT_EQ(find->Int64(0), INT64_MAX);
  EXPECT_EQ(find->Text(1), "二");
  EXPECT_TRUE(find->IsNull(2));
  EXPECT_FALSE(*find->Step());
}

TEST(Database, MigratesOnceAndRefusesAFileFromANewerProgram) {
  const std::string path = NewPath();
  {
    auto database = Database::Open(path);
    ASSERT_TRUE((*database)->Migrate({{kNotes[0]}}).ok());
    ASSERT_TRUE((*database)->Execute("INSERT INTO note (text) VALUES ('kept')").ok());
  }
  auto database = Database::Open(path);
  ASSERT_TRUE((*database)->Migrate(kNotes).ok());
  ASSERT_TRUE((*database)->Migrate(kNotes).ok());
  EXPECT_EQ(Count(**database, "note WHERE seen = 0"), 1);
  EXPECT_EQ((*database)->Migrate({{kNotes[0]}}).code(), absl::StatusCode::kFailedPrecondition);
}

TEST(Database, AFailedMigrationLeavesTheOldSchema) {
  auto database = Database::OpenInMemory();
  ASSERT_TRUE((*database)->Migrate({{kNotes[0]}}).ok());
  const std::vector<Migration> broken = {
      kNotes[0], {2, "ALTER TABLE note ADD COLUMN seen INTEGER; INSERT INTO nowhere VALUES (1)"}};
  EXPECT_FALSE((*database)->Migrate(broken).ok());
  EXPECT_FALSE((*database)->in_transaction());
  EXPECT_FALSE((*database)->Prepare("SELECT seen FROM note").ok());
}

TEST(Database, TwoHoldersOfOneTextGetStatementsOfTheirOwn) {
  auto database = Database::OpenInMemory();
  ASSERT_TRUE((*database)->Migrate(kNotes).ok());
  ASSERT_TRUE((*database)->Execute("INSERT INTO note (id) VALUES (1), (2)").ok());
  const char* sql = "SELECT id FROM note ORDER BY id";
  auto one = (*database)->Prepare(sql);
  auto other = (*database)->Prepare(sql);
  ASSERT_TRUE(*one->Step());
  ASSERT_TRUE(*one->Step());
  ASSERT_TRUE(*other->Step());
  EXPECT_EQ(one->Int64(0), 2);
  EXPECT_EQ(other->Int64(0), 1);
}

TEST(Transaction, RollsBackUnlessCommitted) {
  auto database = Database::OpenInMemory();
  ASSERT_TRUE((*database)->Migrate(kNotes).ok());
  {
    auto transaction = Transaction::Begin(**database);
    ASSERT_TRUE(transaction.ok());
    ASSERT_TRUE((*database)->Execute("INSERT INTO note (id) VALUES (1)").ok());
  }
  EXPECT_EQ(Count(**database, "note"), 0);
  auto transaction = Transaction::Begin(**database);
  ASSERT_TRUE((*database)->Execute("INSERT INTO note (id) VALUES (1)").ok());
  ASSERT_TRUE(transaction->Commit().ok());
  EXPECT_EQ(Count(**database, "note"), 1);
}

TEST(BackUp, IsTheDatabaseAsItWas) {
  auto database = Database::Open(NewPath());
  ASSERT_TRUE((*database)->Migrate(kNotes).ok());
  ASSERT_TRUE((*database)->Execute("INSERT INTO note (id) VALUES (1), (2)").ok());
  const std::string path = NewPath();
  ASSERT_TRUE((*database)->BackUp(path).ok());
  ASSERT_TRUE((*database)->Execute("DELETE FROM note").ok());
  struct stat about = {};
  ASSERT_EQ(stat(path.c_str(), &about), 0);
  EXPECT_EQ(about.st_mode & 0777, 0600u);
  auto copy = Database::Open(path);
  ASSERT_TRUE(copy.ok()) << copy.status();
  EXPECT_EQ(Count(**copy, "note"), 2);
  EXPECT_TRUE((*copy)->CheckIntegrity().ok());
}

TEST(Errors, ConstraintsHaveCodesOfTheirOwn) {
  auto database = Database::OpenInMemory();
  ASSERT_TRUE((*database)->Migrate(kNotes).ok());
  ASSERT_TRUE(
      (*database)
          ->Execute("CREATE TRIGGER keep BEFORE DELETE ON note BEGIN SELECT RAISE(ABORT, 'kept'); END;"
                    "INSERT INTO note (id, text) VALUES (1, 'x')")
          .ok());
  EXPECT_EQ((*database)->Execute("INSERT INTO note (id, text) VALUES (2, 'x')").code(),
            absl::StatusCode::kAlreadyExists);
  EXPECT_EQ((*database)->Execute("DELETE FROM note").code(), absl::StatusCode::kFailedPrecondition);
}

TEST(Errors, AFullFileIsStorageFullAndLeavesNothing) {
  OpenOptions options;
  options.max_page_count = 20;
  auto database = Database::Open(NewPath(), options);
  ASSERT_TRUE((*database)->Migrate(kNotes).ok());
  absl::Status inserted;
  int whole_rows = 0;
  for (int i = 0; i < 1000 && inserted.ok(); ++i) {
    auto transaction = Transaction::Begin(**database);
    ASSERT_TRUE(transaction.ok()) << transaction.status();
    inserted = (*database)->Execute("INSERT INTO note (data) VALUES (zeroblob(3000))");
    if (inserted.ok()) inserted = transaction->Commit();
    if (inserted.ok()) ++whole_rows;
  }
  EXPECT_EQ(inserted.code(), absl::StatusCode::kResourceExhausted);
  EXPECT_EQ(ErrorCodeOf(inserted), ErrorCode::kStorageFull);
  EXPECT_FALSE((*database)->in_transaction());
  EXPECT_EQ(Count(**database, "note"), whole_rows);
  EXPECT_GT(whole_rows, 0);
}

// A size limit of the system is an I/O error to SQLite; a child has it, because it cannot be lifted again.
TEST(Errors, ASystemLimitIsStorageFullToo) {
  const std::string path = NewPath();
  const pid_t child = fork();
  if (child == 0) {
    signal(SIGXFSZ, SIG_IGN);
    const struct rlimit limit = {65536, 65536};
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0) _exit(10);
    auto database = Database::Open(path);
    if (!database.ok() || !(*database)->Migrate(kNotes).ok()) _exit(11);
    absl::Status inserted;
    for (int i = 0; i < 1000 && inserted.ok(); ++i) {
      inserted = (*database)->Execute("INSERT INTO note (data) VALUES (zeroblob(3000))");
    }
    _exit(inserted.ok() ? 12 : ErrorCodeOf(inserted) == ErrorCode::kStorageFull ? 0 : 13);
  }
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 0);
  auto database = Database::Open(path);
  ASSERT_TRUE(database.ok()) << database.status();
  EXPECT_TRUE((*database)->CheckIntegrity().ok());
}

TEST(Errors, AFileThatIsNoDatabaseIsStorageCorrupt) {
  const std::string path = NewPath();
  std::ofstream(path) << std::string(8192, 'x');
  const auto database = Database::Open(path);
  EXPECT_EQ(database.status().code(), absl::StatusCode::kDataLoss);
  EXPECT_EQ(ErrorCodeOf(database.status()), ErrorCode::kStorageCorrupt);
}

TEST(Errors, ADamagedPageIsFoundByTheIntegrityCheck) {
  const std::string path = NewPath();
  {
    auto database = Database::Open(path);
    ASSERT_TRUE((*database)->Migrate(kNotes).ok());
    for (int i = 0; i < 50; ++i) {
      ASSERT_TRUE((*database)->Execute("INSERT INTO note (data) VALUES (zeroblob(3000))").ok());
    }
    ASSERT_TRUE((*database)->CheckIntegrity().ok());
    ASSERT_TRUE((*database)->Checkpoint().ok());
  }
  {
    std::fstream file(path, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(4096);
    file << std::string(4096 * 3, '\xA5');
  }
  auto database = Database::Open(path);
  ASSERT_TRUE(database.ok()) << database.status();
  EXPECT_EQ(ErrorCodeOf((*database)->CheckIntegrity()), ErrorCode::kStorageCorrupt);
}

TEST(Errors, ALockHeldTooLongIsUnavailable) {
  const std::string path = NewPath();
  OpenOptions options;
  options.busy_timeout = absl::Milliseconds(1);
  auto one = Database::Open(path, options);
  auto other = Database::Open(path, options);
  ASSERT_TRUE(one.ok() && other.ok());
  auto held = Transaction::Begin(**one);
  ASSERT_TRUE(held.ok());
  EXPECT_EQ(Transaction::Begin(**other).status().code(), absl::StatusCode::kUnavailable);
}

TEST(Errors, AParameterThatIsNotThereFailsTheRun) {
  auto database = Database::OpenInMemory();
  auto statement = (*database)->Prepare("SELECT ?1");
  statement->Bind(2, 5);
  EXPECT_FALSE(statement->Step().ok());
}

}  // namespace
}  // namespace till::sqlite
