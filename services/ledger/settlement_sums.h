// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_SETTLEMENT_SUMS_H_
#define TILL_SERVICES_LEDGER_SETTLEMENT_SUMS_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace till::ledger {

// SettlementSums is what field 48 of a settlement says of one group of cards (unionpay.md B8), minor units.
// The number beside each is its tag in the canonical encoding.
struct SettlementSums {
  int64_t debit_minor = 0;   // 1, money to the merchant
  int64_t debit_count = 0;   // 2
  int64_t credit_minor = 0;  // 3, money back
  int64_t credit_count = 0;  // 4

  bool operator==(const SettlementSums&) const = default;

  std::string Encode() const;
  static absl::StatusOr<SettlementSums> Decode(std::string_view bytes);
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_SETTLEMENT_SUMS_H_
