// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/field55.h"

#include <algorithm>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace till::uplink {
namespace {

constexpr size_t kMaxFieldBytes = 255;

absl::StatusOr<tlv::Tag> ParseTag(const std::string& hex) {
  uint32_t tag = 0;
  if (hex.size() < 2 || hex.size() > 8 || hex.size() % 2 != 0 || !absl::SimpleHexAtoi(hex, &tag)) {
    return absl::InvalidArgumentError(absl::StrCat("profile: chip data: ", hex, " is not a tag"));
  }
  return tag;
}

}  // namespace

absl::StatusOr<Field55> Field55::Create(const profile::ChipDataList& list) {
  Field55 field;
  field.name_ = list.name();
  for (const auto* tags : {&list.mandatory_tag(), &list.optional_tag()}) {
    for (const std::string& hex : *tags) {
      const absl::StatusOr<tlv::Tag> tag = ParseTag(hex);
      if (!tag.ok()) return tag.status();
      field.entries_.push_back({*tag, tags == &list.mandatory_tag()});
    }
  }
  return field;
}

absl::StatusOr<std::string> Field55::Pick(std::string_view chip_data) const {
  const std::span<const uint8_t> bytes(reinterpret_cast<const uint8_t*>(chip_data.data()), chip_data.size());
  const absl::StatusOr<std::vector<tlv::Object>> objects = tlv::ParseObjects(bytes);
  if (!objects.ok()) return objects.status();
  tlv::Writer picked;
  for (const Entry& entry : entries_) {
    const auto found = std::find_if(objects->begin(), objects->end(),
                                    [&](const tlv::Object& object) { return object.tag == entry.tag; });
    if (found != objects->end()) {
      picked.Add(entry.tag, found->value);
    } else if (entry.mandatory) {
      return absl::InvalidArgumentError(absl::StrFormat(
          "field 55: tag %X is missing, which a message of kind %s must carry", entry.tag, name_));
    }
  }
  if (picked.overflowed() || picked.bytes().size() > kMaxFieldBytes) {
    return absl::InvalidArgumentError(
        absl::StrCat("field 55: ", picked.bytes().size(), " bytes, more than ", kMaxFieldBytes));
  }
  return std::string(picked.bytes().begin(), picked.bytes().end());
}

}  // namespace till::uplink
