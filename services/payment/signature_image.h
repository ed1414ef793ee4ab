// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_SIGNATURE_IMAGE_H_
#define TILL_SERVICES_PAYMENT_SIGNATURE_IMAGE_H_

#include <string>

#include "absl/status/statusor.h"
#include "till/payment/v1/payments.pb.h"

namespace till::payment {

// EncodeSignature returns field 62 of a slip upload, 1 to 900 bytes, the same for the same image:
//
//   version  1 byte, 0x01
//   width    2 bytes, big-endian, pixels
//   height   2 bytes, big-endian, pixels
//   zlib stream (RFC 1950) of the rows, each beginning a new byte, highest bit leftmost, 1 is black,
//   the bits after a row's end 0
//
// A drawing that does not fit is halved in both directions until it does; a pixel is black when one of its
// four was, so that no stroke breaks. INVALID_REQUEST: out of bounds, or nothing is drawn.
absl::StatusOr<std::string> EncodeSignature(const v1::SignatureImage& image);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_SIGNATURE_IMAGE_H_
