// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/emv_explanation.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/redact/pan.h"
#include "services/common/tlv/tag_table.h"
#include "tools/tillctl/decode/emv_names.h"
#include "tools/tillctl/decode/emv_values.h"
#include "tools/tillctl/decode/hex.h"
#include "tools/tillctl/decode/phrases.h"

namespace till::tillctl {
namespace {

using Bytes = std::span<const uint8_t>;

// Personal, though no secret of a payment: a tool that prints into tickets and chats does not show them.
constexpr tlv::Tag kNotShown[] = {0x5F20, 0x5F24, 0x5F34, 0x9F0B};

template <size_t kCount>
bool OneOf(const tlv::Tag (&tags)[kCount], tlv::Tag tag) {
  return std::find(std::begin(tags), std::end(tags), tag) != std::end(tags);
}

bool IsPrintable(Bytes value) {
  return std::all_of(value.begin(), value.end(), [](uint8_t c) { return c >= 0x20 && c < 0x7F; });
}

std::string Text(Bytes value) {
  return {value.begin(), value.end()};
}

Bilingual ShownValue(const tlv::TagEntry* known, tlv::Tag tag, Bytes value) {
  if (tag == 0x5A || tag == 0x57 || tag == 0x9F6B) {
    std::string digits = Hex(value);
    while (!digits.empty() && digits.back() == 'F') digits.pop_back();
    return tag == 0x5A ? MaskedPan(digits) : MaskedTrack2(digits);
  }
  if ((known != nullptr && known->sensitive) || OneOf(kNotShown, tag)) {
    return Fill(phrases::kBytesNotShown, {Bilingual::Number(value.size())});
  }
  if (known != nullptr && known->format == tlv::Format::kAlphanumeric && !value.empty() &&
      IsPrintable(value)) {
    return absl::StrCat("\"", Text(value), "\"");
  }
  return Hex(value);
}

}  // namespace

Bilingual MaskedPan(std::string_view digits) {
  const absl::StatusOr<Pan> pan = Pan::Parse(digits);
  if (pan.ok()) return pan->Masked();
  return Fill(phrases::kDigits, {Bilingual::Number(digits.size())});
}

Bilingual MaskedTrack2(std::string_view track) {
  const size_t separator = std::min(track.find('D'), track.find('='));
  if (separator == std::string_view::npos) {
    return Fill(phrases::kCharactersNotShown, {Bilingual::Number(track.size())});
  }
  return Fill(phrases::kMaskedTrack,
              {MaskedPan(track.substr(0, separator)), Bilingual::Number(track.size() - separator - 1)});
}

Explanation ExplainTag(tlv::Tag tag, Bytes value) {
  const tlv::TagEntry* known = tlv::FindTag(tag);
  Explanation explanation{.name = absl::StrFormat("%02X", tag),
                          .title = NameOf(tag),
                          .value = ShownValue(known, tag, value),
                          .words = {}};
  ExplainValue(tag, value, explanation);
  return explanation;
}

absl::StatusOr<std::vector<Explanation>> ExplainTlv(Bytes bytes) {
  std::vector<Explanation> explanations;
  const absl::Status walked = tlv::Walk(bytes, [&](const tlv::Object& object, int depth) {
    std::vector<Explanation>* level = &explanations;
    for (int i = 0; i < depth; ++i) level = &level->back().parts;
    if (tlv::IsConstructed(object.tag)) {
      level->push_back({.name = absl::StrFormat("%02X", object.tag),
                        .title = NameOf(object.tag),
                        .value = Fill(phrases::kBytes, {Bilingual::Number(object.value.size())}),
                        .words = {}});
    } else {
      level->push_back(ExplainTag(object.tag, object.value));
    }
    return absl::OkStatus();
  });
  if (!walked.ok()) return absl::InvalidArgumentError(absl::StrCat("not BER-TLV: ", walked.message()));
  return explanations;
}

}  // namespace till::tillctl
