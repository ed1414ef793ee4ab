// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_WORLD_H_
#define TILL_TESTS_SIMULATION_WORLD_H_

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "services/common/clock/fake_clock.h"
#include "services/payment/payment_log.h"
#include "services/payment/ports.h"
#include "tests/simulation/card_model.h"
#include "tests/simulation/event_log.h"
#include "tests/simulation/faults.h"
#include "tests/simulation/host_model.h"
#include "tests/simulation/pin_model.h"
#include "tests/simulation/shop_model.h"
#include "tests/simulation/simulated_disk.h"
#include "tests/simulation/simulated_line.h"

namespace till::simulation {

// Seams are where a test may put something between the payment machine and its ports: a planted bug. Null:
// nothing.
struct Seams {
  std::function<std::unique_ptr<payment::BooksPort>(payment::BooksPort&)> books;
  std::function<std::unique_ptr<payment::HostPort>(payment::HostPort&)> host;
};

// World is everything that outlives the terminal's processes: the disk, the line and who is behind it, people
// and their cards, the time. All chance in it comes from one seed.
struct World {
  World(uint64_t number, bool verbose, const Seams& planted)
      : seed(number),
        random(number),
        log(clock, verbose),
        faults(random.Fork()),
        disk(random.Fork()),
        host(clock, random.Fork(), log),
        line(clock, random.Fork(), faults, host, log, [this] { PeopleAct(); }),
        card(random.Fork(), faults, log, [this] { PeopleAct(); }),
        pin(random.Fork(), faults, [this] { PeopleAct(); }),
        shop(random.Fork()),
        seams(planted) {}

  // PeopleAct is called wherever the terminal is at work: the operator may cancel, the clock may be set.
  void PeopleAct() {
    if (faults.Strike(Fault::kOperatorCancels) && cancel) {
      log.Add("the operator cancels");
      cancel();
    }
    if (faults.Strike(Fault::kClockJumpsForward)) clock.JumpWallClock(absl::Minutes(random.Between(1, 180)));
    if (faults.Strike(Fault::kClockJumpsBack)) clock.JumpWallClock(-absl::Minutes(random.Between(1, 180)));
  }

  const uint64_t seed;
  Random random;
  FakeClock clock;
  EventLog log;
  Faults faults;
  SimulatedDisk disk;
  HostModel host;
  SimulatedLine line;
  CardModel card;
  PinModel pin;
  ShopModel shop;
  const Seams& seams;

  // Cancels the payment that runs; null when none does.
  std::function<void()> cancel;
  // What merchant and customer were shown of each payment, last of all.
  std::map<std::string, std::shared_ptr<payment::PaymentLog>> shown;
  std::vector<std::string> violations;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_WORLD_H_
