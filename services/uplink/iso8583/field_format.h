// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_FIELD_FORMAT_H_
#define TILL_SERVICES_UPLINK_ISO8583_FIELD_FORMAT_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/uplink/iso8583/byte_cursor.h"

namespace till::uplink {

// FieldFormat is how one field of an ISO 8583 message stands on the wire. Every attribute in which acquirers
// differ is data: what a length counts, at which end an odd digit is padded, how the length and the value are
// written.
//
// Values are handled in one form whatever the wire form is: digits and track nibbles as characters ('0'..'9',
// and for tracks 'A'..'F' with 'D' as the separator), text and binary as their bytes.
struct FieldFormat {
  enum class Content { kDigits, kTrack, kAlphanumeric, kPrintable, kText, kBinary };
  enum class LengthForm { kFixed, kLl, kLll };
  enum class LengthEncoding { kBcd, kAscii, kBinary };
  enum class LengthUnit { kElements, kBytes };
  enum class ValueEncoding { kCompact, kCharacters };
  enum class Alignment { kLeft, kRight };
  enum class Sensitivity { kPublic, kPan, kSecret };

  // Code is a value that the dialect writes in a way of its own.
  struct Code {
    std::string value;
    std::string wire;
  };

  // No field is longer than three digits can say.
  static constexpr size_t kMaxLength = 999;

  int number = 0;
  std::string name;     // In English.
  std::string name_zh;  // In Chinese, for people.
  Content content = Content::kBinary;
  LengthForm length_form = LengthForm::kFixed;
  LengthEncoding length_encoding = LengthEncoding::kBcd;
  LengthUnit length_unit = LengthUnit::kElements;
  ValueEncoding value_encoding = ValueEncoding::kCompact;
  Alignment alignment = Alignment::kLeft;
  uint8_t pad_nibble = 0;
  Sensitivity sensitivity = Sensitivity::kPublic;
  size_t min_length = 0;    // In elements; equals max_length for kFixed.
  size_t max_length = 0;    // At most kMaxLength.
  std::vector<Code> codes;  // Most fields have none.
  size_t longest_code = 0;  // Of the values in `codes`.

  bool is_packed() const {
    return value_encoding == ValueEncoding::kCompact &&
           (content == Content::kDigits || content == Content::kTrack);
  }
  bool is_hex() const { return value_encoding == ValueEncoding::kCharacters && content == Content::kBinary; }
  bool is_secret() const { return sensitivity != Sensitivity::kPublic; }

  // WireBytes is the length on the wire of a value of `length` elements, without its own length.
  size_t WireBytes(size_t length) const {
    if (is_packed()) return (length + 1) / 2;
    return is_hex() ? 2 * length : length;
  }

  // room is how much memory Decode wants.
  size_t room() const { return max_length > longest_code ? max_length : longest_code; }

  // CheckValue says whether `value` may stand in this field: INVALID_ARGUMENT names the field and the fault,
  // never the value.
  absl::Status CheckValue(std::string_view value) const;

  // Encode appends the field. INVALID_ARGUMENT as CheckValue, RESOURCE_EXHAUSTED when `writer` is full.
  absl::Status Encode(std::string_view value, ByteWriter& writer) const;

  // EncodeChecked appends the field of a value that CheckValue has passed. RESOURCE_EXHAUSTED as Encode.
  absl::Status EncodeChecked(std::string_view value, ByteWriter& writer) const;

  // Decode reads the field into `memory` (at least room() characters; the caller wipes it) and returns the
  // part written. INVALID_ARGUMENT names the field, the offset and the fault, never the value.
  absl::StatusOr<std::string_view> Decode(ByteCursor& cursor, std::span<char> memory) const;

 private:
  absl::StatusOr<size_t> DecodeLength(ByteCursor& cursor) const;
  absl::Status DecodePacked(std::span<const uint8_t> wire, size_t offset, std::span<char> value) const;
  absl::Status DecodeHex(std::span<const uint8_t> wire, size_t offset, std::span<char> value) const;
};

// PackNibbles appends `nibbles` ('0'..'9', 'A'..'F', two to a byte), an odd number of them padded with `pad`
// at the end (kLeft) or the beginning (kRight). False when `writer` is full or a character is not a nibble.
bool PackNibbles(std::string_view nibbles, FieldFormat::Alignment alignment, uint8_t pad, ByteWriter& writer);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_FIELD_FORMAT_H_
