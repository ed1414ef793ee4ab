// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_SIMULATION_H_
#define TILL_TESTS_SIMULATION_SIMULATION_H_

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "tests/simulation/disk_vfs.h"
#include "tests/simulation/shopper.h"
#include "tests/simulation/terminal.h"
#include "tests/simulation/world.h"

namespace till::simulation {

// RunResult is what became of one seed.
struct RunResult {
  uint64_t seed = 0;
  int64_t payments = 0;  // in the books
  int64_t faults = 0;    // that struck
  int64_t events = 0;
  uint64_t log_hash = 0;
  std::vector<std::string> violations;
};

// RunOptions are the same for all seeds.
struct RunOptions {
  int payments = 24;  // Wishes of a day.
  bool verbose = false;
  Seams seams;
};

// Simulation runs one seed: a day in a shop with everything that goes wrong in it, then a quiet evening in
// which all that is owed is worked off and the batch is settled, then the audit.
class Simulation {
 public:
  // `folder` is where SQLite believes the books to be, and is emptied. What the ledger writes past SQLite
  // (its key, the head that it has signed) is really there.
  Simulation(DiskVfs& vfs, const std::string& folder, uint64_t seed, const RunOptions& options);
  ~Simulation();

  RunResult Run();

 private:
  void Day();
  void Evening();
  // Live calls `work` and starts the terminal again when it died of it; false then.
  template <typename Work>
  bool Live(Work work);
  void Restart();

  DiskVfs& vfs_;
  const std::string path_;
  const RunOptions& options_;
  World world_;
  Shopper shopper_;
  std::unique_ptr<Terminal> terminal_;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_SIMULATION_H_
