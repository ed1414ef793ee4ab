// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_DOWNLOADS_ENTRY_TAGS_H_
#define TILL_SERVICES_CARD_DOWNLOADS_ENTRY_TAGS_H_

#include <map>
#include <optional>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/card/bytes.h"
#include "services/common/tlv/tlv.h"

namespace till::card {

// EntryTags holds the data objects of a downloaded entry, each tag once. Tags that nobody asks for are let
// be: the host's list is longer than this terminal's. Every getter refuses with InvalidArgument that names
// the tag, and none repeats a value.
class EntryTags {
 public:
  static constexpr size_t kLongestEntry = 1024;

  // Parse reads one level of BER-TLV. InvalidArgument: malformed, longer than kLongestEntry, empty, or a tag
  // twice.
  static absl::StatusOr<EntryTags> Parse(ByteView entry);

  // Add parses one more entry into the same set; a tag that is there already is one too many.
  absl::Status Add(ByteView entry);

  bool Has(tlv::Tag tag) const { return values_.contains(tag); }

  // Bytes returns `least` to `most` bytes; nothing when the tag is absent.
  absl::StatusOr<std::optional<Bytes>> Binary(tlv::Tag tag, size_t least, size_t most) const;
  // Number returns big-endian bytes as a number; four bytes.
  absl::StatusOr<std::optional<int64_t>> Number(tlv::Tag tag) const;
  // Amount returns minor units: six bytes of packed digits, or twelve digits in ASCII.
  absl::StatusOr<std::optional<int64_t>> Amount(tlv::Tag tag) const;
  // Percent returns one byte of packed digits.
  absl::StatusOr<std::optional<int>> Percent(tlv::Tag tag) const;
  // Flag returns one byte: 00 or 01, or "0" or "1".
  absl::StatusOr<std::optional<bool>> Flag(tlv::Tag tag) const;

 private:
  std::map<tlv::Tag, Bytes> values_;
};

// WrongTag returns InvalidArgument: "tag DF05 …".
absl::Status WrongTag(tlv::Tag tag, std::string_view words);

// Required returns the value of a getter, or that the tag is missing.
template <class T>
absl::StatusOr<T> Required(tlv::Tag tag, absl::StatusOr<std::optional<T>> value) {
  if (!value.ok()) return value.status();
  if (!value->has_value()) return WrongTag(tag, "is missing");
  return **std::move(value);
}

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_DOWNLOADS_ENTRY_TAGS_H_
