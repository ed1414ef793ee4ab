// SPDX-License-Identifier: Apache-2.0
#include "services/card/downloads/entry_tags.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace till::card {
namespace {

// The number of packed decimal digits; nothing when a nibble is none.
std::optional<int64_t> FromPacked(ByteView packed) {
  int64_t number = 0;
  for (uint8_t byte : packed) {
    if ((byte >> 4) > 9 || (byte & 0x0F) > 9) return std::nullopt;
    number = number * 100 + (byte >> 4) * 10 + (byte & 0x0F);
  }
  return number;
}

std::optional<int64_t> FromAscii(ByteView digits) {
  int64_t number = 0;
  for (uint8_t c : digits) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

}  // namespace

absl::Status WrongTag(tlv::Tag tag, std::string_view words) {
  return absl::InvalidArgumentError(absl::StrCat(absl::StrFormat("tag %02X ", tag), std::string(words)));
}

absl::StatusOr<EntryTags> EntryTags::Parse(ByteView entry) {
  EntryTags tags;
  if (absl::Status status = tags.Add(entry); !status.ok()) return status;
  return tags;
}

absl::Status EntryTags::Add(ByteView entry) {
  if (entry.empty() || entry.size() > kLongestEntry) return absl::InvalidArgumentError("not 1 to 1024 bytes");
  // Private tags begin with FF here, so FF is no filler.
  const auto objects = tlv::ParseObjects(entry, tlv::Padding::kZeroOnly);
  if (!objects.ok()) return absl::InvalidArgumentError("not BER-TLV");
  for (const tlv::Object& object : *objects) {
    if (!values_.emplace(object.tag, Bytes(object.value.begin(), object.value.end())).second)
      return WrongTag(object.tag, "is there twice");
  }
  return absl::OkStatus();
}

absl::StatusOr<std::optional<Bytes>> EntryTags::Binary(tlv::Tag tag, size_t least, size_t most) const {
  const auto found = values_.find(tag);
  if (found == values_.end()) return std::nullopt;
  if (found->second.size() < least || found->second.size() > most) {
    return WrongTag(tag, least == most ? absl::StrCat("has not ", least, " bytes")
                                       : absl::StrCat("has not ", least, " to ", most, " bytes"));
  }
  return std::optional<Bytes>(found->second);
}

absl::StatusOr<std::optional<int64_t>> EntryTags::Number(tlv::Tag tag) const {
  const auto value = Binary(tag, 4, 4);
  if (!value.ok()) return value.status();
  if (!value->has_value()) return std::nullopt;
  int64_t number = 0;
  for (uint8_t byte : **value) number = number << 8 | byte;
  return std::optional<int64_t>(number);
}

absl::StatusOr<std::optional<int64_t>> EntryTags::Amount(tlv::Tag tag) const {
  const auto value = Binary(tag, 6, 12);
  if (!value.ok()) return value.status();
  if (!value->has_value()) return std::nullopt;
  std::optional<int64_t> amount;
  if ((*value)->size() == 6) amount = FromPacked(**value);
  if ((*value)->size() == 12) amount = FromAscii(**value);
  if (!amount.has_value()) return WrongTag(tag, "is not an amount of twelve digits");
  return amount;
}

absl::StatusOr<std::optional<int>> EntryTags::Percent(tlv::Tag tag) const {
  const auto value = Binary(tag, 1, 1);
  if (!value.ok()) return value.status();
  if (!value->has_value()) return std::nullopt;
  const std::optional<int64_t> percent = FromPacked(**value);
  if (!percent.has_value()) return WrongTag(tag, "is not two digits");
  return std::optional<int>(static_cast<int>(*percent));
}

absl::StatusOr<std::optional<bool>> EntryTags::Flag(tlv::Tag tag) const {
  const auto value = Binary(tag, 1, 1);
  if (!value.ok()) return value.status();
  if (!value->has_value()) return std::nullopt;
  const uint8_t byte = (**value)[0];
  if (byte == 0x00 || byte == '0') return std::optional<bool>(false);
  if (byte == 0x01 || byte == '1') return std::optional<bool>(true);
  return WrongTag(tag, "is neither 0 nor 1");
}

}  // namespace till::card
