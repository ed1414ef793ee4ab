// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_SEED_RUN_H_
#define TILL_TESTS_SIMULATION_SEED_RUN_H_

#include <cstdint>
#include <functional>
#include <string>

#include "tests/simulation/disk_vfs.h"
#include "tests/simulation/simulation.h"

namespace till::simulation {

// SeedRun runs seeds one after the other and adds up what became of them.
class SeedRun {
 public:
  explicit SeedRun(RunOptions options);
  ~SeedRun();
  SeedRun(const SeedRun&) = delete;
  SeedRun& operator=(const SeedRun&) = delete;

  RunResult RunOne(uint64_t seed);

  // "1000 seeds, 23456 payments, 34567 faults, 0 violations"
  std::string Summary() const;
  int64_t violations() const { return violations_; }

 private:
  const RunOptions options_;
  DiskVfs vfs_;
  std::string folder_;
  int64_t seeds_ = 0;
  int64_t payments_ = 0;
  int64_t faults_ = 0;
  int64_t violations_ = 0;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_SEED_RUN_H_
