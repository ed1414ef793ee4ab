// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_FIELD53_H_
#define TILL_SERVICES_UPLINK_ISO8583_FIELD53_H_

#include <string>

namespace till::uplink {

// Field53 says how field 52 and the tracks are enciphered (unionpay.md B2).
struct Field53 {
  enum class PinBlock { kWithoutPan = 1, kWithPan = 2 };
  enum class Cipher { kSingleDes = 0, kTripleDes = 6 };

  PinBlock pin_block = PinBlock::kWithPan;
  Cipher cipher = Cipher::kTripleDes;
  bool track_enciphered = false;

  // Digits returns the sixteen digits: "2600000000000000" is ISO 9564 format 0 under a double-length key.
  std::string Digits() const {
    std::string digits(16, '0');
    digits[0] = static_cast<char>('0' + static_cast<int>(pin_block));
    digits[1] = static_cast<char>('0' + static_cast<int>(cipher));
    digits[2] = track_enciphered ? '1' : '0';
    return digits;
  }
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_FIELD53_H_
