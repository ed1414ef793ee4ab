// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_TERMINAL_H_
#define TILL_TESTS_SIMULATION_TERMINAL_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/ledger/ledger.h"
#include "services/payment/recovery.h"
#include "tests/simulation/simulated_books.h"
#include "tests/simulation/wish.h"
#include "tests/simulation/world.h"

namespace till::simulation {

// Terminal is the processes `ledger` and `payment` from their start to their death: the real books on the
// simulated disk, the real payment machine on simulated ports, and what the payment desk does between
// payments, without its threads. Any call may throw ProcessDeath; then the object is destroyed and another
// one made from what is on the disk.
class Terminal {
 public:
  // Boot opens what the disk holds. An error when the disk would not have it now.
  static absl::StatusOr<std::unique_ptr<Terminal>> Boot(World& world, const std::string& path);

  // Take does what the wish asks for, or nothing when its id did it before.
  absl::Status Take(const Wish& wish);

  // WorkOff does what is owed to the host and returns how many payments are still open.
  absl::StatusOr<int> WorkOff();

  ledger::Ledger& ledger() { return *ledger_; }

 private:
  Terminal(World& world, std::unique_ptr<ledger::Ledger> ledger);
  absl::Status BeReadyForTheHost();

  World& world_;
  const std::unique_ptr<ledger::Ledger> ledger_;
  SimulatedBooks real_books_;
  const std::unique_ptr<payment::BooksPort> planted_books_;
  const std::unique_ptr<payment::HostPort> planted_host_;
  payment::BooksPort& books_;
  payment::HostPort& host_;
  payment::Recovery recovery_;
  bool work_waiting_ = true;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_TERMINAL_H_
