// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/field59.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace till::uplink {
namespace {

constexpr size_t kTagCharacters = 2;
constexpr size_t kLengthDigits = 3;
constexpr size_t kMaxValue = 999;

absl::Status Refuse(const std::string& fault) {
  return absl::InvalidArgumentError(absl::StrCat("field 59: ", fault));
}

bool IsTag(std::string_view tag) {
  return tag.size() == kTagCharacters && std::all_of(tag.begin(), tag.end(), absl::ascii_isalnum);
}

}  // namespace

absl::StatusOr<std::string> TextRows(const std::vector<TextRow>& rows) {
  std::string text;
  for (const TextRow& row : rows) {
    if (!IsTag(row.tag)) return Refuse("a tag is not two letters or digits");
    if (row.value.size() > kMaxValue) return Refuse(absl::StrCat("row ", row.tag, " is too long"));
    if (std::any_of(row.value.begin(), row.value.end(), absl::ascii_iscntrl)) {
      return Refuse(absl::StrCat("row ", row.tag, " has a control character"));
    }
    absl::StrAppend(&text, row.tag, absl::StrFormat("%03d", row.value.size()), row.value);
  }
  return text;
}

absl::StatusOr<std::vector<TextRow>> ParseTextRows(std::string_view text) {
  std::vector<TextRow> rows;
  size_t offset = 0;
  while (offset < text.size()) {
    const auto refuse = [&](std::string_view fault) {
      return Refuse(absl::StrCat("offset ", offset, ": ", std::string(fault)));
    };
    const std::string_view rest = text.substr(offset);
    if (rest.size() < kTagCharacters + kLengthDigits) return refuse("ends in the head of a row");
    const std::string tag(rest.substr(0, kTagCharacters));
    if (!IsTag(tag)) return refuse("a tag is not two letters or digits");
    const std::string_view digits = rest.substr(kTagCharacters, kLengthDigits);
    if (!std::all_of(digits.begin(), digits.end(), absl::ascii_isdigit))
      return refuse("a length is not digits");
    size_t length = 0;
    for (const char digit : digits) length = 10 * length + static_cast<size_t>(digit - '0');
    if (length > rest.size() - kTagCharacters - kLengthDigits) return refuse("a value ends too early");
    if (std::any_of(rows.begin(), rows.end(), [&](const TextRow& row) { return row.tag == tag; })) {
      return refuse("a tag is there twice");
    }
    rows.push_back({tag, std::string(rest.substr(kTagCharacters + kLengthDigits, length))});
    offset += kTagCharacters + kLengthDigits + length;
  }
  return rows;
}

std::string_view FindRow(const std::vector<TextRow>& rows, std::string_view tag) {
  const auto row =
      std::find_if(rows.begin(), rows.end(), [&](const TextRow& each) { return each.tag == tag; });
  return row == rows.end() ? std::string_view() : std::string_view(row->value);
}

}  // namespace till::uplink
