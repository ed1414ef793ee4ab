// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_T0_COMMAND_H_
#define TILL_HAL_CARD_READER_CCID_T0_COMMAND_H_

#include <cstdint>
#include <span>

#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"

namespace till::hal {

// T0Command returns the command TPDU of a command APDU (ISO/IEC 7816-3, 12.2): P3 is 0 in case 1, Le in case
// 2, Lc in cases 3 and 4, whose Le stays with the caller: the card answers 61xx. An extended APDU is taken as
// far as its lengths fit into one byte. INVALID_ARGUMENT: bytes that are no APDU, or longer ones, for which
// T=0 would need ENVELOPE.
absl::StatusOr<SecretBuffer> T0Command(std::span<const uint8_t> apdu);

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_T0_COMMAND_H_
