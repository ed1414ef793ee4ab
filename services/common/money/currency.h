// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_MONEY_CURRENCY_H_
#define TILL_SERVICES_COMMON_MONEY_CURRENCY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace till {

// Currency is a row of ISO 4217.
struct Currency {
  std::string_view code;     // "CNY"
  std::string_view numeric;  // "156", as field 49 and tag 5F2A carry it
  int exponent;              // digits after the point: 2 for CNY, 0 for JPY, 3 for KWD
};

// FindCurrency returns the row of an alphabetic code, or nothing for one that this terminal does not know.
std::optional<Currency> FindCurrency(std::string_view code);

// FindNumericCurrency is the same by the three digits of field 49.
std::optional<Currency> FindNumericCurrency(std::string_view numeric);

// FormatMinorUnits writes an amount with its currency's point and with grouping: "1,234.50". Negative amounts
// get "-".
std::string FormatMinorUnits(int64_t minor_units, const Currency& currency);

// ParseMinorUnits reads what a person types: digits, at most one point, at most `exponent` digits after it.
// No sign, no grouping, no spaces. INVALID_ARGUMENT otherwise, and for more than 999,999,999,999 minor units.
absl::StatusOr<int64_t> ParseMinorUnits(std::string_view text, const Currency& currency);

}  // namespace till

#endif  // TILL_SERVICES_COMMON_MONEY_CURRENCY_H_
