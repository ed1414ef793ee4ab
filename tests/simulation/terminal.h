// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_TERMINAL_H_
#define TILL_TESTS_SIMULATION_TERMINAL_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/ledger/ledger.h"
#include "services/payment/host_duties.h"
#include "services/payment/intake.h"
#include "services/payment/payment_order.h"
#include "tests/simulation/simulated_books.h"
#include "tests/simulation/world.h"

namespace till::simulation {

// Terminal is the processes `ledger` and `payment` from their start to their death: the real books on the
// simulated disk, the real payment machine on simulated ports, and what the payment desk does around it,
// without its threads. Any call may throw ProcessDeath; then the object is destroyed and another one made
// from what is on the disk.
class Terminal {
 public:
  // Boot opens what the disk holds. An error when the disk would not have it now.
  static absl::StatusOr<std::unique_ptr<Terminal>> Boot(World& world, const std::string& path);

  // Take does what the order asks for, or nothing when its request_id did it before.
  absl::Status Take(payment::PaymentOrder order);

  // WorkOff does what is owed to the host, and goes on with a settlement that was interrupted.
  absl::Status WorkOff();

  // Settle settles the batch.
  absl::Status Settle();

  // OpenPayments returns how many have not ended.
  absl::StatusOr<int> OpenPayments();

  ledger::Ledger& ledger() { return *ledger_; }

 private:
  Terminal(World& world, std::unique_ptr<ledger::Ledger> ledger);
  void Run(const payment::PaymentOrder& order, const ledger::v1::PaymentRecord& intent, bool host_is_away);
  std::string NewName();

  World& world_;
  const std::unique_ptr<ledger::Ledger> ledger_;
  SimulatedBooks real_books_;
  const std::unique_ptr<payment::BooksPort> planted_books_;
  const std::unique_ptr<payment::HostPort> planted_host_;
  payment::BooksPort& books_;
  payment::HostPort& host_;
  payment::Intake intake_;
  payment::HostDuties duties_;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_TERMINAL_H_
