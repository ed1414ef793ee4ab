// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_DETAILS_H_
#define TILL_SERVICES_LEDGER_DETAILS_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"

namespace till::ledger {

// DetailField names what may be known of a payment beside its money. The numbers are tags on disk: never
// changed or reused. Enumerations and counts are decimal text.
enum class DetailField : uint8_t {
  kScheme = 1,
  kMaskedNumber = 2,
  kCardToken = 3,
  kEntryMode = 4,
  kAid = 5,
  kApplicationLabel = 6,
  kCardholderName = 7,
  kExpired = 8,
  kVerification = 10,
  kCryptogram = 11,
  kCryptogramType = 12,
  kTvr = 13,
  kTsi = 14,
  kAtc = 15,
  kAip = 16,
  kUnpredictableNumber = 17,
  kIssuerApplicationData = 18,
  kCvmResults = 19,
  kTerminalCapabilities = 20,
  kRequestCryptogram = 21,
  kReversalField55 = 30,
  kResponseCode = 31,
  kAuthorisationCode = 32,
  kReferenceNumber = 33,
  kHostTime = 34,
  kHostDate = 35,
  kSettlementDate = 36,
  kAcquirer = 37,
  kInstitutions = 38,
  kApprovedAmountMinor = 39,
  kApprovedCurrency = 40,
  kResponseClass = 41,
  kResponseWordsZh = 42,
  kResponseWordsEn = 43,
  kAvailableMinor = 44,  // may be negative, and zero is said: the field is there when the host said it
  kAvailableCurrency = 45,
  kPoints = 46,  // zero is said, as above
  kWallet = 47,
  kWalletReference = 48,
  kReversalReason = 50,
  kNote = 51,
  kVoidReason = 52,
  kField55 = 60,
  kApprovedBy = 61,
  kOrderNumber = 62,
  kQrPayload = 63,
  kScriptResults = 64,
  kSignature = 65,
  kOriginalAmountMinor = 67,  // before a promotion
  kOriginalAmountCurrency = 68,
  kPromotion = 69,
};

// Details is a set of such fields; a field that is empty is not there.
class Details {
 public:
  // Set replaces a field; an empty value leaves it as it is, so that merging never loses what was known.
  void Set(DetailField field, std::string_view value);
  void SetNumber(DetailField field, int64_t value);
  std::string_view Get(DetailField field) const;
  // GetNumber returns 0 for a field that is not there or is no number.
  int64_t GetNumber(DetailField field) const;
  // Clear forgets a field.
  void Clear(DetailField field) { fields_.erase(field); }

  // Merge takes every field of `newer` over.
  void Merge(const Details& newer);

  // Check refuses what must not be in the books: a field over 1024 bytes, or a full card number in a text.
  absl::Status Check() const;

  // Encode returns the canonical encoding (canonical.h) with the field's number as its tag.
  std::string Encode() const;
  static absl::StatusOr<Details> Decode(std::string_view bytes);

  bool operator==(const Details&) const = default;

 private:
  std::map<DetailField, std::string> fields_;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_DETAILS_H_
