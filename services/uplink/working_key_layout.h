// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_WORKING_KEY_LAYOUT_H_
#define TILL_SERVICES_UPLINK_WORKING_KEY_LAYOUT_H_

#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "services/uplink/iso8583/profile.pb.h"
#include "services/uplink/key_service.h"

namespace till::uplink {

// CheckKeyLayout refuses a layout whose keys do not lie inside the field (INVALID_ARGUMENT).
absl::Status CheckKeyLayout(const profile::KeyLayout& layout);

// SplitWorkingKeys takes field 62 of a sign-on's answer apart by `layout`, which was checked.
// INVALID_ARGUMENT when the field has another length; the message never repeats it.
absl::StatusOr<std::vector<EnvelopedKey>> SplitWorkingKeys(const profile::KeyLayout& layout,
                                                           std::string_view field62);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_WORKING_KEY_LAYOUT_H_
