// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_CHARACTER_TABLES_H_
#define TILL_SERVICES_UPLINK_ISO8583_CHARACTER_TABLES_H_

#include <array>
#include <cstdint>

#include "services/uplink/iso8583/field_format.h"

namespace till::uplink {

// A message has some four hundred characters, and each is looked at when it is set and when it is read: by
// tables, once for each of the 256 bytes.

// kNoNibble is what is no hex digit.
inline constexpr uint8_t kNoNibble = 0xFF;

// kNibbles is the value of '0'..'9' and 'A'..'F'; kHexNibbles takes 'a'..'f' as well.
inline constexpr std::array<uint8_t, 256> kNibbles = [] {
  std::array<uint8_t, 256> table{};
  for (uint8_t& entry : table) entry = kNoNibble;
  for (uint8_t i = 0; i < 10; ++i) table[static_cast<uint8_t>('0' + i)] = i;
  for (uint8_t i = 0; i < 6; ++i) table[static_cast<uint8_t>('A' + i)] = static_cast<uint8_t>(10 + i);
  return table;
}();

inline constexpr std::array<uint8_t, 256> kHexNibbles = [] {
  std::array<uint8_t, 256> table = kNibbles;
  for (uint8_t i = 0; i < 6; ++i) table[static_cast<uint8_t>('a' + i)] = static_cast<uint8_t>(10 + i);
  return table;
}();

inline constexpr char kHexCharacters[] = "0123456789ABCDEF";

// kPairs is the two characters of a packed byte.
inline constexpr std::array<std::array<char, 2>, 256> kPairs = [] {
  std::array<std::array<char, 2>, 256> table{};
  for (size_t i = 0; i < table.size(); ++i) table[i] = {kHexCharacters[i >> 4], kHexCharacters[i & 0x0F]};
  return table;
}();

// ContentBit is the bit of a content in kContents.
constexpr uint8_t ContentBit(FieldFormat::Content content) {
  return static_cast<uint8_t>(1 << static_cast<int>(content));
}

// kContents says of each character which contents may have it.
inline constexpr std::array<uint8_t, 256> kContents = [] {
  std::array<uint8_t, 256> table{};
  for (int c = 0; c < 256; ++c) {
    const bool digit = c >= '0' && c <= '9';
    const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    uint8_t bits = ContentBit(FieldFormat::Content::kBinary);
    if (digit) bits |= ContentBit(FieldFormat::Content::kDigits);
    if (digit || (c >= 'A' && c <= 'F')) bits |= ContentBit(FieldFormat::Content::kTrack);
    if (digit || letter || c == ' ') bits |= ContentBit(FieldFormat::Content::kAlphanumeric);
    if (c >= 0x20 && c <= 0x7E) bits |= ContentBit(FieldFormat::Content::kPrintable);
    // GBK's second byte is 40..FE, so that no part of a character looks like a control character.
    if (c >= 0x20 && c != 0x7F) bits |= ContentBit(FieldFormat::Content::kText);
    table[static_cast<size_t>(c)] = bits;
  }
  return table;
}();

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_CHARACTER_TABLES_H_
