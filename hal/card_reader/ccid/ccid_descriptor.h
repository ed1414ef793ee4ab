// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_CCID_DESCRIPTOR_H_
#define TILL_HAL_CARD_READER_CCID_CCID_DESCRIPTOR_H_

#include <cstdint>
#include <optional>
#include <span>

namespace till::hal {

// CcidExchangeLevel is how much of a card's protocol the reader speaks by itself (CCID 1.1, table 5.1-1,
// dwFeatures).
enum class CcidExchangeLevel { kCharacter, kTpdu, kShortApdu, kExtendedApdu };

// CcidDescriptor is what a reader says of itself in its class descriptor (CCID 1.1, table 5.1-1), as far as
// it matters here.
struct CcidDescriptor {
  int slots = 1;                   // 1 to 256
  uint8_t voltages = 0;            // bit 0: 5 V, bit 1: 3 V, bit 2: 1.8 V
  uint32_t protocols = 0;          // bit 0: T=0, bit 1: T=1
  uint32_t max_ifsd = 0;           // of T=1
  uint32_t features = 0;           // dwFeatures
  uint32_t max_message_bytes = 0;  // header included, at most kMostCcidBytes

  CcidExchangeLevel level() const;
  // Speaks: the reader can do T=0 or T=1. Of one that names neither (QEMU 7.2's has them in the wrong half of
  // the field) both are believed.
  bool Speaks(int protocol) const { return (protocols & 0xFFFF) == 0 || (protocols >> protocol & 1) != 0; }
  // ChoosesVoltage: bPowerSelect may be 0.
  bool ChoosesVoltage() const { return (features & 0x08) != 0; }
  // SetsParameters: it takes speed, guard times and protocol from the ATR, or negotiates them, by itself.
  bool SetsParameters() const { return (features & (0x02 | 0x40)) != 0; }
  // AnnouncesIfsd: its first block of T=1 is the IFS request.
  bool AnnouncesIfsd() const { return (features & 0x400) != 0; }

  friend bool operator==(const CcidDescriptor&, const CcidDescriptor&) = default;
};

// kMostCcidBytes is the longest message: an extended APDU behind the header (CCID 1.1, table 5.1-1).
inline constexpr uint32_t kMostCcidBytes = 65'544 + 10;

// ParseCcidDescriptor reads one class descriptor. Nothing for bytes that are none.
std::optional<CcidDescriptor> ParseCcidDescriptor(std::span<const uint8_t> descriptor);

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_CCID_DESCRIPTOR_H_
