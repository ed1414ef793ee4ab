// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/amount.h"

#include <optional>

#include "services/common/money/currency.h"
#include "services/common/status/error.h"

namespace till::tillctl {
namespace {

absl::Status Refuse(std::string_view text, const std::string& why) {
  return MakeError(ErrorCode::kInvalidAmount,
                   "the amount \"" + std::string(text.substr(0, 40)) + "\" " + why);
}

std::string Example(const Currency& currency) {
  return currency.exponent == 0
             ? "12"
             : "12." + std::string("3450").substr(0, static_cast<size_t>(currency.exponent));
}

}  // namespace

absl::StatusOr<int64_t> ParseAmount(std::string_view text, std::string_view currency_code) {
  const std::optional<Currency> currency = FindCurrency(currency_code);
  if (!currency.has_value()) {
    return MakeError(ErrorCode::kCurrencyNotSupported,
                     "the currency \"" + std::string(currency_code.substr(0, 10)) + "\" is not known");
  }
  if (text.starts_with('-')) return Refuse(text, "is negative; a sale takes more than zero");
  const size_t point = text.find('.');
  if (text.find_first_not_of("0123456789.") != std::string_view::npos || point != text.rfind('.')) {
    return Refuse(text, "is not a number like " + Example(*currency));
  }
  const size_t decimals = point == std::string_view::npos ? 0 : text.size() - point - 1;
  if (decimals > static_cast<size_t>(currency->exponent)) {
    return Refuse(text, "has more than " + std::to_string(currency->exponent) + " decimals, which is all " +
                            std::string(currency_code) + " has");
  }
  const absl::StatusOr<int64_t> minor_units = ParseMinorUnits(text, *currency);
  if (!minor_units.ok()) {
    const bool digits = text.find_first_of("0123456789") != std::string_view::npos;
    if (digits && text.size() > 10) return Refuse(text, "is more than any terminal takes");
    return Refuse(text, "is not a number like " + Example(*currency));
  }
  if (*minor_units == 0) return Refuse(text, "is zero; a sale takes more than zero");
  return minor_units;
}

std::string FormatAmount(int64_t minor_units, std::string_view currency_code) {
  const std::optional<Currency> currency = FindCurrency(currency_code);
  const std::string number =
      currency.has_value() ? FormatMinorUnits(minor_units, *currency) : std::to_string(minor_units);
  return number + " " + std::string(currency_code);
}

}  // namespace till::tillctl
