// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_ACCOUNTS_H_
#define TILL_SERVICES_LEDGER_ACCOUNTS_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "services/common/payment_kind/payment_kind.h"

namespace till::ledger {

// The accounts of the books. For each payment the first three are empty once it has ended.
//
// Money that may come (or go: the other side), and what it would be for. Opened by the intent.
inline constexpr std::string_view kPending = "pending";
inline constexpr std::string_view kPendingSales = "pending_sales";
// Money whose fate only the host knows, while a reversal is owed; it came out of `pending`.
inline constexpr std::string_view kSuspense = "suspense";
// What the acquirer owes the merchant, an account per scheme or wallet: "receivable:UNIONPAY".
inline constexpr std::string_view kReceivablePrefix = "receivable:";
// What the merchant sold, was given on top, and gave back.
inline constexpr std::string_view kSales = "sales";
inline constexpr std::string_view kTips = "tips";
inline constexpr std::string_view kRefunds = "refunds";
// What the acquirer keeps of it.
inline constexpr std::string_view kFees = "fees";
// Notes and coins taken at the till for top-ups.
inline constexpr std::string_view kCash = "cash";

// Leg is one line of a double entry; exactly one of debit and credit is positive, the other is 0. Minor
// units.
struct Leg {
  std::string account;
  int64_t debit_minor = 0;
  int64_t credit_minor = 0;

  bool operator==(const Leg&) const = default;
};

// PostedMoney is what a payment does to the books when it is posted. Amounts may be negative where an
// adjustment lowers one.
struct PostedMoney {
  Effect effect = Effect::kNone;
  bool undoes = false;        // a void takes back from `sales` and `tips`, a refund goes to `refunds`
  int64_t pending_minor = 0;  // what the intent made pending
  int64_t posted_minor = 0;   // what the host approved: less after a partial approval
  int64_t tip_minor = 0;      // part of it
  int64_t fee_minor = 0;      // negative when the acquirer gives it back
  std::string_view scheme;    // "OTHER" when empty
};

// SignOf is 1 when the effect brings the merchant a claim on the acquirer, -1 when it takes one away, 0 for
// none.
int SignOf(Effect effect);

// The entries of a payment of `amount_minor`; none when the effect is none. Debits equal credits in each.
std::vector<Leg> IntentLegs(Effect effect, int64_t amount_minor);
std::vector<Leg> SuspendLegs(Effect effect, int64_t amount_minor);
std::vector<Leg> PostLegs(const PostedMoney& money);
std::vector<Leg> VoidLegs(Effect effect, int64_t amount_minor, bool from_suspense);

// ReceivableOf returns the account of a scheme.
std::string ReceivableOf(std::string_view scheme);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_ACCOUNTS_H_
