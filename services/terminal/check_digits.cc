// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/check_digits.h"

#include <algorithm>
#include <cstddef>

namespace till::terminal {
namespace {

constexpr size_t kBranchCode = 12;
constexpr size_t kIdentityNumber = 18;

bool AreDigits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

int Number(std::string_view digits) {
  int number = 0;
  for (const char digit : digits) number = number * 10 + (digit - '0');
  return number;
}

}  // namespace

bool IsBranchCode(std::string_view text) {
  if (text.size() != kBranchCode || !AreDigits(text)) return false;
  // ISO 7064, hybrid system MOD 11,10: the whole, check digit included, leaves 1 modulo 10.
  int product = 10;
  for (const char digit : text.substr(0, kBranchCode - 1)) {
    const int sum = (product + (digit - '0')) % 10;
    product = (sum == 0 ? 10 : sum) * 2 % 11;
  }
  return (product + (text.back() - '0')) % 10 == 1;
}

bool IsIdentityNumber(std::string_view text, absl::CivilDay today) {
  if (text.size() != kIdentityNumber || !AreDigits(text.substr(0, kIdentityNumber - 1))) return false;
  const char last = text.back();
  if (last != 'X' && (last < '0' || last > '9')) return false;
  // ISO 7064, pure system MOD 11-2: the whole, each digit doubled into the next, leaves 1 modulo 11.
  int check = 0;
  for (const char digit : text.substr(0, kIdentityNumber - 1)) check = (check + (digit - '0')) * 2 % 11;
  if ((check + (last == 'X' ? 10 : last - '0')) % 11 != 1) return false;
  const int year = Number(text.substr(6, 4));
  const int month = Number(text.substr(10, 2));
  const int day = Number(text.substr(12, 2));
  const absl::CivilDay born(year, month, day);  // normalises a 30 February: not the same day then
  return born.year() == year && born.month() == month && born.day() == day && year >= 1850 && born <= today;
}

}  // namespace till::terminal
