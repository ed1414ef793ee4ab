// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/ccid_descriptor.h"

#include <algorithm>

namespace till::hal {
namespace {

constexpr size_t kDescriptorBytes = 0x36;
constexpr uint8_t kDescriptorType = 0x21;
constexpr uint32_t kShortestMessage = 32;  // less carries no block of T=1 with an IFS of 16

uint32_t Word(std::span<const uint8_t> bytes, size_t at) {
  return static_cast<uint32_t>(bytes[at]) | static_cast<uint32_t>(bytes[at + 1]) << 8 |
         static_cast<uint32_t>(bytes[at + 2]) << 16 | static_cast<uint32_t>(bytes[at + 3]) << 24;
}

}  // namespace

CcidExchangeLevel CcidDescriptor::level() const {
  // One of them is set; of a reader that says more, the highest is believed.
  if ((features & 0x40000) != 0) return CcidExchangeLevel::kExtendedApdu;
  if ((features & 0x20000) != 0) return CcidExchangeLevel::kShortApdu;
  if ((features & 0x10000) != 0) return CcidExchangeLevel::kTpdu;
  return CcidExchangeLevel::kCharacter;
}

std::optional<CcidDescriptor> ParseCcidDescriptor(std::span<const uint8_t> descriptor) {
  if (descriptor.size() < kDescriptorBytes || descriptor[0] < kDescriptorBytes ||
      descriptor[1] != kDescriptorType) {
    return std::nullopt;
  }
  CcidDescriptor parsed{.slots = descriptor[4] + 1,
                        .voltages = descriptor[5],
                        .protocols = Word(descriptor, 6),
                        .max_ifsd = Word(descriptor, 28),
                        .features = Word(descriptor, 40),
                        .max_message_bytes = std::min(Word(descriptor, 44), kMostCcidBytes)};
  if (parsed.max_message_bytes < kShortestMessage) return std::nullopt;
  return parsed;
}

}  // namespace till::hal
