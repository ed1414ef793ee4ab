// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_SIGN_ON_CHOICE_H_
#define TILL_SERVICES_UPLINK_SIGN_ON_CHOICE_H_

#include <string>

#include "absl/status/statusor.h"
#include "services/uplink/iso8583/profile.pb.h"

namespace till::uplink {

// ChooseSignOn makes `profile` the one in which the terminal signs on with `network_code` (60.3: 001, 003,
// 004, 006; empty: as the profile's row says), and returns the layout of those keys: what its row says of the
// MAC and of fields takes the place of the profile's. INVALID_ARGUMENT when the profile has no such keys.
absl::StatusOr<profile::KeyLayout> ChooseSignOn(profile::Profile& profile, const std::string& network_code);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_SIGN_ON_CHOICE_H_
