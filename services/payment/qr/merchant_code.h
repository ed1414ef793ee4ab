// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_QR_MERCHANT_CODE_H_
#define TILL_SERVICES_PAYMENT_QR_MERCHANT_CODE_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace till::payment {

// QrObject is a data object of a merchant-presented code (EMV QR Code Specification for Payment Systems,
// Merchant-Presented Mode 1.1, 3): two digits of id, two of length in characters, the value. A template's
// value is a row of objects again.
struct QrObject {
  int id = 0;         // 0 to 99.
  std::string value;  // UTF-8, 1 to 99 characters.

  friend bool operator==(const QrObject&, const QrObject&) = default;
};

// EncodeMerchantCode returns the code of these objects with the payload format indicator (00) before them and
// the CRC (63) after them; neither is among them. INVALID_REQUEST when an object cannot be written or the
// code is longer than 512 characters.
absl::StatusOr<std::string> EncodeMerchantCode(const std::vector<QrObject>& objects);

// DecodeMerchantCode reads a code back, without the two. INVALID_REQUEST when it does not begin with 00, an
// object runs over the end or comes twice, the CRC is not the last, or it is wrong.
absl::StatusOr<std::vector<QrObject>> DecodeMerchantCode(std::string_view code);

// DecodeQrObjects reads the objects of a template's value. INVALID_REQUEST as above.
absl::StatusOr<std::vector<QrObject>> DecodeQrObjects(std::string_view value);

// IsMerchantCode says whether a payload claims to be of this form; the wallets' own codes are links.
bool IsMerchantCode(std::string_view payload);

// QrChecksum is the CRC of ISO/IEC 13239 with polynomial 0x1021 and first value 0xFFFF, over bytes (4.7.3).
uint16_t QrChecksum(std::string_view bytes);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_QR_MERCHANT_CODE_H_
