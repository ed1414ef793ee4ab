// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/message_spec.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace till::uplink {
namespace {

constexpr size_t kTpduBytes = 5;
constexpr size_t kHeaderBytes = 6;
// What a length before the body can say.
constexpr size_t kMostInTwoBytes = 65535;
constexpr size_t kMostInFourDigits = 9999;

absl::Status Refuse(uint32_t number, const std::string& fault) {
  return absl::InvalidArgumentError(absl::StrCat("profile: field ", number, ": ", fault));
}

absl::StatusOr<FieldFormat> FormatOf(const profile::Field& row) {
  FieldFormat format;
  format.number = static_cast<int>(row.number());
  format.name = row.name();
  format.name_zh = row.name_zh();
  switch (row.content()) {
    case profile::DIGITS:
      format.content = FieldFormat::Content::kDigits;
      break;
    case profile::TRACK:
      format.content = FieldFormat::Content::kTrack;
      break;
    case profile::ALPHANUMERIC:
      format.content = FieldFormat::Content::kAlphanumeric;
      break;
    case profile::PRINTABLE:
      format.content = FieldFormat::Content::kPrintable;
      break;
    case profile::TEXT:
      format.content = FieldFormat::Content::kText;
      break;
    case profile::BINARY:
      format.content = FieldFormat::Content::kBinary;
      break;
    default:
      return Refuse(row.number(), "no content");
  }
  size_t most = FieldFormat::kMaxLength;
  switch (row.length_form()) {
    case profile::FIXED:
      format.length_form = FieldFormat::LengthForm::kFixed;
      break;
    case profile::LL:
      format.length_form = FieldFormat::LengthForm::kLl;
      most = 99;
      break;
    case profile::LLL:
      format.length_form = FieldFormat::LengthForm::kLll;
      break;
    default:
      return Refuse(row.number(), "no such length form");
  }
  switch (row.length_encoding()) {
    case profile::ASCII:
      format.length_encoding = FieldFormat::LengthEncoding::kAscii;
      break;
    case profile::BINARY_NUMBER:
      format.length_encoding = FieldFormat::LengthEncoding::kBinary;
      break;
    default:
      format.length_encoding = FieldFormat::LengthEncoding::kBcd;
  }
  format.length_unit = row.length_unit() == profile::BYTES ? FieldFormat::LengthUnit::kBytes
                                                           : FieldFormat::LengthUnit::kElements;
  format.value_encoding = row.value_encoding() == profile::CHARACTERS_VALUE
                              ? FieldFormat::ValueEncoding::kCharacters
                              : FieldFormat::ValueEncoding::kCompact;
  format.alignment =
      row.alignment() == profile::RIGHT ? FieldFormat::Alignment::kRight : FieldFormat::Alignment::kLeft;
  if (row.pad_nibble() > 15) return Refuse(row.number(), "pad_nibble is not in 0..15");
  format.pad_nibble = static_cast<uint8_t>(row.pad_nibble());
  switch (row.sensitivity()) {
    case profile::PAN:
      format.sensitivity = FieldFormat::Sensitivity::kPan;
      break;
    case profile::SECRET:
      format.sensitivity = FieldFormat::Sensitivity::kSecret;
      break;
    default:
      format.sensitivity = FieldFormat::Sensitivity::kPublic;
  }
  if (row.length() == 0 || row.length() > most)
    return Refuse(row.number(), absl::StrCat("length is not in 1..", most));
  format.max_length = row.length();
  if (format.length_form == FieldFormat::LengthForm::kFixed) {
    if (row.min_length() != 0) return Refuse(row.number(), "min_length of a fixed field");
    format.min_length = row.length();
  } else {
    if (row.min_length() > row.length()) return Refuse(row.number(), "min_length is more than length");
    format.min_length = row.min_length();
  }
  return format;
}

bool IsMac(const FieldFormat* format) {
  return format != nullptr && format->content == FieldFormat::Content::kBinary &&
         format->length_form == FieldFormat::LengthForm::kFixed &&
         format->max_length == MessageSpec::kMacBytes;
}

bool AllOf(const std::string& text, bool (*is)(unsigned char)) {
  return std::all_of(text.begin(), text.end(), is);
}

absl::Status CheckFraming(const profile::Framing& framing) {
  // HexStringToBytes does not check its input.
  if (!framing.tpdu().empty() &&
      (framing.tpdu().size() != 2 * kTpduBytes || !framing.tpdu().starts_with("60") ||
       !AllOf(framing.tpdu(), absl::ascii_isxdigit))) {
    return absl::InvalidArgumentError("profile: framing.tpdu is not 10 hex digits that begin with 60");
  }
  if (!framing.header().empty() &&
      (framing.header().size() != 2 * kHeaderBytes || !AllOf(framing.header(), absl::ascii_isdigit))) {
    return absl::InvalidArgumentError("profile: framing.header is not 12 digits");
  }
  return absl::OkStatus();
}

absl::StatusOr<FrameForm> FrameFormOf(const profile::Profile& profile) {
  const profile::Framing& framing = profile.framing();
  FrameForm form;
  size_t most = kMostInTwoBytes;
  if (framing.length() == profile::Framing::FOUR_CHARACTERS) {
    form.length = FrameForm::Length::kFourCharacters;
    most = kMostInFourDigits;
  }
  const bool type = profile.wire().message_type() == profile::WireForm::CHARACTERS;
  const bool bitmap = profile.wire().bitmap() == profile::WireForm::CHARACTERS;
  form.min_body_bytes =
      framing.tpdu().size() / 2 + framing.header().size() / 2 + (type ? 4 : 2) + (bitmap ? 16 : 8);
  if (framing.max_body_bytes() < form.min_body_bytes || framing.max_body_bytes() > most) {
    return absl::InvalidArgumentError(
        absl::StrCat("profile: framing.max_body_bytes is not in ", form.min_body_bytes, "..", most));
  }
  form.max_body_bytes = framing.max_body_bytes();
  return form;
}

absl::Status AddCodes(const profile::FieldCodes& codes, FieldFormat& format) {
  for (const profile::FieldCodes::Code& code : codes.code()) {
    if (absl::Status valid = format.CheckValue(code.wire()); !valid.ok()) {
      return Refuse(codes.number(), absl::StrCat("code ", code.wire(), " is not what its row allows"));
    }
    if (code.value().size() > FieldFormat::kMaxLength) return Refuse(codes.number(), "a code is too long");
    format.codes.push_back({code.value(), code.wire()});
    format.longest_code = std::max(format.longest_code, code.value().size());
  }
  return absl::OkStatus();
}

}  // namespace

