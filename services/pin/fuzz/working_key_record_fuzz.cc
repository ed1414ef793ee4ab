// SPDX-License-Identifier: Apache-2.0
// Whatever the fields' parser accepts must come out again unchanged.
#include <cstdint>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "services/pin/working_key_record.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view fields(reinterpret_cast<const char*>(data), size);
  const auto keys = till::pin::ParseWorkingKeyFields(fields);
  const std::vector<uint8_t> master_key(16, 7);
  if (keys.ok()) {
    const auto record = till::pin::EncodeWorkingKeyRecord(*keys, master_key);
    // Lengths beyond what a key has are read but never written, and nor is the older version's form.
    if (record.ok() && fields.starts_with("TWK2") && record->substr(0, record->size() - 32) != fields)
      abort();
  }
  if (till::pin::DecodeWorkingKeyRecord(fields, master_key).ok()) abort();  // nobody guesses a seal
  return 0;
}
