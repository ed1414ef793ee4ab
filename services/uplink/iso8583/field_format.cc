// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/field_format.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "absl/strings/str_cat.h"
#include "services/uplink/iso8583/character_tables.h"

namespace till::uplink {
namespace {

std::string Named(const FieldFormat& format) {
  return absl::StrCat("field ", format.number);
}

absl::Status Broken(const FieldFormat& format, size_t offset, const std::string& fault) {
  return absl::InvalidArgumentError(absl::StrCat(Named(format), " at offset ", offset, ": ", fault));
}

std::string NotAllowed(size_t index) {
  return absl::StrCat("a character that it may not have, at place ", index + 1);
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

// FirstNotAllowed is the index of the first character that `content` may not have, or the size.
size_t FirstNotAllowed(FieldFormat::Content content, std::string_view value) {
  const uint8_t wanted = ContentBit(content);
  uint8_t all = wanted;
  for (const char c : value) all &= kContents[static_cast<uint8_t>(c)];
  if (all != 0) return value.size();
  size_t index = 0;
  while ((kContents[static_cast<uint8_t>(value[index])] & wanted) != 0) ++index;
  return index;
}

bool PutLength(const FieldFormat& format, size_t length, ByteWriter& writer) {
  const size_t digits = LengthDigits(format.length_form);
  if (digits == 0) return true;
  const auto hundreds = static_cast<uint8_t>(length / 100);
  const auto tens = static_cast<uint8_t>(length / 10 % 10);
  const auto ones = static_cast<uint8_t>(length % 10);
  uint8_t bytes[3];
  size_t count = 0;
  switch (format.length_encoding) {
    case FieldFormat::LengthEncoding::kBcd:
      if (digits == 3) bytes[count++] = hundreds;
      bytes[count++] = static_cast<uint8_t>(tens << 4 | ones);
      break;
    case FieldFormat::LengthEncoding::kAscii:
      if (digits == 3) bytes[count++] = static_cast<uint8_t>('0' + hundreds);
      bytes[count++] = static_cast<uint8_t>('0' + tens);
      bytes[count++] = static_cast<uint8_t>('0' + ones);
      break;
    case FieldFormat::LengthEncoding::kBinary:
      if (digits == 3) bytes[count++] = static_cast<uint8_t>(length >> 8);
      bytes[count++] = static_cast<uint8_t>(length & 0xFF);
      break;
  }
  return writer.Put(std::span<const uint8_t>(bytes, count));
}

// Pack writes two nibbles to a byte; `out` has room for all of them. False when one is no nibble.
bool Pack(std::string_view nibbles, FieldFormat::Alignment alignment, uint8_t pad, uint8_t* out) {
  const auto nibble = [&](size_t index) { return kNibbles[static_cast<uint8_t>(nibbles[index])]; };
  uint8_t bad = 0;
  size_t index = 0;
  if (nibbles.size() % 2 != 0 && alignment == FieldFormat::Alignment::kRight) {
    bad |= nibble(0);
    *out++ = static_cast<uint8_t>(pad << 4 | nibble(0));
    index = 1;
  }
  for (; index + 1 < nibbles.size(); index += 2) {
    const uint8_t high = nibble(index);
    const uint8_t low = nibble(index + 1);
    bad |= high | low;
    *out++ = static_cast<uint8_t>(high << 4 | low);
  }
  if (index < nibbles.size()) {
    bad |= nibble(index);
    *out = static_cast<uint8_t>(nibble(index) << 4 | pad);
  }
  return (bad & 0xF0) == 0;
}

void PutCharacters(const FieldFormat& format, std::string_view value, uint8_t* out) {
  if (format.is_hex()) {
    for (const char c : value) {
      std::memcpy(out, kPairs[static_cast<uint8_t>(c)].data(), 2);
      out += 2;
    }
    return;
  }
  std::copy(value.begin(), value.end(), out);
  if (format.content == FieldFormat::Content::kTrack) std::replace(out, out + value.size(), 'D', '=');
}

}  // namespace

bool PackNibbles(std::string_view nibbles, FieldFormat::Alignment alignment, uint8_t pad,
                 ByteWriter& writer) {
  uint8_t* const out = writer.Take((nibbles.size() + 1) / 2);
  return out != nullptr && Pack(nibbles, alignment, pad, out);
}

absl::Status FieldFormat::CheckValue(std::string_view value) const {
  for (const Code& code : codes) {
    if (code.value == value) return absl::OkStatus();
  }
  if (value.size() < min_length || value.size() > max_length) {
    return absl::InvalidArgumentError(
        absl::StrCat(Named(*this), ": length ", value.size(), " is not in ", min_length, "..", max_length));
  }
  if (const size_t bad = FirstNotAllowed(content, value); bad != value.size()) {
    return absl::InvalidArgumentError(absl::StrCat(Named(*this), ": ", NotAllowed(bad)));
  }
  return absl::OkStatus();
}

absl::Status FieldFormat::Encode(std::string_view value, ByteWriter& writer) const {
  if (absl::Status valid = CheckValue(value); !valid.ok()) return valid;
  return EncodeChecked(value, writer);
}

absl::Status FieldFormat::EncodeChecked(std::string_view value, ByteWriter& writer) const {
  for (const Code& code : codes) {
    if (code.value != value) continue;
    value = code.wire;
    break;
  }
  const size_t wire_bytes = WireBytes(value.size());
  uint8_t* out = nullptr;
  if (PutLength(*this, length_unit == LengthUnit::kBytes ? wire_bytes : value.size(), writer)) {
    out = writer.Take(wire_bytes);
  }
  if (out == nullptr) {
    return absl::ResourceExhaustedError(absl::StrCat(Named(*this), ": the message is too long"));
  }
  if (is_packed()) {
    Pack(value, alignment, pad_nibble, out);
  } else {
    PutCharacters(*this, value, out);
  }
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
        if (byte < '0' || byte > '9') return Broken(*this, offset, "its length is not decimal");
        length = length * 10 + static_cast<size_t>(byte - '0');
        break;
      case LengthEncoding::kBinary:
        length = length << 8 | byte;
        break;
    }
  }
  if (length_unit == LengthUnit::kBytes) {
    if (is_packed()) length *= 2;
    if (is_hex()) {
      if (length % 2 != 0) return Broken(*this, offset, "half a byte of hex");
      length /= 2;
    }
  }
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

absl::Status FieldFormat::DecodePacked(std::span<const uint8_t> wire, size_t offset,
                                       std::span<char> value) const {
  const uint8_t* in = wire.data();
  char* out = value.data();
  char* const end = out + value.size();
  if (value.size() % 2 != 0 && alignment == Alignment::kRight) {
    // A digit in the place of leading padding would be lost without a word; padding at the end is nobody's
    // digit, and hosts do not agree on what it is.
    if ((*in >> 4) != pad_nibble) return Broken(*this, offset, "its padding is a digit");
    *out++ = kHexCharacters[*in++ & 0x0F];
  }
  for (; end - out >= 2; out += 2) std::memcpy(out, kPairs[*in++].data(), 2);
  if (out != end) *out = kHexCharacters[*in >> 4];
  return absl::OkStatus();
}

absl::Status FieldFormat::DecodeHex(std::span<const uint8_t> wire, size_t offset,
                                    std::span<char> value) const {
  for (size_t i = 0; i < value.size(); ++i) {
    const uint8_t high = kHexNibbles[wire[2 * i]];
    const uint8_t low = kHexNibbles[wire[2 * i + 1]];
    if (high == kNoNibble || low == kNoNibble) return Broken(*this, offset, NotAllowed(i));
    value[i] = static_cast<char>(high << 4 | low);
  }
  return absl::OkStatus();
}

absl::StatusOr<std::string_view> FieldFormat::Decode(ByteCursor& cursor, std::span<char> memory) const {
  const absl::StatusOr<size_t> length = DecodeLength(cursor);
  if (!length.ok()) return length.status();
  const size_t offset = cursor.offset();
  if (*length > memory.size()) return Broken(*this, offset, "longer than any field may be");
  const size_t wire_bytes = WireBytes(*length);
  const auto wire = cursor.Take(wire_bytes);
  if (!wire.has_value()) {
    return Broken(*this, offset,
                  absl::StrCat("needs ", wire_bytes, " bytes, ", cursor.remaining(), " are left"));
  }
  const std::span<char> value = memory.first(*length);
  absl::Status read;
  if (is_packed()) {
    read = DecodePacked(*wire, offset, value);
  } else if (is_hex()) {
    read = DecodeHex(*wire, offset, value);
  } else {
    std::copy(wire->begin(), wire->end(), value.begin());
    if (content == Content::kTrack) std::replace(value.begin(), value.end(), '=', 'D');
  }
  if (!read.ok()) return read;
  const std::string_view text(value.data(), value.size());
  if (const size_t bad = FirstNotAllowed(content, text); bad != text.size()) {
    return Broken(*this, offset, NotAllowed(bad));
  }
  for (const Code& code : codes) {
    if (code.wire != text) continue;
    std::copy(code.value.begin(), code.value.end(), memory.begin());
    return std::string_view(memory.data(), code.value.size());
  }
  return text;
}

}  // namespace till::uplink
