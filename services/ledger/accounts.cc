// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/accounts.h"

namespace till::ledger {
namespace {

// Add appends one side: a debit when positive, a credit when negative, nothing for zero.
void Add(std::vector<Leg>& legs, std::string_view account, int64_t amount_minor) {
  if (amount_minor > 0) legs.push_back({std::string(account), amount_minor, 0});
  if (amount_minor < 0) legs.push_back({std::string(account), 0, -amount_minor});
}

// Move takes money that flows to the merchant from one account to another, and what flows back the other way.
std::vector<Leg> Move(Effect effect, int64_t amount_minor, std::string_view to, std::string_view from) {
  const int64_t signed_minor = SignOf(effect) * amount_minor;
  std::vector<Leg> legs;
  Add(legs, to, signed_minor);
  Add(legs, from, -signed_minor);
  return legs;
}

}  // namespace

int SignOf(Effect effect) {
  switch (effect) {
    case Effect::kNone:
      return 0;
    case Effect::kCredit:
    case Effect::kTip:
    case Effect::kCashOut:
      return 1;
    case Effect::kDebit:
    case Effect::kCashIn:
      return -1;
  }
  return 0;
}

std::vector<Leg> IntentLegs(Effect effect, int64_t amount_minor) {
  return Move(effect, amount_minor, kPending, kPendingSales);
}

std::vector<Leg> SuspendLegs(Effect effect, int64_t amount_minor) {
  return Move(effect, amount_minor, kSuspense, kPending);
}

std::vector<Leg> PostLegs(const PostedMoney& money) {
  const int sign = SignOf(money.effect);
  const std::string receivable = ReceivableOf(money.scheme);
  const int64_t posted = sign * money.posted_minor;
  const int64_t pending = sign * money.pending_minor;
  const int64_t tip = sign * money.tip_minor;
  std::vector<Leg> legs;
  Add(legs, receivable, posted);
  Add(legs, kPending, -pending);
  Add(legs, kPendingSales, pending);
  switch (money.effect) {
    case Effect::kNone:
      break;
    case Effect::kDebit:
      if (!money.undoes) {
        Add(legs, kRefunds, -posted);
        break;
      }
      [[fallthrough]];  // A void takes back what its sale gave.
    case Effect::kCredit:
      Add(legs, kSales, -(posted - tip));
      Add(legs, kTips, -tip);
      break;
    case Effect::kTip:
      Add(legs, kTips, -posted);
      break;
    case Effect::kCashIn:
    case Effect::kCashOut:
      Add(legs, kCash, -posted);
      break;
  }
  if (sign != 0) {
    Add(legs, kFees, money.fee_minor);
    Add(legs, receivable, -money.fee_minor);
  }
  return legs;
}

std::vector<Leg> VoidLegs(Effect effect, int64_t amount_minor, bool from_suspense) {
  return Move(effect, amount_minor, kPendingSales, from_suspense ? kSuspense : kPending);
}

std::string ReceivableOf(std::string_view scheme) {
  return std::string(kReceivablePrefix) + std::string(scheme.empty() ? std::string_view("OTHER") : scheme);
}

}  // namespace till::ledger
