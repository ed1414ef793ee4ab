// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_SCRATCH_DATABASE_H_
#define TILL_SERVICES_LEDGER_SCRATCH_DATABASE_H_

#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "absl/status/statusor.h"
#include "services/common/sqlite/database.h"

namespace till::ledger {

// ScratchFile is the name of a file of one's own beside a journal (in the system's folder for one in memory),
// with all that SQLite puts beside it; it is removed with the object.
class ScratchFile {
 public:
  ScratchFile(const std::string& journal_path, std::string_view purpose);
  ~ScratchFile();
  ScratchFile(const ScratchFile&) = delete;
  ScratchFile& operator=(const ScratchFile&) = delete;

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

// ScratchDatabase is an empty database that nobody needs afterwards: on the disk beside the journal, so that
// it may be larger than the memory, without a log and without waiting for the disk.
class ScratchDatabase {
 public:
  static absl::StatusOr<ScratchDatabase> Make(const std::string& journal_path);

  sqlite::Database& database() const { return *database_; }

 private:
  ScratchDatabase(std::unique_ptr<ScratchFile> file, std::unique_ptr<sqlite::Database> database)
      : file_(std::move(file)), database_(std::move(database)) {}

  std::unique_ptr<ScratchFile> file_;
  std::unique_ptr<sqlite::Database> database_;  // closed before its file goes
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_SCRATCH_DATABASE_H_
