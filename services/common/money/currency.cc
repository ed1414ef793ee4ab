// SPDX-License-Identifier: Apache-2.0
#include "services/common/money/currency.h"

#include <algorithm>
#include <array>

#include "absl/strings/str_cat.h"

namespace till {
namespace {

constexpr int64_t kMostMinorUnits = 999'999'999'999;  // Field 4 of ISO 8583: n12.

// ISO 4217:2015, table A.1: the currencies that shops of the schemes supported here charge in.
constexpr std::array<Currency, 20> kCurrencies = {{
    {"AUD", "036", 2}, {"CAD", "124", 2}, {"CHF", "756", 2}, {"CNY", "156", 2}, {"EUR", "978", 2},
    {"GBP", "826", 2}, {"HKD", "344", 2}, {"IDR", "360", 2}, {"INR", "356", 2}, {"JPY", "392", 0},
    {"KRW", "410", 0}, {"KWD", "414", 3}, {"MOP", "446", 2}, {"MYR", "458", 2}, {"PHP", "608", 2},
    {"SGD", "702", 2}, {"THB", "764", 2}, {"TWD", "901", 2}, {"USD", "840", 2}, {"VND", "704", 0},
}};

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::optional<Currency> FindCurrency(std::string_view code) {
  const auto* row = std::find_if(kCurrencies.begin(), kCurrencies.end(),
                                 [code](const Currency& currency) { return currency.code == code; });
  if (row == kCurrencies.end()) return std::nullopt;
  return *row;
}

std::optional<Currency> FindNumericCurrency(std::string_view numeric) {
  const auto* row = std::find_if(kCurrencies.begin(), kCurrencies.end(),
                                 [numeric](const Currency& currency) { return currency.numeric == numeric; });
  if (row == kCurrencies.end()) return std::nullopt;
  return *row;
}

std::string FormatMinorUnits(int64_t minor_units, const Currency& currency) {
  const size_t exponent = static_cast<size_t>(currency.exponent);
  std::string digits = absl::StrCat(minor_units < 0 ? -static_cast<uint64_t>(minor_units)
                                                    : static_cast<uint64_t>(minor_units));
  if (digits.size() <= exponent) digits.insert(0, exponent + 1 - digits.size(), '0');
  const size_t whole = digits.size() - exponent;
  std::string text = minor_units < 0 ? "-" : "";
  for (size_t i = 0; i < whole; ++i) {
    if (i > 0 && (whole - i) % 3 == 0) text += ',';
    text += digits[i];
  }
  if (exponent > 0) absl::StrAppend(&text, ".", digits.substr(whole));
  return text;
}

absl::StatusOr<int64_t> ParseMinorUnits(std::string_view text, const Currency& currency) {
  const absl::Status bad = absl::InvalidArgumentError(absl::StrCat(
      "an amount is written like ", FormatMinorUnits(1234, currency), ", without sign or separators"));
  const size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction =
      point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (whole.empty() || whole.size() > 12 || (point != std::string_view::npos && fraction.empty()) ||
      fraction.size() > static_cast<size_t>(currency.exponent) ||
      !std::all_of(whole.begin(), whole.end(), IsDigit) ||
      !std::all_of(fraction.begin(), fraction.end(), IsDigit)) {
    return bad;
  }
  int64_t minor_units = 0;
  for (const char digit : whole) minor_units = minor_units * 10 + (digit - '0');
  for (size_t i = 0; i < static_cast<size_t>(currency.exponent); ++i) {
    minor_units = minor_units * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
  }
  if (minor_units > kMostMinorUnits) return absl::InvalidArgumentError("the amount is too large");
  return minor_units;
}

}  // namespace till
