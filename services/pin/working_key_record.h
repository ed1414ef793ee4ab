// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_WORKING_KEY_RECORD_H_
#define TILL_SERVICES_PIN_WORKING_KEY_RECORD_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/pin/key_cipher.h"
#include "services/pin/key_usage.h"

namespace till::pin {

// WrappedKey is a working key as the host sends it: enciphered under the master key, block by block (ECB).
struct WrappedKey {
  KeyUsage usage = KeyUsage::kPin;
  std::string cryptogram;       // 8 or 16 bytes
  std::string key_check_value;  // 3 or 4 bytes
  absl::Time imported_at;       // whole seconds when stored
};

// WorkingKeyRecord is a set of working keys, all for one cipher.
struct WorkingKeyRecord {
  KeyCipher cipher = KeyCipher::kTripleDes;
  std::vector<WrappedKey> keys;
};

// EncodeWorkingKeyRecord writes the keys for the state folder: "TWK2", u8 cipher, u8 count, per key u8 usage,
// u8 length and cryptogram, u8 length and check value, u64 big-endian Unix seconds; then HMAC-SHA-256 over
// all of it under a key derived from the master key of that cipher. Without that seal somebody who can write
// the folder could have a MAC key taken for a PIN key (ECB binds no usage). At most 8 keys.
absl::StatusOr<std::string> EncodeWorkingKeyRecord(const WorkingKeyRecord& record,
                                                   std::span<const uint8_t> master_key);

// CipherOfWorkingKeyRecord says whose master key the record was sealed under; DATA_LOSS when it does not say.
absl::StatusOr<KeyCipher> CipherOfWorkingKeyRecord(std::string_view record);

// DecodeWorkingKeyRecord reads it back, and the record of an older version ("TWK1": no cipher, all triple
// DES) as well. DATA_LOSS when the seal is not this master key's or the record is malformed.
absl::StatusOr<WorkingKeyRecord> DecodeWorkingKeyRecord(std::string_view record,
                                                        std::span<const uint8_t> master_key);

// ParseWorkingKeyFields reads the part before the seal; DATA_LOSS when it is malformed. For
// DecodeWorkingKeyRecord and its fuzz test.
absl::StatusOr<WorkingKeyRecord> ParseWorkingKeyFields(std::string_view fields);

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_WORKING_KEY_RECORD_H_
