// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_QR_QR_PAYMENT_H_
#define TILL_SERVICES_PAYMENT_QR_QR_PAYMENT_H_

#include <optional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/clock/clock.h"
#include "services/payment/cancel_gate.h"
#include "services/payment/payment_ending.h"
#include "services/payment/payment_log.h"
#include "services/payment/ports.h"
#include "services/payment/running_payment.h"

namespace till::payment {

// QrPayment takes one QR payment: the customer's code is sent, or the merchant's is shown, and the host is
// asked every three seconds until the order is paid. An order that is not paid in time, or cancelled, is owed
// its closing at the host: Recovery closes it until the host confirms, and money that came meanwhile goes
// back.
class QrPayment final : public RunningPayment {
 public:
  struct Ports {
    HostPort& host;
    BooksPort& books;
    Clock& clock;
  };

  struct Options {
    std::string customer_code;  // Empty: the merchant's code is shown.
    absl::Duration wallet_timeout = absl::Seconds(60);
    absl::Duration reply_timeout = absl::Seconds(60);
  };

  QrPayment(Ports ports, Options options, const ledger::v1::PaymentRecord& intent, PaymentLog& log);

  void Run() override;
  // Cancel closes the order; a customer who has paid meanwhile gets the money back.
  CancelAnswer Cancel() override;
  absl::Status ChooseApplication(int index) override;
  bool LeftWork() const override { return ending_.left_work(); }

 private:
  // What is known of the order.
  enum class Order { kWaiting, kPaid, kRefused, kNotSent, kNotMade };

  Order Open();
  Order Ask();
  Order StateOf(const absl::StatusOr<uplink::v1::ExchangeResponse>& reply, bool opening);
  bool ShowCode(const std::string& payload);
  Order Poll();
  void Sleep(absl::Duration duration);

  void EndPaid();
  void EndRefused();
  void OweClosing();

  const Ports ports_;
  const Options options_;
  PaymentLog& log_;
  PaymentEnding ending_;
  const absl::Duration end_;  // On the monotonic clock.

  ledger::v1::HostResult host_;
  std::string payload_;

  CancelGate gate_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_QR_QR_PAYMENT_H_
