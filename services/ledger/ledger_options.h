// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_LEDGER_OPTIONS_H_
#define TILL_SERVICES_LEDGER_LEDGER_OPTIONS_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "absl/time/time.h"
#include "services/common/sqlite/database.h"

namespace till::ledger {

// LedgerOptions is what a merchant may choose about the books.
struct LedgerOptions {
  // Where the merchant's days begin and end.
  absl::TimeZone time_zone = absl::UTCTimeZone();
  // How long after midnight, by the clock on the wall, a business day begins: a bar's sale at 01:00 may
  // belong to yesterday.
  absl::Duration business_day_start = absl::ZeroDuration();
  // Payments that a batch may hold before BATCH_FULL; 0 for no limit.
  int64_t max_batch_payments = 0;
  // How much of a pre-authorisation a completion may take, in percent of it.
  int completion_cap_percent = 115;
  // How much may be added to a sale as tips, in percent of it.
  int tip_cap_percent = 20;
  // What the acquirer keeps, in hundredths of a percent, by scheme; "" for every other scheme.
  std::map<std::string, int, std::less<>> fee_basis_points;
  sqlite::OpenOptions storage;
};

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_LEDGER_OPTIONS_H_
