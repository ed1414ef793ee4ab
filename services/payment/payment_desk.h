// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_PAYMENT_DESK_H_
#define TILL_SERVICES_PAYMENT_PAYMENT_DESK_H_

#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "absl/status/statusor.h"
#include "services/common/clock/clock.h"
#include "services/payment/payment_log.h"
#include "services/payment/ports.h"
#include "services/payment/recovery.h"
#include "services/payment/sale.h"
#include "till/payment/v1/batches.pb.h"
#include "till/payment/v1/moments.pb.h"

namespace till::payment {

// PaymentDesk takes one payment at a time, remembers what became of each, and works off what is owed to the
// host.
//
// Thread-safe. A payment runs on a thread of its own and goes on when its caller goes away. Between payments
// a second thread signs on, ends what a crash left open, and sends owed reversals with a growing pause (1 s
// to 60 s).
class PaymentDesk {
 public:
  struct Ports {
    CardPort& card;
    PinPort& pin;
    HostPort& host;
    BooksPort& books;
    PaperPort& paper;
    ShopPort& shop;
    Clock& clock;
  };

  // `random` returns a number from 0 to 1, for the jitter of pauses and for payment names.
  PaymentDesk(Ports ports, std::function<double()> random);
  ~PaymentDesk();

  // Open starts the background work; a payment may be started before it has signed on.
  void Open();

  // Close cancels what can be cancelled, waits for the running payment's present step, and stops the
  // background work.
  void Close();

  // Start takes a payment, or returns the one that the request's id took before. Errors as
  // Payments.StartPayment has them.
  absl::StatusOr<std::shared_ptr<PaymentLog>> Start(const v1::StartPaymentRequest& request,
                                                    const std::string& operator_id,
                                                    const std::string& language);

  // Find returns a payment by name: with its events while it is remembered, else as the journal tells of it.
  absl::StatusOr<std::shared_ptr<PaymentLog>> Find(const std::string& payment);

  absl::StatusOr<v1::CancelPaymentResponse> Cancel(const std::string& payment);
  absl::Status Respond(const v1::RespondRequest& request);
  absl::StatusOr<print::v1::Document> Receipt(const v1::GetReceiptRequest& request);

  absl::StatusOr<v1::SignOnResponse> SignOn(const std::string& operator_id);
  absl::StatusOr<v1::GetLineResponse> Line();

  absl::StatusOr<v1::IsQuietResponse> IsQuiet();
  absl::StatusOr<std::string> Hold(absl::Duration duration);
  absl::Status Release(const std::string& hold);

 private:
  struct Running {
    std::string payment;
    std::unique_ptr<Sale> sale;
    std::shared_ptr<PaymentLog> log;
    std::thread thread;
  };

  absl::Status CheckRequest(const v1::StartPaymentRequest& request);
  absl::Status BeReadyForTheHost();
  absl::Status SignOnIfNeeded();
  absl::StatusOr<v1::SignOnResponse> SignOnLocked(const std::string& operator_id);
  void Take(bool print_receipts);
  void PrintReceipts(PaymentLog& log);
  void JoinFinished();
  void Remember(const std::string& payment, std::shared_ptr<PaymentLog> log);
  void OnRecovered(const ledger::v1::PaymentRecord& record);
  void Background();
  void ReconcileUnknown();
  void ListenForLateReplies();
  bool HoldInForce() const;
  std::string NewName();

  const Ports ports_;
  const std::function<double()> random_;

  std::mutex start_mutex_;  // Serialises Start: one asker at a time decides whether the till is free.
  std::mutex host_mutex_;   // Serialises sign-on and recovery.
  Recovery recovery_;
  std::atomic<bool> must_sign_on_{false};
  std::optional<int> batch_to_adopt_;  // Guarded by host_mutex_.

  mutable std::mutex mutex_;  // Guards what follows.
  std::condition_variable wake_;
  std::unique_ptr<Running> running_;
  bool running_done_ = true;
  std::map<std::string, std::shared_ptr<PaymentLog>> logs_;
  std::deque<std::string> order_;
  std::string hold_;
  absl::Duration hold_until_ = absl::ZeroDuration();
  bool closing_ = false;
  bool work_waiting_ = true;
  std::thread background_;
  std::thread late_listener_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_PAYMENT_DESK_H_
