// SPDX-License-Identifier: Apache-2.0
// The flags that the terminal collects on its way: TVR and TSI (EMV 4.4 Book 3, annexes C5 and C6).

#ifndef TILL_SERVICES_CARD_VERIFICATION_RESULTS_H_
#define TILL_SERVICES_CARD_VERIFICATION_RESULTS_H_

#include <array>
#include <cstdint>

namespace till::card {

// TvrBit names a bit as byte (1 to 5) and mask.
enum class TvrBit : uint16_t {
  kDataAuthenticationNotPerformed = 0x180,
  kStaticAuthenticationFailed = 0x140,
  kCardDataMissing = 0x120,
  kOnExceptionFile = 0x110,
  kDynamicAuthenticationFailed = 0x108,
  kCombinedAuthenticationFailed = 0x104,
  kStaticAuthenticationSelected = 0x102,
  kVersionsDiffer = 0x280,
  kExpired = 0x240,
  kNotYetEffective = 0x220,
  kServiceNotAllowed = 0x210,
  kNewCard = 0x208,
  kCardholderVerificationFailed = 0x380,
  kUnrecognisedMethod = 0x340,
  kPinTryLimitExceeded = 0x320,
  kPinPadNotWorking = 0x310,
  kPinNotEntered = 0x308,
  kOnlinePinEntered = 0x304,
  kFloorLimitExceeded = 0x480,
  kLowerOfflineLimitExceeded = 0x440,
  kUpperOfflineLimitExceeded = 0x420,
  kSelectedAtRandom = 0x410,
  kMerchantForcedOnline = 0x408,
  kDefaultTdolUsed = 0x580,
  kIssuerAuthenticationFailed = 0x540,
  kScriptFailedBeforeFinal = 0x520,
  kScriptFailedAfterFinal = 0x510,
};

// Tvr is the terminal verification results, tag 95.
class Tvr {
 public:
  void Set(TvrBit bit) { bytes_[Index(bit)] |= static_cast<uint8_t>(bit); }
  void Clear(TvrBit bit) { bytes_[Index(bit)] &= static_cast<uint8_t>(~static_cast<unsigned>(bit)); }
  bool Has(TvrBit bit) const { return (bytes_[Index(bit)] & static_cast<uint8_t>(bit)) != 0; }
  const std::array<uint8_t, 5>& bytes() const { return bytes_; }

 private:
  static size_t Index(TvrBit bit) { return (static_cast<uint16_t>(bit) >> 8) - 1; }
  std::array<uint8_t, 5> bytes_{};
};

// TsiBit is a mask of the first byte.
enum class TsiBit : uint8_t {
  kDataAuthentication = 0x80,
  kCardholderVerification = 0x40,
  kCardRiskManagement = 0x20,
  kIssuerAuthentication = 0x10,
  kTerminalRiskManagement = 0x08,
  kScriptProcessing = 0x04,
};

// Tsi is the transaction status information, tag 9B.
class Tsi {
 public:
  void Set(TsiBit bit) { bytes_[0] |= static_cast<uint8_t>(bit); }
  bool Has(TsiBit bit) const { return (bytes_[0] & static_cast<uint8_t>(bit)) != 0; }
  const std::array<uint8_t, 2>& bytes() const { return bytes_; }

 private:
  std::array<uint8_t, 2> bytes_{};
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_VERIFICATION_RESULTS_H_
