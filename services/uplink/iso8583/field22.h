// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_FIELD22_H_
#define TILL_SERVICES_UPLINK_ISO8583_FIELD22_H_

#include <string>

namespace till::uplink {

// Field22 is how the account came in and whether a PIN goes with it (unionpay.md B2).
struct Field22 {
  enum class Entry { kUnknown = 0, kManual = 1, kStripe = 2, kBarcode = 3, kChip = 5, kContactlessChip = 7 };

  Entry entry = Entry::kUnknown;
  bool has_pin = false;

  // Digits returns the three digits: "051" is a chip with a PIN, "072" a contactless chip without.
  std::string Digits() const {
    return {'0', static_cast<char>('0' + static_cast<int>(entry)), has_pin ? '1' : '2'};
  }
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_FIELD22_H_
