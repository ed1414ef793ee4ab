// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_CHANNEL_RELEASE_CHOICE_H_
#define TILL_SERVICES_UPDATE_CHANNEL_RELEASE_CHOICE_H_

#include <cstdint>
#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/update/channel/update_files.pb.h"

namespace till::update {

// ThisTerminal is what decides which release is for it.
struct ThisTerminal {
  std::string product;
  std::string channel;
  std::string device_id;
  std::string running_version;
  std::string floor;           // may be empty
  int64_t channel_serial = 0;  // of the last file that was taken
};

// ChooseRelease returns the highest release that is newer than what runs, not below the floor, and whose
// share this terminal is in; nothing when there is none. CHANNEL_OF_OTHERS, CHANNEL_EXPIRED, CHANNEL_OLDER.
absl::StatusOr<std::optional<files::Release>> ChooseRelease(const files::Channel& channel,
                                                            const ThisTerminal& terminal, absl::Time now);

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_CHANNEL_RELEASE_CHOICE_H_
