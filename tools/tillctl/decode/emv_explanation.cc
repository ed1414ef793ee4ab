// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/emv_explanation.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/redact/pan.h"
#include "services/common/tlv/tag_table.h"
#include "tools/tillctl/decode/emv_values.h"
#include "tools/tillctl/decode/hex.h"

namespace till::tillctl {
namespace {

using Bytes = std::span<const uint8_t>;

// Personal, though no secret of a payment: a tool that prints into tickets and chats does not show them.
constexpr tlv::Tag kNotShown[] = {0x5F20, 0x5F24, 0x5F34, 0x9F0B};

// What a UnionPay-style host puts into its downloads under tags of its own (field 62).
constexpr std::pair<tlv::Tag, std::string_view> kHostTags[] = {
    {0xDF01, "Application Selection Indicator"},
    {0xDF02, "CA Public Key Modulus"},
    {0xDF03, "CA Public Key Check Sum"},
    {0xDF04, "CA Public Key Exponent"},
    {0xDF05, "CA Public Key Expiry Date"},
    {0xDF06, "CA Public Key Hash Algorithm"},
    {0xDF07, "CA Public Key Algorithm"},
    {0xDF11, "Terminal Action Code - Default"},
    {0xDF12, "Terminal Action Code - Online"},
    {0xDF13, "Terminal Action Code - Denial"},
    {0xDF14, "Default DDOL"},
    {0xDF15, "Threshold Value for Biased Random Selection"},
    {0xDF16, "Maximum Target Percentage for Biased Random Selection"},
    {0xDF17, "Target Percentage for Random Selection"},
    {0xDF18, "Online PIN Capability"},
    {0xDF19, "Contactless Offline Floor Limit"},
    {0xDF20, "Contactless Transaction Limit"},
    {0xDF21, "Contactless CVM Limit"},
    {0xFF8054, "Small Amounts Without PIN"},
    {0xFF8057, "Consumer Device CVM"},
    {0xFF8058, "Limit Without PIN"},
    {0xFF8059, "Limit Without Signature"},
    {0xFF805A, "Without Signature"},
    {0xFF805D, "Contactless Switch"},
};

std::string TitleOf(tlv::Tag tag) {
  if (const tlv::TagEntry* known = tlv::FindTag(tag)) return std::string(known->name);
  for (const auto& [host_tag, title] : kHostTags) {
    if (host_tag == tag) return std::string(title);
  }
  return tlv::IsConstructed(tag) ? "unknown template" : "unknown tag";
}

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

std::string ShownValue(const tlv::TagEntry* known, tlv::Tag tag, Bytes value) {
  if (tag == 0x5A || tag == 0x57 || tag == 0x9F6B) {
    std::string digits = Hex(value);
    while (!digits.empty() && digits.back() == 'F') digits.pop_back();
    return tag == 0x5A ? MaskedPan(digits) : MaskedTrack2(digits);
  }
  if ((known != nullptr && known->sensitive) || OneOf(kNotShown, tag)) {
    return absl::StrCat("<", value.size(), " bytes, not shown>");
  }
  if (known != nullptr && known->format == tlv::Format::kAlphanumeric && !value.empty() &&
      IsPrintable(value)) {
    return absl::StrCat("\"", Text(value), "\"");
  }
  return Hex(value);
}

}  // namespace

std::string MaskedPan(std::string_view digits) {
  const absl::StatusOr<Pan> pan = Pan::Parse(digits);
  return pan.ok() ? pan->Masked() : absl::StrCat("<", digits.size(), " digits>");
}

std::string MaskedTrack2(std::string_view track) {
  const size_t separator = std::min(track.find('D'), track.find('='));
  if (separator == std::string_view::npos) return absl::StrCat("<", track.size(), " characters, not shown>");
  return absl::StrCat(MaskedPan(track.substr(0, separator)), "D<", track.size() - separator - 1,
                      " digits, not shown>");
}

Explanation ExplainTag(tlv::Tag tag, Bytes value) {
  const tlv::TagEntry* known = tlv::FindTag(tag);
  Explanation explanation{.name = absl::StrFormat("%02X", tag),
                          .title = TitleOf(tag),
                          .value = ShownValue(known, tag, value),
                          .words = ""};
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
                        .title = TitleOf(object.tag),
                        .value = absl::StrCat(object.value.size(), " bytes"),
                        .words = ""});
    } else {
      level->push_back(ExplainTag(object.tag, object.value));
    }
    return absl::OkStatus();
  });
  if (!walked.ok()) return absl::InvalidArgumentError(absl::StrCat("not BER-TLV: ", walked.message()));
  return explanations;
}

}  // namespace till::tillctl
