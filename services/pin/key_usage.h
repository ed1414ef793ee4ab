// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_KEY_USAGE_H_
#define TILL_SERVICES_PIN_KEY_USAGE_H_

#include <cstdint>
#include <string_view>

namespace till::pin {

// KeyUsage is the one thing that a key may be used for. The numbers are stored.
enum class KeyUsage : uint8_t {
  kMaster = 1,     // TMK: deciphers working keys, nothing else
  kPin = 2,        // TPK / PIK: PIN blocks
  kMac = 3,        // TAK / MAK: message authentication
  kData = 4,       // TDK: account data
  kSm4Master = 5,  // SM4 TMK: deciphers SM4 working keys, nothing else
};

// UsageName is the field's short name: "TMK", "TPK", "TAK", "TDK", "SM4 TMK".
constexpr std::string_view UsageName(KeyUsage usage) {
  switch (usage) {
    case KeyUsage::kMaster:
      return "TMK";
    case KeyUsage::kPin:
      return "TPK";
    case KeyUsage::kMac:
      return "TAK";
    case KeyUsage::kData:
      return "TDK";
    case KeyUsage::kSm4Master:
      return "SM4 TMK";
  }
  return "?";
}

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_KEY_USAGE_H_
