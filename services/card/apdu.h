// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_APDU_H_
#define TILL_SERVICES_CARD_APDU_H_

#include <optional>

#include "absl/status/statusor.h"
#include "services/card/bytes.h"
#include "services/common/secret/secret_buffer.h"

namespace till::card {

// Status words that the kernels look at (EMV 4.4 Book 3, 6.3.5).
inline constexpr uint16_t kSuccess = 0x9000;
inline constexpr uint16_t kFileInvalidated = 0x6283;
inline constexpr uint16_t kConditionsNotSatisfied = 0x6985;
inline constexpr uint16_t kFunctionNotSupported = 0x6A81;
inline constexpr uint16_t kFileNotFound = 0x6A82;
inline constexpr uint16_t kRecordNotFound = 0x6A83;

// CommandApdu is one short command (EMV 4.4 Book 3, 6.3.2). `data` points into the caller's bytes.
struct CommandApdu {
  uint8_t cla = 0;
  uint8_t ins = 0;
  uint8_t p1 = 0;
  uint8_t p2 = 0;
  ByteView data;              // at most 255 bytes
  std::optional<uint8_t> le;  // 0 asks for all there is

  // Encode returns the command as it goes to the reader. InvalidArgument for more than 255 bytes of data.
  absl::StatusOr<SecretBuffer> Encode() const;
};

// ResponseApdu is what the card answered. Its data may hold account data and is a secret.
struct ResponseApdu {
  SecretBuffer data;
  uint16_t status = 0;

  bool ok() const { return status == kSuccess; }
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_APDU_H_
