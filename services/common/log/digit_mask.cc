// SPDX-License-Identifier: Apache-2.0
#include "services/common/log/digit_mask.h"

#include <cstddef>
#include <vector>

namespace till {
namespace {

// ISO/IEC 7812-1: a primary account number has at most 19 digits; 12 are the fewest in use.
constexpr size_t kShortest = 12;
constexpr size_t kLongest = 19;
constexpr size_t kShown = 4;

bool IsDigit(char character) {
  return character >= '0' && character <= '9';
}

// `positions` are those of the digits in `text`; the window is [first, first + count). ISO/IEC 7812-1 annex
// B.
bool PassesLuhnAt(std::string_view text, const std::vector<size_t>& positions, size_t first, size_t count) {
  int sum = 0;
  for (size_t i = 0; i < count; ++i) {
    int digit = text[positions[first + count - 1 - i]] - '0';
    if (i % 2 == 1) {
      digit *= 2;
      if (digit > 9) digit -= 9;
    }
    sum += digit;
  }
  return sum % 10 == 0;
}

bool LooksLikeCard(std::string_view text, const std::vector<size_t>& positions) {
  if (positions.size() < kShortest) return false;
  if (positions.size() <= kLongest) return PassesLuhnAt(text, positions, 0, positions.size());
  for (size_t first = 0; first + kShortest <= positions.size(); ++first) {
    for (size_t count = kShortest; count <= kLongest && first + count <= positions.size(); ++count) {
      if (PassesLuhnAt(text, positions, first, count)) return true;
    }
  }
  return false;
}

void MaskIfCard(std::string& text, const std::vector<size_t>& positions) {
  if (!LooksLikeCard(text, positions)) return;
  for (size_t i = 0; i + kShown < positions.size(); ++i) text[positions[i]] = '*';
}

}  // namespace

std::string MaskCardNumbers(std::string_view text) {
  std::string masked(text);
  // First as they stand, then with single spaces or hyphens between digits taken as part of the number.
  for (const bool joined : {false, true}) {
    std::vector<size_t> positions;
    for (size_t i = 0; i < masked.size(); ++i) {
      if (IsDigit(masked[i])) {
        positions.push_back(i);
        continue;
      }
      const bool joins = joined && (masked[i] == ' ' || masked[i] == '-') && !positions.empty() &&
                         positions.back() + 1 == i && i + 1 < masked.size() && IsDigit(masked[i + 1]);
      if (joins) continue;
      MaskIfCard(masked, positions);
      positions.clear();
    }
    MaskIfCard(masked, positions);
  }
  return masked;
}

}  // namespace till
