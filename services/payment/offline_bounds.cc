// SPDX-License-Identifier: Apache-2.0
#include "services/payment/offline_bounds.h"

#include "services/payment/original.h"
#include "services/payment/parameters.h"

namespace till::payment {

absl::StatusOr<OfflineRoom> OfflineRoomFor(BooksPort& books,
                                           const terminal::v1::TerminalParameters& parameters,
                                           const common::v1::Amount& amount, absl::Time now) {
  if (amount.minor_units() > parameters.offline_limit_minor()) return OfflineRoom::kNotAllowed;
  const absl::StatusOr<std::vector<ledger::v1::PaymentRecord>> open = books.OpenPayments();
  if (!open.ok()) return open.status();
  int waiting = 0;
  int64_t total = amount.minor_units();
  for (const ledger::v1::PaymentRecord& record : *open) {
    if (record.kind() != ledger::v1::OFFLINE_SALE_UPLOAD) continue;
    const absl::StatusOr<ledger::v1::PaymentRecord> sale = books.GetRecord(record.original());
    if (!sale.ok()) return sale.status();
    ++waiting;
    total += sale->amount().minor_units();
    const absl::Time since = absl::FromUnixSeconds(sale->create_time().seconds());
    if (now - since > OfflineAgeOf(parameters)) return OfflineRoom::kFull;
  }
  const bool full = waiting >= OfflineMostOf(parameters) || total > OfflineTotalOf(parameters);
  return full ? OfflineRoom::kFull : OfflineRoom::kFree;
}

}  // namespace till::payment
