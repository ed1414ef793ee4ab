// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_RESTORE_H_
#define TILL_SERVICES_LEDGER_RESTORE_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"
#include "services/common/clock/clock.h"

namespace till::ledger {

// Restored says what a restore did.
struct Restored {
  int64_t entries = 0;  // journal records that are there now
  int64_t payments = 0;
  std::string kept_aside;  // where the journal of before is; empty when there was none
};

// Restore puts a backup in the place of the journal at `journal_path`, while no ledger runs. The backup is
// proved first, and the journal of before is kept under another name. STORAGE_CORRUPT when the backup is not
// whole and sound, STORAGE_NEWER when a newer program made it; then nothing has changed.
absl::StatusOr<Restored> Restore(const std::string& backup_path, const std::string& journal_path,
                                 const Clock& clock);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_RESTORE_H_
