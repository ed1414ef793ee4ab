// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_OFFLINE_BOUNDS_H_
#define TILL_SERVICES_PAYMENT_OFFLINE_BOUNDS_H_

#include "absl/time/time.h"
#include "services/payment/ports.h"

namespace till::payment {

// OfflineRoom says whether the card may approve a sale by itself.
enum class OfflineRoom {
  kNotAllowed,  // The parameters ask the host always, or for this amount.
  kFull,        // As many wait for the host as may, their sum is too much, or the oldest waits too long.
  kFree,
};

// OfflineRoomFor counts what waits for the host in the books. An error when they cannot be read.
absl::StatusOr<OfflineRoom> OfflineRoomFor(BooksPort& books,
                                           const terminal::v1::TerminalParameters& parameters,
                                           const common::v1::Amount& amount, absl::Time now);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_OFFLINE_BOUNDS_H_
