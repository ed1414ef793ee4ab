// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_SETTLEMENT_DESK_H_
#define TILL_SERVICES_PAYMENT_SETTLEMENT_DESK_H_

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include "absl/status/statusor.h"
#include "services/common/clock/clock.h"
#include "services/payment/host_duties.h"
#include "services/payment/ports.h"
#include "services/payment/receipt_printer.h"
#include "services/payment/settlement_log.h"
#include "services/payment/settlement_run.h"

namespace till::payment {

// SettlementDesk runs settlements, one at a time, on a thread of its own, so that a caller who goes away
// stops nothing. Thread-safe.
class SettlementDesk {
 public:
  struct Ports {
    HostPort& host;
    BooksPort& books;
  };

  // `reserve` keeps new payments out for the time of a run: OK, or PAYMENT_IN_PROGRESS. `release` lets them
  // in again.
  SettlementDesk(Ports ports, HostDuties& duties, ReceiptPrinter& printer,
                 std::function<absl::Status()> reserve, std::function<void()> release);
  ~SettlementDesk();

  // Start begins a settlement or goes on with an interrupted one, and returns the run to follow; the one that
  // runs when there is one. PAYMENT_IN_PROGRESS.
  absl::StatusOr<std::shared_ptr<SettlementLog>> Start(const std::string& operator_id);

  // ResumeInterrupted goes on with a settlement that the books say is not closed; false when there is none,
  // or it runs.
  bool ResumeInterrupted();

  // IsUnclosed says whether a settlement runs, or waits to be gone on with.
  bool IsUnclosed() const;

  // Close waits for the run's present message.
  void Close();

 private:
  void Run(const std::string& operator_id, SettlementLog& log);
  absl::Status Settle(const std::string& operator_id, SettlementLog& log);

  const Ports ports_;
  HostDuties& duties_;
  ReceiptPrinter& printer_;
  const std::function<absl::Status()> reserve_;
  const std::function<void()> release_;

  mutable std::mutex mutex_;
  std::shared_ptr<SettlementLog> log_;  // Of the latest run.
  std::thread thread_;
  SettlementRun* run_ = nullptr;  // While it runs.
  bool closing_ = false;
  bool unclosed_ = false;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_SETTLEMENT_DESK_H_
