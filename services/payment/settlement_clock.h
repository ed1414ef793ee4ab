// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_SETTLEMENT_CLOCK_H_
#define TILL_SERVICES_PAYMENT_SETTLEMENT_CLOCK_H_

#include <optional>
#include <string>

#include "absl/time/time.h"
#include "services/payment/ports.h"

namespace till::payment {

// LastSettlementTime returns the latest moment, not after `now`, at which the clock in the merchant's zone
// showed `time_of_day` ("HH:MM"); nothing when that is no time of day, or the zone no zone.
std::optional<absl::Time> LastSettlementTime(const std::string& time_of_day, const std::string& time_zone,
                                             absl::Time now);

// IsSettlementDue says whether the current batch holds a payment from before the last settlement time: then
// that time has passed without a settlement, with the terminal on or off. An error when the books cannot be
// read.
absl::StatusOr<bool> IsSettlementDue(BooksPort& books, ShopPort& shop, absl::Time now);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_SETTLEMENT_CLOCK_H_
