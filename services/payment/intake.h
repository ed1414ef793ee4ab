// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_INTAKE_H_
#define TILL_SERVICES_PAYMENT_INTAKE_H_

#include <functional>
#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/common/clock/clock.h"
#include "services/payment/card_payment.h"
#include "services/payment/offline_bounds.h"
#include "services/payment/payment_log.h"
#include "services/payment/payment_order.h"
#include "services/payment/ports.h"
#include "services/payment/running_payment.h"

namespace till::payment {

// Intake turns an order into a payment: checked, journaled, and with the machine that takes it. It starts no
// thread and keeps no state.
class Intake {
 public:
  struct Ports {
    CardPort& card;
    PinPort& pin;
    HostPort& host;
    BooksPort& books;
    ShopPort& shop;
    Clock& clock;
  };

  // `new_name` returns "payments/{id}", another one each time.
  Intake(Ports ports, std::function<std::string()> new_name);

  // Check completes the order from its original and refuses what may not be; the errors of payment_order.h,
  // NOT_FOUND.
  absl::Status Check(PaymentOrder& order);

  // CheckQuote refuses an amount that the order's promotion does not give: INVALID_AMOUNT.
  absl::Status CheckQuote(const PaymentOrder& order);

  // MayGoAheadWithout says whether a payment may be taken while the host is away: an advice that is owed all
  // the same, or a sale that the card may approve by itself. OFFLINE_LIMIT_REACHED when too much waits
  // already; else `why_away`.
  absl::Status MayGoAheadWithout(const PaymentOrder& order, const absl::Status& why_away);

  // Record journals the intent, or answers the payment that this request opened before.
  absl::StatusOr<ledger::v1::RecordIntentResponse> Record(const PaymentOrder& order);

  // Make returns what takes the payment; Run it once.
  absl::StatusOr<std::unique_ptr<RunningPayment>> Make(const PaymentOrder& order,
                                                       const ledger::v1::PaymentRecord& intent,
                                                       PaymentLog& log, bool host_is_away);

 private:
  CardPayment::Options CardOptions(const PaymentOrder& order,
                                   const terminal::v1::TerminalParameters& parameters,
                                   const Context& context);
  absl::StatusOr<OfflineRoom> RoomFor(const PaymentOrder& order,
                                      const terminal::v1::TerminalParameters& parameters);

  const Ports ports_;
  const std::function<std::string()> new_name_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_INTAKE_H_
