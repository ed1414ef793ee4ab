// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_UPDATE_JOURNAL_H_
#define TILL_SERVICES_UPDATE_UPDATE_JOURNAL_H_

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/update/channel/update_files.pb.h"

namespace till::update {

// UpdateJournal keeps where the update is. Implementations: when Save returned OK the record outlives
// everything; when it did not, the one before is there, or the new one.
class UpdateJournal {
 public:
  virtual ~UpdateJournal() = default;

  // Load returns the record; a new one, IDLE, when there is none. STORAGE_CORRUPT.
  virtual absl::StatusOr<files::UpdateRecord> Load() = 0;
  virtual absl::Status Save(const files::UpdateRecord& record) = 0;
};

// VersionFloor keeps the floor, outside the slots.
class VersionFloor {
 public:
  virtual ~VersionFloor() = default;

  // Load returns an empty floor when there is none. STORAGE_CORRUPT.
  virtual absl::StatusOr<files::Floor> Load() = 0;
  virtual absl::Status Save(const files::Floor& floor) = 0;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_UPDATE_JOURNAL_H_
