// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/text_rules.h"

#include <cstdint>
#include <string>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"

namespace till::terminal {
namespace {

// NextCodePoint takes one character from the front (RFC 3629); -1 when it is not well-formed: overlong, a
// surrogate, above 10FFFF, cut off.
int32_t NextCodePoint(std::string_view& text) {
  const auto byte = [&text](size_t i) { return static_cast<uint8_t>(text[i]); };
  const uint8_t first = byte(0);
  if (first < 0x80) {
    text.remove_prefix(1);
    return first;
  }
  const size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC2 ? 2 : 0;
  if (length == 0 || first > 0xF4 || text.size() < length) return -1;
  int32_t point = first & (0x7F >> length);
  for (size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return -1;
    point = point << 6 | (byte(i) & 0x3F);
  }
  constexpr int32_t kSmallest[] = {0, 0, 0x80, 0x800, 0x10000};
  if (point < kSmallest[length] || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF)) return -1;
  text.remove_prefix(length);
  return point;
}

bool IsControl(int32_t point) {
  return point < 0x20 || (point >= 0x7F && point < 0xA0);
}

// What turns the direction of the text around it, or cannot be seen: "off \u202e001" reads as 100 on a slip.
bool IsHidden(int32_t point) {
  return point == 0x061C || point == 0x200B || point == 0x200E || point == 0x200F ||
         (point >= 0x2028 && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069) || point == 0xFEFF;
}

}  // namespace

std::string_view FirstCharacters(std::string_view text, int count) {
  std::string_view rest = text;
  for (int i = 0; i < count && !rest.empty(); ++i) {
    if (NextCodePoint(rest) < 0) break;
  }
  return text.substr(0, text.size() - rest.size());
}

int CountCharacters(std::string_view text) {
  int count = 0;
  while (!text.empty() && NextCodePoint(text) >= 0) ++count;
  return count;
}

absl::Status CheckText(std::string_view field, std::string_view text, int shortest, int longest, bool lines) {
  const std::string name(field);
  int count = 0;
  while (!text.empty()) {
    const int32_t point = NextCodePoint(text);
    if (point < 0) return MakeError(ErrorCode::kInvalidRequest, absl::StrCat(name, ": not UTF-8"));
    if (IsControl(point) && !(lines && point == '\n')) {
      return MakeError(ErrorCode::kInvalidRequest, absl::StrCat(name, ": no control characters"));
    }
    if (IsHidden(point)) {
      return MakeError(ErrorCode::kInvalidRequest, absl::StrCat(name, ": no characters that cannot be seen"));
    }
    ++count;
  }
  if (count < shortest || count > longest) {
    return MakeError(ErrorCode::kInvalidRequest,
                     absl::StrCat(name, ": ", shortest, " to ", longest, " characters"));
  }
  return absl::OkStatus();
}

}  // namespace till::terminal