absl::StatusOr<MessageSpec> MessageSpec::Create(const profile::Profile& profile) {
  MessageSpec spec;
  for (const profile::Field& said : profile.field()) {
    profile::Field row = profile.field_default();
    row.MergeFrom(said);
    if (row.number() < kFirstField || row.number() > kLastField)
      return Refuse(row.number(), "is not in 2..128");
    std::optional<FieldFormat>& place = spec.fields_[row.number()];
    if (place.has_value()) return Refuse(row.number(), "is there twice");
    absl::StatusOr<FieldFormat> format = FormatOf(row);
    if (!format.ok()) return format.status();
    place = *std::move(format);
    if (row.number() > 64) spec.has_second_bitmap_ = true;
  }
  if (!IsMac(spec.Find(kMacField))) return Refuse(kMacField, "the MAC is 8 bytes of binary");
  if (spec.has_second_bitmap_) {
    if (!IsMac(spec.Find(kSecondMacField))) return Refuse(kSecondMacField, "the MAC is 8 bytes of binary");
    if (spec.Find(kSecondMacField)->value_encoding != spec.Find(kMacField)->value_encoding) {
      return Refuse(kSecondMacField, "is not written as field 64 is");
    }
  }
  std::array<bool, kLastField + 1> has_codes{};
  for (const profile::FieldCodes& codes : profile.field_codes()) {
    if (spec.Find(static_cast<int>(codes.number())) == nullptr)
      return Refuse(codes.number(), "codes of no field");
    if (std::exchange(has_codes[codes.number()], true)) return Refuse(codes.number(), "has its codes twice");
    if (absl::Status added = AddCodes(codes, *spec.fields_[codes.number()]); !added.ok()) return added;
  }
  if (!profile::MacAlgorithm_IsValid(profile.mac_algorithm()) ||
      profile.mac_algorithm() == profile::MAC_ALGORITHM_UNSPECIFIED) {
    return absl::InvalidArgumentError("profile: no mac_algorithm");
  }
  spec.mac_algorithm_ = profile.mac_algorithm();
  if (absl::Status valid = CheckFraming(profile.framing()); !valid.ok()) return valid;
  const absl::StatusOr<FrameForm> frame = FrameFormOf(profile);
  if (!frame.ok()) return frame.status();
  spec.frame_ = *frame;
  spec.type_in_characters_ = profile.wire().message_type() == profile::WireForm::CHARACTERS;
  spec.bitmap_in_characters_ = profile.wire().bitmap() == profile::WireForm::CHARACTERS;
  spec.tpdu_ = absl::HexStringToBytes(profile.framing().tpdu());
  spec.header_ = absl::HexStringToBytes(profile.framing().header());
  return spec;
}

const FieldFormat* MessageSpec::Find(int number) const {
  if (number < kFirstField || number > kLastField) return nullptr;
  const std::optional<FieldFormat>& field = fields_[static_cast<size_t>(number)];
  return field.has_value() ? &*field : nullptr;
}

}  // namespace till::uplink
