// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/message_spec.h"

#include <algorithm>
#include <string_view>

#include "absl/strings/ascii.h"
#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace till::uplink {
namespace {

constexpr size_t kTpduBytes = 5;
constexpr size_t kHeaderBytes = 6;
// TPDU, header, message type and bitmap: the shortest body there is.
constexpr size_t kMinBodyBytes = kTpduBytes + kHeaderBytes + 2 + 8;
// A two-byte length prefix can say no more.
constexpr size_t kMaxBodyBytes = 65535;

absl::Status Refuse(uint32_t number, const std::string& fault) {
  return absl::InvalidArgumentError(absl::StrCat("profile: field ", number, ": ", fault));
}

absl::StatusOr<FieldFormat> FormatOf(const profile::Field& row) {
  FieldFormat format;
  format.number = static_cast<int>(row.number());
  format.name = row.name();
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

}  // namespace

absl::StatusOr<MessageSpec> MessageSpec::Create(const profile::Profile& profile) {
  MessageSpec spec;
  for (const profile::Field& row : profile.field()) {
    if (row.number() < kFirstField || row.number() > kLastField)
      return Refuse(row.number(), "is not in 2..64");
    std::optional<FieldFormat>& place = spec.fields_[row.number()];
    if (place.has_value()) return Refuse(row.number(), "is there twice");
    absl::StatusOr<FieldFormat> format = FormatOf(row);
    if (!format.ok()) return format.status();
    place = *std::move(format);
  }
  const FieldFormat* mac = spec.Find(kMacField);
  if (mac == nullptr || mac->content != FieldFormat::Content::kBinary ||
      mac->length_form != FieldFormat::LengthForm::kFixed || mac->max_length != kMacBytes) {
    return Refuse(kMacField, "the MAC is 8 bytes of binary");
  }
  if (!profile::MacAlgorithm_IsValid(profile.mac_algorithm()) ||
      profile.mac_algorithm() == profile::MAC_ALGORITHM_UNSPECIFIED) {
    return absl::InvalidArgumentError("profile: no mac_algorithm");
  }
  spec.mac_algorithm_ = profile.mac_algorithm();
  const profile::Framing& framing = profile.framing();
  // HexStringToBytes does not check its input.
  if (framing.tpdu().size() != 2 * kTpduBytes || !framing.tpdu().starts_with("60") ||
      !std::all_of(framing.tpdu().begin(), framing.tpdu().end(), absl::ascii_isxdigit)) {
    return absl::InvalidArgumentError("profile: framing.tpdu is not 10 hex digits that begin with 60");
  }
  if (framing.header().size() != 2 * kHeaderBytes ||
      !std::all_of(framing.header().begin(), framing.header().end(), absl::ascii_isdigit)) {
    return absl::InvalidArgumentError("profile: framing.header is not 12 digits");
  }
  if (framing.max_body_bytes() < kMinBodyBytes || framing.max_body_bytes() > kMaxBodyBytes) {
    return absl::InvalidArgumentError(
        absl::StrCat("profile: framing.max_body_bytes is not in ", kMinBodyBytes, "..", kMaxBodyBytes));
  }
  spec.tpdu_ = absl::HexStringToBytes(framing.tpdu());
  spec.header_ = absl::HexStringToBytes(framing.header());
  spec.max_body_bytes_ = framing.max_body_bytes();
  return spec;
}

const FieldFormat* MessageSpec::Find(int number) const {
  if (number < kFirstField || number > kLastField) return nullptr;
  const std::optional<FieldFormat>& field = fields_[static_cast<size_t>(number)];
  return field.has_value() ? &*field : nullptr;
}

}  // namespace till::uplink
