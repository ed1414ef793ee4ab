// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/simulation.h"

#include <sqlite3.h>

#include <filesystem>
#include <system_error>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "tests/simulation/audit.h"
#include "tests/simulation/process_death.h"

namespace till::simulation {

namespace {

constexpr int kMostBootsInARow = 200;
constexpr int kMostEveningRounds = 50;

}  // namespace

Simulation::Simulation(DiskVfs& vfs, const std::string& folder, uint64_t seed, const RunOptions& options)
    : vfs_(vfs),
      path_(folder + "/journal.sqlite"),
      options_(options),
      world_(seed, options.verbose, options.seams),
      shopper_(world_) {
  // The ledger keeps small files of its own beside the journal; those of the last run are not this one's.
  std::error_code none;
  for (const auto& entry : std::filesystem::directory_iterator(folder, none)) {
    std::filesystem::remove(entry.path(), none);
  }
  // SQLite's own random numbers (the salt of its log) are of this run, too.
  sqlite3_test_control(SQLITE_TESTCTRL_PRNG_SEED, static_cast<int>(seed % 0x7FFFFFFF) + 1,
                       static_cast<sqlite3*>(nullptr));
  vfs_.Use(world_.disk);
}

Simulation::~Simulation() {
  terminal_.reset();
}

RunResult Simulation::Run() {
  Restart();
  Day();
  if (world_.violations.empty()) Evening();
  RunResult result{.seed = world_.seed, .faults = world_.faults.count()};
  if (world_.violations.empty()) {
    Audit audit(terminal_->ledger(), world_, shopper_.orders());
    audit.Run();
    result.payments = audit.payments();
  }
  result.events = world_.log.lines();
  result.log_hash = world_.log.hash();
  result.violations = world_.violations;
  return result;
}

template <typename Work>
bool Simulation::Live(Work work) {
  if (!world_.violations.empty()) return true;
  try {
    work();
    return true;
  } catch (const ProcessDeath&) {
    world_.cancel = nullptr;
    Restart();
    return false;
  }
}

void Simulation::Restart() {
  for (int boots = 0; boots < kMostBootsInARow; ++boots) {
    world_.disk.Crash();
    terminal_.reset();
    const bool power_cut = world_.random.Chance(500);
    world_.disk.Restart(power_cut);
    world_.log.Add(power_cut ? "power cut; the terminal starts" : "the terminal starts");
    try {
      absl::StatusOr<std::unique_ptr<Terminal>> booted = Terminal::Boot(world_, path_);
      if (booted.ok()) {
        terminal_ = *std::move(booted);
        return;
      }
      world_.log.Add("the books do not open: ", ErrorCodeName(ErrorCodeOf(booted.status())));
      if (ErrorCodeOf(booted.status()) != ErrorCode::kStorageFull &&
          ErrorCodeOf(booted.status()) != ErrorCode::kStorageFailed) {
        world_.violations.push_back("the books do not open: " + booted.status().ToString());
        return;
      }
      world_.line.Idle(absl::Seconds(5));
    } catch (const ProcessDeath&) {
    }
  }
  world_.violations.push_back("the terminal does not start any more");
}

void Simulation::Day() {
  for (int i = 0; i < options_.payments && world_.violations.empty(); ++i) {
    world_.line.Idle(absl::Seconds(world_.random.Between(1, 120)));
    const payment::PaymentOrder order = shopper_.Next();
    world_.log.Add("wish ", order.request_id, ": ", static_cast<int>(order.wish), " ",
                   ledger::v1::PaymentKind_Name(order.kind), " ", order.amount.minor_units(), " ",
                   order.original);
    const auto ask = [&] {
      const absl::Status taken = terminal_->Take(order);
      if (!taken.ok()) world_.log.Add("refused: ", ErrorCodeName(ErrorCodeOf(taken)));
    };
    // A till program that lost the answer asks again.
    if (!Live(ask) && world_.random.Chance(500)) Live(ask);
    if (world_.random.Chance(700)) Live([&] { terminal_->WorkOff().IgnoreError(); });
    if (world_.random.Chance(60)) Live([&] { terminal_->Settle().IgnoreError(); });
  }
}

void Simulation::Evening() {
  world_.log.Add("---- evening: no more faults");
  world_.faults.Stop();
  world_.disk.Mend();
  world_.host.Calm();
  world_.card.Calm();
  world_.pin.Calm();
  int open = 1;
  for (int round = 0; round < kMostEveningRounds && (open > 0 || !world_.line.quiet()); ++round) {
    world_.line.Idle(absl::Minutes(5));
    terminal_->WorkOff().IgnoreError();
    const absl::StatusOr<int> remaining = terminal_->OpenPayments();
    if (!remaining.ok()) {
      world_.violations.push_back("the books cannot be read: " + remaining.status().ToString());
      return;
    }
    open = *remaining;
  }
  if (open > 0) world_.violations.push_back(absl::StrCat(open, " payments stay open for ever"));
  if (absl::Status settled = terminal_->Settle(); !settled.ok()) {
    world_.violations.push_back("the batch cannot be settled: " + settled.ToString());
  }
}

}  // namespace till::simulation
