// SPDX-License-Identifier: Apache-2.0
#include "hal/pin_pad/touch/pad_message.h"

#include <string.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "absl/status/status.h"

namespace till::hal {
namespace {

// Type, entry, value; then, of a Begin, the limits, the timeout and the flags, and the amount's text.
constexpr size_t kHead = 6;
constexpr size_t kBeginHead = kHead + 7;
constexpr uint8_t kRetryFlag = 1;
constexpr uint8_t kChineseFlag = 2;
constexpr uint8_t kCardNumberFlag = 4;
// Of a kTyped: the fault behind the head, then the digits.
constexpr size_t kTypedHead = kHead + 1;
constexpr uint8_t kMostPinDigits = 12;
constexpr std::string_view kTypes = "BNFTSbxKs";
constexpr std::string_view kParts = "ne";
constexpr std::string_view kFaults = "0lcmx";
constexpr std::string_view kKeys = "0123456789ECD";

void PutNumber(std::span<uint8_t> bytes, uint32_t number) {
  for (int i = 0; i < 4; ++i) bytes[i] = static_cast<uint8_t>(number >> (24 - 8 * i));
}

uint32_t GetNumber(std::span<const uint8_t> bytes) {
  uint32_t number = 0;
  for (int i = 0; i < 4; ++i) number = number << 8 | bytes[i];
  return number;
}

}  // namespace

PadMessage::~PadMessage() {
  explicit_bzero(&value, sizeof(value));
  explicit_bzero(typed, sizeof(typed));
}

static absl::StatusOr<PadMessage> DecodeTyped(PadMessage message, std::span<const uint8_t> packet) {
  const auto wrong = [] { return absl::InvalidArgumentError("keypad message: not what is typed"); };
  if (packet.size() < kTypedHead || packet.size() - kTypedHead > PadMessage::kMostTyped) return wrong();
  if (kParts.find(static_cast<char>(message.value)) == std::string_view::npos) return wrong();
  message.fault = packet[kHead];
  if (kFaults.find(static_cast<char>(message.fault)) == std::string_view::npos) return wrong();
  for (const uint8_t digit : packet.subspan(kTypedHead)) {
    if (digit < '0' || digit > '9') return wrong();
    message.typed[message.typed_count++] = static_cast<char>(digit);
  }
  return message;
}

SecretBuffer EncodePadMessage(const PadMessage& message) {
  if (message.type == PadMessage::Type::kTyped) {
    const size_t count = std::min<size_t>(message.typed_count, PadMessage::kMostTyped);
    SecretBuffer packet(kTypedHead + count);
    const std::span<uint8_t> bytes = packet.Mutable();
    bytes[0] = static_cast<uint8_t>(message.type);
    PutNumber(bytes.subspan(1, 4), message.entry);
    bytes[5] = message.value;
    bytes[kHead] = message.fault;
    memcpy(bytes.data() + kTypedHead, message.typed, count);
    return packet;
  }
  const bool begin = message.type == PadMessage::Type::kBegin;
  const size_t amount = begin ? std::min(message.amount.size(), PadMessage::kLongestAmount) : 0;
  SecretBuffer packet((begin ? kBeginHead : kHead) + amount);
  const std::span<uint8_t> bytes = packet.Mutable();
  bytes[0] = static_cast<uint8_t>(message.type);
  PutNumber(bytes.subspan(1, 4), message.entry);
  bytes[5] = message.value;
  if (begin) {
    bytes[6] = message.min_digits;
    bytes[7] = message.max_digits;
    PutNumber(bytes.subspan(8, 4), message.timeout_ms);
    bytes[12] = (message.retry ? kRetryFlag : 0) | (message.chinese_first ? kChineseFlag : 0) |
                (message.card_number ? kCardNumberFlag : 0);
    memcpy(bytes.data() + kBeginHead, message.amount.data(), amount);
  }
  return packet;
}

absl::StatusOr<PadMessage> DecodePadMessage(std::span<const uint8_t> packet) {
  const auto wrong = [](std::string_view what) {
    return absl::InvalidArgumentError(std::string("keypad message: ").append(what));
  };
  if (packet.size() < kHead) return wrong("too short");
  if (kTypes.find(static_cast<char>(packet[0])) == std::string_view::npos) return wrong("unknown type");
  PadMessage message(static_cast<PadMessage::Type>(packet[0]), GetNumber(packet.subspan(1, 4)), packet[5]);
  if (message.type == PadMessage::Type::kKey &&
      kKeys.find(static_cast<char>(message.value)) == std::string_view::npos) {
    return wrong("not a key");
  }
  if (message.type == PadMessage::Type::kTyped) return DecodeTyped(std::move(message), packet);
  if (message.type == PadMessage::Type::kCount && message.value > kMostPinDigits)
    return wrong("more than 12 digits");
  if (message.type != PadMessage::Type::kBegin) {
    if (packet.size() != kHead) return wrong("too long");
    return message;
  }
  if (packet.size() < kBeginHead || packet.size() > kBeginHead + PadMessage::kLongestAmount) {
    return wrong("a Begin of a wrong length");
  }
  message.min_digits = packet[6];
  message.max_digits = packet[7];
  message.timeout_ms = GetNumber(packet.subspan(8, 4));
  message.retry = (packet[12] & kRetryFlag) != 0;
  message.chinese_first = (packet[12] & kChineseFlag) != 0;
  message.card_number = (packet[12] & kCardNumberFlag) != 0;
  message.amount.assign(packet.begin() + kBeginHead, packet.end());
  const size_t most = message.card_number ? PadMessage::kMostTyped : kMostPinDigits;
  if (message.max_digits > most || message.min_digits > message.max_digits) return wrong("limits");
  return message;
}

}  // namespace till::hal
