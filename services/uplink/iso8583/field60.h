// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_FIELD60_H_
#define TILL_SERVICES_UPLINK_ISO8583_FIELD60_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace till::uplink {

// Field60 is the kind of message, the batch it belongs to, and what the terminal can read (unionpay.md B2).
struct Field60 {
  enum class ReadCapability { kContact = 5, kContactless = 6 };
  enum class ChipCondition {
    kNormal = 0,
    kChipFailed = 2
  };  // kChipFailed: a stripe was read in the chip's place.

  // Present in financial messages; management messages end after the network management code.
  struct Entry {
    ReadCapability capability = ReadCapability::kContact;
    ChipCondition condition = ChipCondition::kNormal;
    bool partial_approval = false;  // 60.6: this terminal understands one.
    std::string account_type;       // 60.7, three digits; empty for none.
  };

  std::string type_code;       // 60.1, two digits.
  uint32_t batch = 0;          // 60.2, 0..999999.
  std::string network_code;    // 60.3, three digits.
  std::optional<Entry> entry;  // 60.4 to 60.7.

  // Digits returns 11 digits, with `entry` 13, 14 (60.6) or 17 (60.7). INVALID_ARGUMENT when a part has
  // another length or range.
  absl::StatusOr<std::string> Digits() const;

  // ParseBatch returns 60.2 of a received field 60, which may end after it. INVALID_ARGUMENT when it is not
  // there.
  static absl::StatusOr<uint32_t> ParseBatch(std::string_view digits);
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_FIELD60_H_
