// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_AMOUNT_H_
#define TILL_TOOLS_TILLCTL_AMOUNT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace till::tillctl {

// ParseAmount reads AMOUNT as a person types it ("12.34") into minor units of `currency_code`, by whole
// numbers alone. INVALID_AMOUNT for zero, a sign, grouping, too many decimals or digits;
// CURRENCY_NOT_SUPPORTED for an unknown code. The message says what would be right.
absl::StatusOr<int64_t> ParseAmount(std::string_view text, std::string_view currency_code);

// FormatAmount writes minor units for people: "12.34 CNY".
std::string FormatAmount(int64_t minor_units, std::string_view currency_code);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_AMOUNT_H_
