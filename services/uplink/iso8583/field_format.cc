// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/field_format.h"

#include <algorithm>
#include <array>
#include <optional>

#include "absl/strings/ascii.h"
#include "absl/strings/str_cat.h"

namespace till::uplink {
namespace {

std::optional<uint8_t> NibbleOf(char c) {
  if (c >= '0' && c <= '9') return static_cast<uint8_t>(c - '0');
  if (c >= 'A' && c <= 'F') return static_cast<uint8_t>(c - 'A' + 10);
  return std::nullopt;
}

char CharacterOf(uint8_t nibble) {
  return "0123456789ABCDEF"[nibble & 0x0F];
}

bool Allowed(FieldFormat::Content content, char c) {
  const auto byte = static_cast<unsigned char>(c);
  switch (content) {
    case FieldFormat::Content::kDigits:
      return absl::ascii_isdigit(byte);
    case FieldFormat::Content::kTrack:
      return NibbleOf(c).has_value();
    case FieldFormat::Content::kAlphanumeric:
      return absl::ascii_isalnum(byte) || c == ' ';
    case FieldFormat::Content::kPrintable:
      return byte >= 0x20 && byte <= 0x7E;
    case FieldFormat::Content::kText:
      // GBK's second byte is 40..FE, so that no part of a character looks like a control character.
      return byte >= 0x20 && byte != 0x7F;
    case FieldFormat::Content::kBinary:
      return true;
  }
  return false;
}

std::string Named(const FieldFormat& format) {
  return absl::StrCat("field ", format.number);
}

absl::Status Broken(const FieldFormat& format, size_t offset, const std::string& fault) {
  return absl::InvalidArgumentError(absl::StrCat(Named(format), " at offset ", offset, ": ", fault));
}

size_t LengthDigits(FieldFormat::LengthForm form) {
  switch (form) {
    case FieldFormat::LengthForm::kFixed:
      return 0;
    case FieldFormat::LengthForm::kLl:
      return 2;
    case FieldFormat::LengthForm::kLll:
      return 3;
  }
  return 0;
}

bool PutLength(const FieldFormat& format, size_t length, ByteWriter& writer) {
  const size_t digits = LengthDigits(format.length_form);
  if (digits == 0) return true;
  std::string text = absl::StrCat(length);
  text.insert(0, digits - text.size(), '0');
  switch (format.length_encoding) {
    case FieldFormat::LengthEncoding::kBcd:
      return PackNibbles(text, FieldFormat::Alignment::kRight, 0, writer);
    case FieldFormat::LengthEncoding::kAscii:
      return writer.Put({reinterpret_cast<const uint8_t*>(text.data()), text.size()});
    case FieldFormat::LengthEncoding::kBinary:
      if (digits == 3 && !writer.PutByte(static_cast<uint8_t>(length >> 8))) return false;
      return writer.PutByte(static_cast<uint8_t>(length & 0xFF));
  }
  return false;
}

}  // namespace

bool PackNibbles(std::string_view nibbles, FieldFormat::Alignment alignment, uint8_t pad,
                 ByteWriter& writer) {
  const size_t bytes = (nibbles.size() + 1) / 2;
  // Where the first nibble goes: one place late when an odd number of them is padded at the beginning.
  const size_t shift = nibbles.size() % 2 != 0 && alignment == FieldFormat::Alignment::kRight ? 1 : 0;
  for (size_t i = 0; i < bytes; ++i) {
    uint8_t packed = 0;
    for (size_t place = 2 * i; place < 2 * i + 2; ++place) {
      std::optional<uint8_t> nibble = pad;
      if (place >= shift && place - shift < nibbles.size()) nibble = NibbleOf(nibbles[place - shift]);
      if (!nibble.has_value()) return false;
      packed = static_cast<uint8_t>(packed << 4 | *nibble);
    }
    if (!writer.PutByte(packed)) return false;
  }
  return true;
}

absl::Status FieldFormat::CheckValue(std::string_view value) const {
  if (value.size() < min_length || value.size() > max_length) {
    return absl::InvalidArgumentError(
        absl::StrCat(Named(*this), ": length ", value.size(), " is not in ", min_length, "..", max_length));
  }
  for (size_t i = 0; i < value.size(); ++i) {
    if (!Allowed(content, value[i])) {
      return absl::InvalidArgumentError(
          absl::StrCat(Named(*this), ": a character that it may not have, at place ", i + 1));
    }
  }
  return absl::OkStatus();
}

absl::Status FieldFormat::Encode(std::string_view value, ByteWriter& writer) const {
  if (absl::Status valid = CheckValue(value); !valid.ok()) return valid;
  const size_t wire_bytes = is_packed() ? (value.size() + 1) / 2 : value.size();
  bool written = PutLength(*this, length_unit == LengthUnit::kBytes ? wire_bytes : value.size(), writer);
  if (is_packed()) {
    written = written && PackNibbles(value, alignment, pad_nibble, writer);
  } else {
    written = written && writer.Put({reinterpret_cast<const uint8_t*>(value.data()), value.size()});
  }
  if (!written) return absl::ResourceExhaustedError(absl::StrCat(Named(*this), ": the message is too long"));
  return absl::OkStatus();
}

absl::StatusOr<size_t> FieldFormat::DecodeLength(ByteCursor& cursor) const {
  const size_t digits = LengthDigits(length_form);
  if (digits == 0) return max_length;
  const size_t offset = cursor.offset();
  const size_t prefix_bytes = length_encoding == LengthEncoding::kAscii ? digits : (digits + 1) / 2;
  const auto prefix = cursor.Take(prefix_bytes);
  if (!prefix.has_value()) return Broken(*this, offset, "the message ends inside its length");
  size_t length = 0;
  for (const uint8_t byte : *prefix) {
    switch (length_encoding) {
      case LengthEncoding::kBcd:
        if ((byte >> 4) > 9 || (byte & 0x0F) > 9) return Broken(*this, offset, "its length is not decimal");
        length = length * 100 + static_cast<size_t>(byte >> 4) * 10 + (byte & 0x0F);
        break;
      case LengthEncoding::kAscii:
        if (!absl::ascii_isdigit(byte)) return Broken(*this, offset, "its length is not decimal");
        length = length * 10 + static_cast<size_t>(byte - '0');
        break;
      case LengthEncoding::kBinary:
        length = length << 8 | byte;
        break;
    }
  }
  if (length_unit == LengthUnit::kBytes && is_packed()) length *= 2;
  if (length < min_length || length > max_length) {
    // A length in bytes cannot say that the last nibble is padding: one nibble more than the most is padding.
    const bool padded = length_unit == LengthUnit::kBytes && is_packed() && length == max_length + 1;
    if (!padded) {
      return Broken(*this, offset,
                    absl::StrCat("length ", length, " is not in ", min_length, "..", max_length));
    }
    length = max_length;
  }
  return length;
}

absl::StatusOr<std::string_view> FieldFormat::Decode(ByteCursor& cursor, std::span<char> scratch) const {
  const absl::StatusOr<size_t> length = DecodeLength(cursor);
  if (!length.ok()) return length.status();
  const size_t offset = cursor.offset();
  if (*length > scratch.size()) return Broken(*this, offset, "longer than any field may be");
  const size_t wire_bytes = is_packed() ? (*length + 1) / 2 : *length;
  const auto wire = cursor.Take(wire_bytes);
  if (!wire.has_value()) {
    return Broken(*this, offset,
                  absl::StrCat("needs ", wire_bytes, " bytes, ", cursor.remaining(), " are left"));
  }
  if (!is_packed()) {
    std::copy(wire->begin(), wire->end(), scratch.begin());
  } else {
    const bool skip_first = *length % 2 != 0 && alignment == Alignment::kRight;
    // A digit in the place of leading padding would be lost without a word; padding at the end is nobody's
    // digit, and hosts do not agree on what it is.
    if (skip_first && (wire->front() >> 4) != pad_nibble)
      return Broken(*this, offset, "its padding is a digit");
    for (size_t i = 0; i < *length; ++i) {
      const size_t place = skip_first ? i + 1 : i;
      const uint8_t byte = (*wire)[place / 2];
      scratch[i] = CharacterOf(place % 2 == 0 ? byte >> 4 : byte);
    }
  }
  for (size_t i = 0; i < *length; ++i) {
    if (!Allowed(content, scratch[i])) {
      return Broken(*this, offset, absl::StrCat("a character that it may not have, at place ", i + 1));
    }
  }
  return std::string_view(scratch.data(), *length);
}

}  // namespace till::uplink
