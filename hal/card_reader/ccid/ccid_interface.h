// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_CCID_INTERFACE_H_
#define TILL_HAL_CARD_READER_CCID_CCID_INTERFACE_H_

#include <cstdint>
#include <optional>
#include <span>

#include "hal/card_reader/ccid/ccid_descriptor.h"

namespace till::hal {

// kCcidClass is the interface class of card readers (CCID 1.1, 4.3).
inline constexpr uint8_t kCcidClass = 0x0B;

// CcidInterface is where a device takes CCID messages.
struct CcidInterface {
  uint8_t interface = 0;
  uint8_t alternate = 0;
  bool several_alternates = false;
  uint8_t bulk_out = 0;
  uint8_t bulk_in = 0;
  CcidDescriptor descriptor;

  friend bool operator==(const CcidInterface&, const CcidInterface&) = default;
};

// FindCcidInterface reads a configuration descriptor with all that follows it (USB 2.0, 9.6.3) and returns
// the first interface of the class with both bulk endpoints and a class descriptor, wherever in the interface
// that stands. Nothing for a device without one, and for bytes that are no descriptors.
std::optional<CcidInterface> FindCcidInterface(std::span<const uint8_t> configuration);

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_CCID_INTERFACE_H_
