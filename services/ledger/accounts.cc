// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/accounts.h"

namespace till::ledger {
namespace {

Leg Debit(std::string_view account, int64_t amount_minor) {
  return {std::string(account), amount_minor, 0};
}
Leg Credit(std::string_view account, int64_t amount_minor) {
  return {std::string(account), 0, amount_minor};
}

}  // namespace

std::vector<Leg> IntentLegs(int64_t amount_minor) {
  return {Debit(kPending, amount_minor), Credit(kPendingSales, amount_minor)};
}

std::vector<Leg> SuspendLegs(int64_t amount_minor) {
  return {Debit(kSuspense, amount_minor), Credit(kPending, amount_minor)};
}

std::vector<Leg> PostLegs(int64_t amount_minor, std::string_view scheme) {
  const std::string receivable =
      std::string(kReceivablePrefix) + std::string(scheme.empty() ? std::string_view("OTHER") : scheme);
  return {Debit(receivable, amount_minor), Credit(kPending, amount_minor), Debit(kPendingSales, amount_minor),
          Credit(kSales, amount_minor)};
}

std::vector<Leg> VoidLegs(int64_t amount_minor, bool from_suspense) {
  return {Debit(kPendingSales, amount_minor), Credit(from_suspense ? kSuspense : kPending, amount_minor)};
}

}  // namespace till::ledger
