// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_PAYMENT_DESK_H_
#define TILL_SERVICES_PAYMENT_PAYMENT_DESK_H_

#include <condition_variable>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "absl/status/statusor.h"
#include "services/common/clock/clock.h"
#include "services/payment/host_duties.h"
#include "services/payment/intake.h"
#include "services/payment/payment_log.h"
#include "services/payment/payment_order.h"
#include "services/payment/ports.h"
#include "services/payment/receipt_printer.h"
#include "services/payment/running_payment.h"
#include "services/payment/settlement_desk.h"
#include "till/payment/v1/batches.pb.h"
#include "till/payment/v1/moments.pb.h"

namespace till::payment {

// PaymentDesk takes one payment at a time, remembers what became of each, and works off what is owed to the
// host.
//
// Thread-safe. A payment runs on a thread of its own and goes on when its caller goes away. Between payments
// a second thread (background_work.cc) signs on, ends what a crash left open, sends what is owed with a
// growing pause (1 s to 60 s), fetches downloads, and goes on with a settlement that was interrupted or is
// due.
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

  // `random` returns a number from 0 to 1, for the jitter of pauses and for payment names. In training every
  // payment's name says so, wherever its records are taken to.
  PaymentDesk(Ports ports, std::function<double()> random, bool training = false);
  ~PaymentDesk();

  // Open starts the background work; a payment may be started before it has signed on.
  void Open();

  // Close cancels what can be cancelled, waits for the running payment's present step, and stops the
  // background work.
  void Close();

  // Start takes a payment, or returns the one that the request's id took before. Errors as the calls of
  // Payments have them.
  absl::StatusOr<std::shared_ptr<PaymentLog>> Start(PaymentOrder order);

  // Find returns a payment by name: with its events while it is remembered, else as the journal tells of it.
  absl::StatusOr<std::shared_ptr<PaymentLog>> Find(const std::string& payment);

  // Get returns a payment as it is now, with what was done to it since it ended. While the ledger is away, a
  // remembered one as it ended.
  absl::StatusOr<v1::Payment> Get(const std::string& payment);

  absl::StatusOr<v1::CancelPaymentResponse> Cancel(const std::string& payment);
  absl::Status Respond(const v1::RespondRequest& request);
  absl::StatusOr<print::v1::Document> Receipt(const v1::GetReceiptRequest& request);
  // PrintReceipt prints a copy, marked as a further one when one was queued before, and returns its job.
  absl::StatusOr<std::string> PrintReceipt(const v1::PrintReceiptRequest& request);
  // ReprintSlip and PrintTotals are ReceiptPrinter's.
  absl::StatusOr<std::string> ReprintSlip(const std::string& request_id,
                                          const ledger::v1::Settlement& settlement) {
    return printer_.ReprintSlip(request_id, settlement);
  }
  absl::StatusOr<std::string> PrintTotals(const std::string& request_id,
                                          const ledger::v1::TotalsRequest& request,
                                          const std::string& operator_id) {
    return printer_.PrintTotals(request_id, request, operator_id, ports_.clock.Now());
  }

  // AttachSignature journals the cardholder's signature and has it sent; the payment as it is then.
  absl::StatusOr<v1::Payment> AttachSignature(const v1::AttachSignatureRequest& request,
                                              const std::string& operator_id);

  absl::StatusOr<v1::SignOnResponse> SignOn(const std::string& operator_id);
  absl::StatusOr<v1::SignOffResponse> SignOff(const std::string& operator_id);
  absl::StatusOr<int> ChangeShift(const std::string& operator_id);
  absl::StatusOr<v1::GetLineResponse> Line();
  absl::StatusOr<std::shared_ptr<SettlementLog>> Settle(const std::string& operator_id);

  absl::StatusOr<v1::IsQuietResponse> IsQuiet();
  absl::StatusOr<std::string> Hold(absl::Duration duration);
  absl::Status Release(const std::string& hold);

 private:
  struct Running {
    std::unique_ptr<RunningPayment> machine;
    std::shared_ptr<PaymentLog> log;
    std::thread thread;
  };

  // payment_desk.cc: taking payments and telling of them.
  void AwaitEndOfThread(std::unique_lock<std::mutex>& lock);
  absl::StatusOr<bool> IsFree(const std::string& request_id);
  absl::StatusOr<std::shared_ptr<PaymentLog>> RecordAndBegin(const PaymentOrder& order, bool host_is_away);
  absl::StatusOr<std::shared_ptr<PaymentLog>> Begin(const PaymentOrder& order,
                                                    const ledger::v1::PaymentRecord& intent,
                                                    bool host_is_away);
  void Take(bool print_receipts);
  void JoinFinished();
  void Remember(const std::string& payment, std::shared_ptr<PaymentLog> log);
  bool IsRunning(const std::string& payment);
  bool HoldInForce() const;
  std::string NewName();
  std::string NameToBegin();

  // background_work.cc: what goes on between payments.
  void Background();
  bool WaitForWork(absl::Duration pause);
  absl::Status WorkOff();
  void LookAround();
  void OnRecovered(const ledger::v1::PaymentRecord& record);
  void ReconcileUnknown();
  void ListenForLateReplies();
  absl::Status ReserveForSettlement();
  void ReleaseFromSettlement();
  void WakeUp();

  const Ports ports_;
  const std::function<double()> random_;
  const std::string name_begins_;

  std::mutex start_mutex_;  // Serialises Start: one asker at a time decides whether the till is free.
  Intake intake_;
  HostDuties duties_;
  ReceiptPrinter printer_;
  SettlementDesk settlements_;

  mutable std::mutex mutex_;  // Guards what follows.
  std::condition_variable wake_;
  std::unique_ptr<Running> running_;
  bool running_done_ = true;
  // The payment between its intent and its thread: Recovery, on the background's thread, must not end it.
  std::string beginning_;
  bool settling_ = false;
  std::map<std::string, std::shared_ptr<PaymentLog>> logs_;
  std::deque<std::string> order_;
  std::string hold_;
  absl::Duration hold_until_ = absl::ZeroDuration();
  bool closing_ = false;
  bool woken_ = true;
  std::thread background_;
  std::thread late_listener_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_PAYMENT_DESK_H_
