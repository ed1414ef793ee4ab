// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_FIELD54_H_
#define TILL_SERVICES_UPLINK_ISO8583_FIELD54_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace till::uplink {

// AdditionalAmount is one entry of field 54, twenty characters: account type n2, amount type n2, currency n3,
// C (credit) or D (debit), amount n12.
struct AdditionalAmount {
  // Amount types of this dialect.
  static constexpr std::string_view kAvailable = "02";
  static constexpr std::string_view kPoints = "90";

  std::string account_type;
  std::string amount_type;
  std::string currency;
  int64_t minor = 0;  // Negative for D.
};

// ParseField54 reads the whole field. INVALID_ARGUMENT names the fault: a length that is not a number of
// entries, something else than digits, a sign that is none.
absl::StatusOr<std::vector<AdditionalAmount>> ParseField54(std::string_view text);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_FIELD54_H_
