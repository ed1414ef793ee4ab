// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_FIELD61_H_
#define TILL_SERVICES_UPLINK_ISO8583_FIELD61_H_

#include <cstdint>
#include <string>

#include "absl/status/statusor.h"

namespace till::uplink {

// Field61 names an earlier transaction: a void, a refund and a script result are about one (unionpay.md B2).
struct Field61 {
  uint32_t original_batch = 0;  // 0..999999.
  uint32_t original_trace = 0;  // 1..999999.
  std::string original_date;    // MMDD of its field 13, or "0000" when it never had one.

  // Digits returns the sixteen digits. INVALID_ARGUMENT when a part is out of range.
  absl::StatusOr<std::string> Digits() const;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_FIELD61_H_
