// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_ISO8583_FIELD48_H_
#define TILL_SERVICES_UPLINK_ISO8583_FIELD48_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"

// Field 48 has a form for each kind of message (unionpay.md B8); all are digits.
namespace till::uplink {

// SettlementGroup is the totals of the cards of one group: what the merchant gets (debit) and gives (credit).
struct SettlementGroup {
  int64_t debit_minor = 0;   // 0..999,999,999,999
  int32_t debit_count = 0;   // 0..999
  int64_t credit_minor = 0;  // As debit_minor.
  int32_t credit_count = 0;  // As debit_count.
};

// SettlementDigits returns the 62 digits of a settlement: domestic cards, then foreign, the flags zero.
// INVALID_ARGUMENT for a number that does not fit.
absl::StatusOr<std::string> SettlementDigits(const SettlementGroup& domestic, const SettlementGroup& foreign);

// SettlementFlags is the host's word about each group: 1 equal, 2 not, 3 error.
struct SettlementFlags {
  int32_t domestic = 0;
  int32_t foreign = 0;
};

// ParseSettlementFlags reads the 62 digits of an answer. INVALID_ARGUMENT for another length or flag.
absl::StatusOr<SettlementFlags> ParseSettlementFlags(std::string_view digits);

// StripeDetail is one payment in a batch upload of stripe transactions.
struct StripeDetail {
  bool foreign = false;
  uint32_t trace = 0;        // 1..999999
  std::string_view pan;      // Digits; valid for the call.
  int64_t amount_minor = 0;  // 0..999,999,999,999
};

// As many go into one message.
inline constexpr size_t kMostStripeDetails = 8;

// StripeDetailDigits returns the count and 40 digits for each of one to eight payments. Account numbers are
// in it. INVALID_ARGUMENT for another number of them or a part that does not fit.
absl::StatusOr<SecretBuffer> StripeDetailDigits(std::span<const StripeDetail> details);

// CountDigits returns the four digits of a batch's end, TipDigits the twelve of a tip. INVALID_ARGUMENT when
// the number does not fit.
absl::StatusOr<std::string> CountDigits(int32_t count);
absl::StatusOr<std::string> TipDigits(int64_t minor);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_ISO8583_FIELD48_H_
