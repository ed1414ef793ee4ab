// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_SEALED_FILES_H_
#define TILL_SERVICES_UPDATE_SEALED_FILES_H_

#include <memory>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"
#include "services/update/update_journal.h"

namespace till::update {

// SealText puts an authenticator (HMAC-SHA-512-256) before a text; OpenSealed takes it off again, or
// STORAGE_CORRUPT. `purpose` is in it, so that one file cannot stand for another.
std::string SealText(std::string_view text, std::string_view purpose, const SecretBuffer& key);
absl::StatusOr<std::string> OpenSealed(std::string_view bytes, std::string_view purpose,
                                       const SecretBuffer& key);

// SealedFiles are the journal and the floor: two files of the state folder, on the data partition and so
// outside the slots, each under an authenticator with a key that was made on this machine. What a power cut,
// a bad disk or an editor did to them is found out. Who has the key (root, or this process's user) is not
// kept out: that wants the TPM's counter.
class SealedFiles {
 public:
  // `folder` holds "update.state", "floor.state" and "state.key". STORAGE_….
  static absl::StatusOr<SealedFiles> Open(const std::string& folder);

  UpdateJournal& journal() { return *journal_; }
  VersionFloor& floor() { return *floor_; }

 private:
  SealedFiles() = default;

  std::unique_ptr<SecretBuffer> key_;
  std::unique_ptr<UpdateJournal> journal_;
  std::unique_ptr<VersionFloor> floor_;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_SEALED_FILES_H_
