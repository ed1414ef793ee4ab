// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/restore.h"

#include <sodium.h>

#include <filesystem>
#include <system_error>

#include "absl/cleanup/cleanup.h"
#include "absl/time/time.h"
#include "services/common/durable_file/durable_file.h"
#include "services/common/sqlite/database.h"
#include "services/common/status/error.h"
#include "services/ledger/head_file.h"
#include "services/ledger/head_signer.h"
#include "services/ledger/journal_paths.h"
#include "services/ledger/schema.h"
#include "services/ledger/scratch_database.h"
#include "services/ledger/status_macros.h"
#include "services/ledger/verifier.h"

namespace till::ledger {
namespace {

constexpr const char* kSuffixes[] = {"", "-wal", "-shm"};

void RemoveDatabase(const std::string& path) {
  std::error_code ignored;
  for (const char* suffix : kSuffixes) std::filesystem::remove(path + suffix, ignored);
}

absl::Status CopyPrivately(const std::string& from, const std::string& to) {
  RemoveDatabase(to);
  std::error_code error;
  std::filesystem::copy_file(from, to, error);
  if (!error) {
    std::filesystem::permissions(to, std::filesystem::perms::owner_read | std::filesystem::perms::owner_write,
                                 error);
  }
  if (!error) return absl::OkStatus();
  return MakeError(ErrorCode::kStorageFailed, "copy " + from + ": " + error.message());
}

// Prove opens the copy, brings it to this program's schema and proves it.
absl::StatusOr<Verification> Prove(const std::string& path) {
  LEDGER_ASSIGN_OR_RETURN(auto database, sqlite::Database::Open(path));
  LEDGER_RETURN_IF_ERROR(database->CheckIntegrity());
  LEDGER_RETURN_IF_ERROR(database->Migrate(Schema()));
  LEDGER_ASSIGN_OR_RETURN(const ScratchDatabase scratch, ScratchDatabase::Make(path));
  LEDGER_ASSIGN_OR_RETURN(Verification proof, Verifier(*database, scratch.database()).Run());
  if (!proof.sound()) {
    return MakeError(ErrorCode::kStorageCorrupt, "the backup is not sound: " + proof.findings.front().check +
                                                     ": " + proof.findings.front().detail);
  }
  if (proof.entries == 0) return MakeError(ErrorCode::kStorageCorrupt, "the backup is empty");
  LEDGER_RETURN_IF_ERROR(database->Checkpoint());
  return proof;
}

absl::StatusOr<std::string> KeepAside(const std::string& path, const Clock& clock) {
  std::error_code error;
  if (!std::filesystem::exists(path, error)) return std::string();
  const std::string aside =
      path + ".before-" + absl::FormatTime("%Y%m%dT%H%M%E6SZ", clock.Now(), absl::UTCTimeZone());
  for (const char* suffix : kSuffixes) {
    if (!std::filesystem::exists(path + suffix, error)) continue;
    std::filesystem::rename(path + suffix, aside + suffix, error);
    if (error) return MakeError(ErrorCode::kStorageFailed, "rename " + path + ": " + error.message());
  }
  return aside;
}

}  // namespace

absl::StatusOr<Restored> Restore(const std::string& backup_path, const std::string& journal_path,
                                 const Clock& clock) {
  if (sodium_init() < 0) return absl::InternalError("libsodium cannot start");
  const std::string made = journal_path + ".restoring";
  const absl::Cleanup remove_made = [&made] { RemoveDatabase(made); };
  LEDGER_RETURN_IF_ERROR(CopyPrivately(backup_path, made));
  LEDGER_ASSIGN_OR_RETURN(const Verification proof, Prove(made));
  LEDGER_ASSIGN_OR_RETURN(const HeadSigner signer, HeadSigner::LoadOrCreate(KeyPathOf(journal_path)));
  Restored restored = {proof.entries, proof.payments, ""};
  LEDGER_ASSIGN_OR_RETURN(restored.kept_aside, KeepAside(journal_path, clock));
  // The head first: when the power goes between the two, the ledger finds its journal gone and says so, and
  // the restore is asked for again.
  LEDGER_RETURN_IF_ERROR(HeadFile(HeadPathOf(journal_path), signer).Save({proof.entries, proof.head_hash}));
  std::error_code error;
  std::filesystem::rename(made, journal_path, error);
  if (error) return MakeError(ErrorCode::kStorageFailed, "rename " + made + ": " + error.message());
  LEDGER_RETURN_IF_ERROR(SyncFolderOf(journal_path));
  return restored;
}

}  // namespace till::ledger
