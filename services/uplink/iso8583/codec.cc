// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/codec.h"

#include <string.h>

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "absl/strings/str_cat.h"

namespace till::uplink {
namespace {

constexpr size_t kTypeBytes = 2;
constexpr size_t kBitmapBytes = 8;

// WipedScratch is the stack memory that a field is decoded into; it may be a track.
struct WipedScratch {
  std::array<char, FieldFormat::kMaxLength> characters;
  ~WipedScratch() { explicit_bzero(characters.data(), characters.size()); }
};

bool BitIsSet(std::span<const uint8_t> bitmap, int field) {
  const auto bit = static_cast<size_t>(field - 1);
  return (bitmap[bit / 8] >> (7 - bit % 8) & 1) != 0;
}

}  // namespace

absl::Status EncodeMessage(const IsoMessage& message, ByteWriter& writer) {
  if (message.type().empty()) return absl::InvalidArgumentError("message type: not set");
  std::array<uint8_t, kBitmapBytes> bitmap{};
  for (const int field : message.field_numbers()) {
    const auto bit = static_cast<size_t>(field - 1);
    bitmap[bit / 8] = static_cast<uint8_t>(bitmap[bit / 8] | 0x80 >> bit % 8);
  }
  if (!PackNibbles(message.type(), FieldFormat::Alignment::kLeft, 0, writer) || !writer.Put(bitmap)) {
    return absl::ResourceExhaustedError("the message is too long");
  }
  for (const int field : message.field_numbers()) {
    const FieldFormat* format = message.spec().Find(field);
    if (absl::Status encoded = format->Encode(*message.Reveal(field), writer); !encoded.ok()) return encoded;
  }
  return absl::OkStatus();
}

absl::StatusOr<IsoMessage> DecodeMessage(const MessageSpec& spec, std::span<const uint8_t> bytes) {
  ByteCursor cursor(bytes);
  const auto type = cursor.Take(kTypeBytes);
  if (!type.has_value())
    return absl::InvalidArgumentError("message type at offset 0: the message ends inside it");
  std::string type_digits;
  for (const uint8_t byte : *type) {
    type_digits.push_back(static_cast<char>('0' + (byte >> 4)));
    type_digits.push_back(static_cast<char>('0' + (byte & 0x0F)));
  }
  IsoMessage message(spec);
  if (!message.SetType(type_digits).ok()) {
    return absl::InvalidArgumentError("message type at offset 0: not four digits");
  }
  const auto bitmap = cursor.Take(kBitmapBytes);
  if (!bitmap.has_value())
    return absl::InvalidArgumentError("bitmap at offset 2: the message ends inside it");
  if (BitIsSet(*bitmap, 1)) return absl::InvalidArgumentError("bitmap at offset 2: a second bitmap");

  WipedScratch scratch;
  for (int field = MessageSpec::kFirstField; field <= MessageSpec::kLastField; ++field) {
    if (!BitIsSet(*bitmap, field)) continue;
    const FieldFormat* format = spec.Find(field);
    if (format == nullptr) {
      // Without its form its end cannot be known, and with it every later field.
      return absl::InvalidArgumentError(
          absl::StrCat("field ", field, " at offset ", cursor.offset(), ": not in this dialect"));
    }
    const absl::StatusOr<std::string_view> value = format->Decode(cursor, scratch.characters);
    if (!value.ok()) return value.status();
    if (absl::Status set = message.Set(field, *value); !set.ok()) return set;
  }
  if (cursor.remaining() != 0) {
    return absl::InvalidArgumentError(
        absl::StrCat(cursor.remaining(), " bytes left over at offset ", cursor.offset()));
  }
  return message;
}

}  // namespace till::uplink
