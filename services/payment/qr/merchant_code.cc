// SPDX-License-Identifier: Apache-2.0
#include "services/payment/qr/merchant_code.h"

#include <bitset>
#include <optional>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/status/error.h"

namespace till::payment {
namespace {

constexpr size_t kMostCharacters = 512;  // 3.1
constexpr size_t kMostValue = 99;
constexpr int kFormatIndicator = 0;
constexpr int kChecksum = 63;
constexpr std::string_view kBeginning = "000201";
constexpr std::string_view kChecksumHead = "6304";
constexpr size_t kChecksumDigits = 4;

absl::Status Wrong(const char* what) {
  return MakeError(ErrorCode::kInvalidRequest, absl::StrCat("merchant code: ", what));
}

// Bytes of the UTF-8 character that begins `text`, or nothing when none does.
std::optional<size_t> CharacterLength(std::string_view text) {
  const auto first = static_cast<unsigned char>(text.front());
  size_t length = 0;
  if (first < 0x80) {
    length = 1;
  } else if (first >= 0xC2 && first < 0xE0) {
    length = 2;
  } else if (first >= 0xE0 && first < 0xF0) {
    length = 3;
  } else if (first >= 0xF0 && first < 0xF5) {
    length = 4;
  } else {
    return std::nullopt;
  }
  if (text.size() < length) return std::nullopt;
  for (size_t i = 1; i < length; ++i) {
    if ((static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return std::nullopt;
  }
  return length;
}

std::optional<size_t> Characters(std::string_view text) {
  size_t count = 0;
  while (!text.empty()) {
    const std::optional<size_t> length = CharacterLength(text);
    if (!length) return std::nullopt;
    text.remove_prefix(*length);
    ++count;
  }
  return count;
}

std::optional<int> TwoDigits(std::string_view text) {
  if (text.size() < 2 || text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
    return std::nullopt;
  return (text[0] - '0') * 10 + (text[1] - '0');
}

absl::StatusOr<std::string> EncodeObject(const QrObject& object) {
  const std::optional<size_t> length = Characters(object.value);
  if (object.id < 0 || object.id > 99) return Wrong("an id is 00 to 99");
  if (!length || *length == 0 || *length > kMostValue)
    return Wrong("a value has 1 to 99 characters of UTF-8");
  return absl::StrFormat("%02d%02d%s", object.id, static_cast<int>(*length), object.value);
}

}  // namespace

uint16_t QrChecksum(std::string_view bytes) {
  uint16_t crc = 0xFFFF;
  for (const char byte : bytes) {
    crc = static_cast<uint16_t>(crc ^ (static_cast<unsigned char>(byte) << 8));
    for (int bit = 0; bit < 8; ++bit) {
      const bool carry = (crc & 0x8000) != 0;
      crc = static_cast<uint16_t>(crc << 1);
      if (carry) crc ^= 0x1021;
    }
  }
  return crc;
}

bool IsMerchantCode(std::string_view payload) {
  return payload.substr(0, kBeginning.size()) == kBeginning;
}

absl::StatusOr<std::string> EncodeMerchantCode(const std::vector<QrObject>& objects) {
  std::string code(kBeginning);
  for (const QrObject& object : objects) {
    if (object.id == kFormatIndicator || object.id == kChecksum)
      return Wrong("00 and 63 are the encoder's own");
    const absl::StatusOr<std::string> encoded = EncodeObject(object);
    if (!encoded.ok()) return encoded.status();
    code += *encoded;
  }
  code += kChecksumHead;
  code += absl::StrFormat("%04X", QrChecksum(code));
  if (const std::optional<size_t> length = Characters(code); !length || *length > kMostCharacters)
    return Wrong("longer than 512 characters");
  // What cannot be read back, for an object that comes twice, is not shown to anybody.
  if (absl::Status readable = DecodeMerchantCode(code).status(); !readable.ok()) return readable;
  return code;
}

absl::StatusOr<std::vector<QrObject>> DecodeQrObjects(std::string_view value) {
  std::vector<QrObject> objects;
  std::bitset<100> seen;
  while (!value.empty()) {
    const std::optional<int> id = TwoDigits(value);
    const std::optional<int> length = value.size() < 4 ? std::nullopt : TwoDigits(value.substr(2));
    if (!id || !length || *length == 0) return Wrong("an object is not id, length and value");
    value.remove_prefix(4);
    size_t bytes = 0;
    for (int i = 0; i < *length; ++i) {
      if (bytes >= value.size()) return Wrong("an object runs over the end");
      const std::optional<size_t> character = CharacterLength(value.substr(bytes));
      if (!character) return Wrong("not UTF-8");
      bytes += *character;
    }
    if (seen[static_cast<size_t>(*id)]) return Wrong("an object comes twice");
    seen.set(static_cast<size_t>(*id));
    objects.push_back({.id = *id, .value = std::string(value.substr(0, bytes))});
    value.remove_prefix(bytes);
  }
  return objects;
}

absl::StatusOr<std::vector<QrObject>> DecodeMerchantCode(std::string_view code) {
  if (!IsMerchantCode(code)) return Wrong("does not begin with 000201");
  if (code.size() > 4 * kMostCharacters) return Wrong("longer than 512 characters");
  if (const std::optional<size_t> length = Characters(code); !length || *length > kMostCharacters)
    return Wrong("not UTF-8, or longer than 512 characters");
  const size_t end = kChecksumHead.size() + kChecksumDigits;
  if (code.size() < kBeginning.size() + end || code.substr(code.size() - end, 4) != kChecksumHead)
    return Wrong("does not end with a CRC");
  const std::string_view covered = code.substr(0, code.size() - kChecksumDigits);
  if (code.substr(covered.size()) != absl::StrFormat("%04X", QrChecksum(covered)))
    return Wrong("the CRC is wrong");
  absl::StatusOr<std::vector<QrObject>> objects = DecodeQrObjects(code);
  if (!objects.ok()) return objects.status();
  if (objects->back().id != kChecksum) return Wrong("does not end with a CRC");
  objects->pop_back();
  objects->erase(objects->begin());
  return objects;
}

}  // namespace till::payment
