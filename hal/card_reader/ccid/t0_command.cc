// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/t0_command.h"

#include <algorithm>

namespace till::hal {
namespace {

constexpr size_t kHeader = 4;
constexpr size_t kMostOfOneByte = 256;

absl::Status NoApdu() {
  return absl::InvalidArgumentError("not a command APDU");
}

absl::Status TooLong() {
  return absl::InvalidArgumentError("T=0 carries commands of at most 255 bytes of data and 256 of answer");
}

SecretBuffer Tpdu(std::span<const uint8_t> apdu, size_t p3, std::span<const uint8_t> data) {
  SecretBuffer tpdu(kHeader + 1 + data.size());
  std::copy_n(apdu.begin(), kHeader, tpdu.Mutable().begin());
  tpdu.Mutable()[kHeader] = static_cast<uint8_t>(p3);
  std::copy(data.begin(), data.end(), tpdu.Mutable().begin() + kHeader + 1);
  return tpdu;
}

// Extended lengths: a byte 00 and two bytes (ISO/IEC 7816-3, 12.1.3).
absl::StatusOr<SecretBuffer> OfExtended(std::span<const uint8_t> apdu) {
  const size_t first = static_cast<size_t>(apdu[5]) << 8 | apdu[6];
  if (apdu.size() == kHeader + 3) {  // case 2
    if (first == 0 || first > kMostOfOneByte) return TooLong();
    return Tpdu(apdu, first % kMostOfOneByte, {});
  }
  const size_t without_le = kHeader + 3 + first;
  if (first == 0 || (apdu.size() != without_le && apdu.size() != without_le + 2)) return NoApdu();
  if (first >= kMostOfOneByte) return TooLong();
  return Tpdu(apdu, first, apdu.subspan(kHeader + 3, first));
}

}  // namespace

absl::StatusOr<SecretBuffer> T0Command(std::span<const uint8_t> apdu) {
  if (apdu.size() < kHeader) return NoApdu();
  if (apdu.size() == kHeader) return Tpdu(apdu, 0, {});
  const size_t length = apdu[kHeader];
  if (apdu.size() == kHeader + 1) return Tpdu(apdu, length, {});
  if (length == 0) return apdu.size() < kHeader + 3 ? NoApdu() : OfExtended(apdu);
  const size_t without_le = kHeader + 1 + length;
  if (apdu.size() != without_le && apdu.size() != without_le + 1) return NoApdu();
  return Tpdu(apdu, length, apdu.subspan(kHeader + 1, length));
}

}  // namespace till::hal
