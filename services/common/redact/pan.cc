// SPDX-License-Identifier: Apache-2.0
#include "services/common/redact/pan.h"

#include <algorithm>
#include <utility>

namespace till {
namespace {

constexpr size_t kMinDigits = 8;
constexpr size_t kMaxDigits = 19;
constexpr size_t kShortestWithPrefix = 13;

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

absl::StatusOr<Pan> Pan::Parse(std::string_view digits) {
  if (digits.size() < kMinDigits || digits.size() > kMaxDigits ||
      !std::all_of(digits.begin(), digits.end(), IsDigit)) {
    return absl::InvalidArgumentError("a card number has 8 to 19 digits");
  }
  return Pan(SecretBuffer::CopyString(digits));
}

Pan Pan::Clone() const {
  return Pan(SecretBuffer::Copy(digits_.Reveal()));
}

std::string Pan::Masked() const {
  const std::string_view digits = RevealDigits();
  std::string masked(digits.size(), '*');
  if (digits.size() >= kShortestWithPrefix) masked.replace(0, 6, digits.substr(0, 6));
  if (digits.size() >= 4) masked.replace(digits.size() - 4, 4, digits.substr(digits.size() - 4));
  return masked;
}

std::string Pan::LastFour() const {
  const std::string_view digits = RevealDigits();
  return digits.size() < 4 ? "" : std::string(digits.substr(digits.size() - 4));
}

bool PassesLuhn(std::string_view digits) {
  if (digits.empty()) return false;
  int sum = 0;
  bool doubled = false;
  for (auto digit = digits.rbegin(); digit != digits.rend(); ++digit) {
    if (!IsDigit(*digit)) return false;
    int value = *digit - '0';
    if (doubled) value = value * 2 > 9 ? value * 2 - 9 : value * 2;
    sum += value;
    doubled = !doubled;
  }
  return sum % 10 == 0;
}

}  // namespace till
