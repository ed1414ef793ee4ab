// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/codec.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/uplink/iso8583/character_tables.h"

namespace till::uplink {
namespace {

constexpr size_t kTypeDigits = 4;
constexpr size_t kBitmapBytes = 8;
constexpr uint64_t kSecondFollows = uint64_t{1} << 63;

absl::Status TooLong() {
  return absl::ResourceExhaustedError("the message is too long");
}

bool PutType(const MessageSpec& spec, std::string_view type, ByteWriter& writer) {
  if (!spec.type_in_characters()) return PackNibbles(type, FieldFormat::Alignment::kLeft, 0, writer);
  return writer.Put({reinterpret_cast<const uint8_t*>(type.data()), type.size()});
}

// TakeType reads four digits; nothing when they are not digits or there are fewer.
bool TakeType(const MessageSpec& spec, ByteCursor& cursor, IsoMessage& message, absl::Status& fault) {
  std::array<char, kTypeDigits> digits;
  const auto bytes = cursor.Take(spec.type_in_characters() ? kTypeDigits : kTypeDigits / 2);
  if (!bytes.has_value()) {
    fault = absl::InvalidArgumentError("message type at offset 0: the message ends inside it");
    return false;
  }
  if (spec.type_in_characters()) {
    std::copy(bytes->begin(), bytes->end(), digits.begin());
  } else {
    for (size_t i = 0; i < bytes->size(); ++i) {
      std::copy_n(kPairs[(*bytes)[i]].begin(), 2, digits.begin() + static_cast<ptrdiff_t>(2 * i));
    }
  }
  if (message.SetType({digits.data(), digits.size()}).ok()) return true;
  fault = absl::InvalidArgumentError("message type at offset 0: not four digits");
  return false;
}

bool PutBitmap(const MessageSpec& spec, uint64_t bits, ByteWriter& writer) {
  for (int shift = 56; shift >= 0; shift -= 8) {
    const auto byte = static_cast<uint8_t>(bits >> shift);
    if (!spec.bitmap_in_characters()) {
      if (!writer.PutByte(byte)) return false;
    } else if (!writer.Put({reinterpret_cast<const uint8_t*>(kPairs[byte].data()), 2})) {
      return false;
    }
  }
  return true;
}

absl::StatusOr<uint64_t> TakeBitmap(const MessageSpec& spec, ByteCursor& cursor) {
  const auto fault = [offset = cursor.offset()](std::string_view words) {
    return absl::InvalidArgumentError(absl::StrCat("bitmap at offset ", offset, ": ", std::string(words)));
  };
  const size_t per_byte = spec.bitmap_in_characters() ? 2 : 1;
  const auto bytes = cursor.Take(per_byte * kBitmapBytes);
  if (!bytes.has_value()) return fault("the message ends inside it");
  uint64_t bits = 0;
  for (size_t i = 0; i < bytes->size(); ++i) {
    const uint8_t byte = (*bytes)[i];
    if (per_byte == 1) {
      bits = bits << 8 | byte;
      continue;
    }
    if (kHexNibbles[byte] == kNoNibble) return fault("not hex");
    bits = bits << 4 | kHexNibbles[byte];
  }
  return bits;
}

// TakeBitmaps reads one bitmap, or two when the first says so.
absl::StatusOr<FieldSet> TakeBitmaps(const MessageSpec& spec, ByteCursor& cursor) {
  const size_t offset = cursor.offset();
  const absl::StatusOr<uint64_t> first = TakeBitmap(spec, cursor);
  if (!first.ok()) return first.status();
  FieldSet fields;
  fields.set_first(*first & ~kSecondFollows);
  if ((*first & kSecondFollows) == 0) return fields;
  if (!spec.has_second_bitmap()) {
    return absl::InvalidArgumentError(absl::StrCat("bitmap at offset ", offset, ": a second bitmap"));
  }
  const absl::StatusOr<uint64_t> second = TakeBitmap(spec, cursor);
  if (!second.ok()) return second.status();
  fields.set_second(*second);
  return fields;
}

}  // namespace

absl::Status EncodeMessage(const IsoMessage& message, ByteWriter& writer) {
  if (message.type().empty()) return absl::InvalidArgumentError("message type: not set");
  const MessageSpec& spec = message.spec();
  const FieldSet& fields = message.fields();
  const bool with_second = fields.has_second();
  if (!PutType(spec, message.type(), writer) ||
      !PutBitmap(spec, fields.first() | (with_second ? kSecondFollows : 0), writer) ||
      (with_second && !PutBitmap(spec, fields.second(), writer))) {
    return TooLong();
  }
  absl::Status encoded;
  fields.ForEach([&](int field) {
    encoded = spec.Find(field)->EncodeChecked(*message.Reveal(field), writer);
    return encoded.ok();
  });
  return encoded;
}

absl::StatusOr<IsoMessage> DecodeMessage(const MessageSpec& spec, std::span<const uint8_t> bytes) {
  ByteCursor cursor(bytes);
  absl::StatusOr<IsoMessage> decoded = IsoMessage(spec);
  IsoMessage& message = *decoded;
  absl::Status fault;
  if (!TakeType(spec, cursor, message, fault)) return fault;
  const absl::StatusOr<FieldSet> fields = TakeBitmaps(spec, cursor);
  if (!fields.ok()) return fields.status();
  fields->ForEach([&](int field) {
    const FieldFormat* format = spec.Find(field);
    if (format == nullptr) {
      // Without its form its end cannot be known, and with it every later field.
      fault = absl::InvalidArgumentError(
          absl::StrCat("field ", field, " at offset ", cursor.offset(), ": not in this dialect"));
      return false;
    }
    const absl::StatusOr<std::string_view> value = format->Decode(cursor, message.Room(format->room()));
    if (!value.ok()) {
      fault = value.status();
      return false;
    }
    message.Append(field, value->size());
    return true;
  });
  if (!fault.ok()) return fault;
  if (cursor.remaining() != 0) {
    return absl::InvalidArgumentError(
        absl::StrCat(cursor.remaining(), " bytes left over at offset ", cursor.offset()));
  }
  return decoded;
}

absl::Status WriteMac(const MessageSpec& spec, std::string_view mac, std::span<uint8_t> encoded_message) {
  const size_t bytes = spec.mac_wire_bytes();
  if (encoded_message.size() < bytes) return absl::InvalidArgumentError("a message without room for a MAC");
  ByteWriter writer(encoded_message.last(bytes));
  return spec.Find(MessageSpec::kMacField)->Encode(mac, writer);
}

}  // namespace till::uplink
