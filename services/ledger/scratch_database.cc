// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/scratch_database.h"

#include <sodium.h>

#include <filesystem>
#include <system_error>

#include "services/ledger/canonical.h"
#include "services/ledger/journal_paths.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {

ScratchFile::ScratchFile(const std::string& journal_path, std::string_view purpose) {
  std::string random(8, '\0');
  randombytes_buf(random.data(), random.size());
  std::error_code error;
  const std::string beside = journal_path == kInMemory
                                 ? (std::filesystem::temp_directory_path(error) / "till-journal").string()
                                 : journal_path;
  path_ = beside + "." + std::string(purpose) + "-" + Hex(random);
}

ScratchFile::~ScratchFile() {
  std::error_code ignored;
  for (const char* suffix : {"", "-wal", "-shm", "-journal"})
    std::filesystem::remove(path_ + suffix, ignored);
}

absl::StatusOr<ScratchDatabase> ScratchDatabase::Make(const std::string& journal_path) {
  sqlite::OpenOptions options;
  options.wal = false;
  options.synchronous_full = false;
  auto file = std::make_unique<ScratchFile>(journal_path, "scratch");
  LEDGER_ASSIGN_OR_RETURN(
      auto database, sqlite::Database::Open(journal_path == kInMemory ? kInMemory : file->path(), options));
  LEDGER_RETURN_IF_ERROR(database->Execute("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF"));
  return ScratchDatabase(std::move(file), std::move(database));
}

}  // namespace till::ledger
