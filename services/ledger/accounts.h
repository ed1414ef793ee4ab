// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_ACCOUNTS_H_
#define TILL_SERVICES_LEDGER_ACCOUNTS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace till::ledger {

// The accounts of the books. For each payment the first four are empty once it has ended.
//
// Money that may come, and the sale that may be. Opened by the intent.
inline constexpr std::string_view kPending = "pending";
inline constexpr std::string_view kPendingSales = "pending_sales";
// Money whose fate only the host knows, while a reversal is owed; it came out of `pending`.
inline constexpr std::string_view kSuspense = "suspense";
// What the acquirer owes the merchant, an account per scheme: "receivable:UNIONPAY".
inline constexpr std::string_view kReceivablePrefix = "receivable:";
// What the merchant sold.
inline constexpr std::string_view kSales = "sales";

// Leg is one line of a double entry; exactly one of debit and credit is positive, the other is 0. Minor
// units.
struct Leg {
  std::string account;
  int64_t debit_minor = 0;
  int64_t credit_minor = 0;

  bool operator==(const Leg&) const = default;
};

// The entries of a payment of `amount_minor` (positive). Debits equal credits in each.
std::vector<Leg> IntentLegs(int64_t amount_minor);
std::vector<Leg> SuspendLegs(int64_t amount_minor);
// `scheme` is the card's; "OTHER" when empty.
std::vector<Leg> PostLegs(int64_t amount_minor, std::string_view scheme);
std::vector<Leg> VoidLegs(int64_t amount_minor, bool from_suspense);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_ACCOUNTS_H_
