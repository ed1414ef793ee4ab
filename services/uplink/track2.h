// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_TRACK2_H_
#define TILL_SERVICES_UPLINK_TRACK2_H_

#include "absl/status/statusor.h"
#include "services/common/sealed_account/sealed_account.h"
#include "services/common/secret/secret_buffer.h"
#include "services/uplink/key_service.h"

namespace till::uplink {

// Track2Form returns the track as field 35 has it: 'D' between, no padding. Empty when there is none.
SecretBuffer Track2Form(const AccountData& account);

// EncipherTrack2 replaces eight bytes of the packed track (two characters a byte, an odd one filled up at the
// end) by what they are under the data key: those that end one byte before the last. `track` is Track2Form's;
// the result has as many characters. INVALID_REQUEST for a track too short to have such a block; KEY_MISSING
// and other errors of the key service.
absl::StatusOr<SecretBuffer> EncipherTrack2(const SecretBuffer& track, KeyService& keys);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_TRACK2_H_
