// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_SEALING_FILES_H_
#define TILL_SERVICES_CARD_SEALING_FILES_H_

#include <string>

#include "absl/status/statusor.h"
#include "services/card/account.h"
#include "services/common/secret/secret_buffer.h"

namespace till::card {

// FileAccountSealer seals to the keys that `pin` and `uplink` publish in the run folder, read anew each time:
// `pin` has another one after each start.
class FileAccountSealer final : public AccountSealer {
 public:
  explicit FileAccountSealer(const std::string& run_directory);
  absl::StatusOr<SealedBoxes> Seal(const AccountData& account) override;
  absl::StatusOr<std::string> KeyOfPin() override;
  absl::Status Ready() override;

 private:
  const std::string pin_path_;
  const std::string uplink_path_;
};

// LoadTokenKey reads the 32 bytes of <state_directory>/token.key, or makes them there durably, mode 0600.
// DataLoss: the file has another length, and a new key would give every card a new token.
absl::StatusOr<SecretBuffer> LoadTokenKey(const std::string& state_directory);

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_SEALING_FILES_H_
