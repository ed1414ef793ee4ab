// SPDX-License-Identifier: Apache-2.0
#include "tests/simulation/seed_run.h"

#include <stdlib.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/log/sink.h"

namespace till::simulation {

namespace {

// The machine's own log says the same as the run's, a thousand times over.
class NoSink final : public log::Sink {
 public:
  void Write(const log::Event&) override {}
};

// The ledger makes its file and syncs the folder before it hands the path to SQLite: a folder in memory, if
// there is one, so that a real disk is not waited for.
std::string NewFolder() {
  const std::filesystem::path memory = "/dev/shm";
  std::error_code none;
  std::string name =
      ((std::filesystem::is_directory(memory, none) ? memory : std::filesystem::temp_directory_path()) /
       "till-simulation-XXXXXX")
          .string();
  if (mkdtemp(name.data()) == nullptr) std::abort();
  return name;
}

}  // namespace

SeedRun::SeedRun(RunOptions options) : options_(std::move(options)), folder_(NewFolder()) {
  if (!options_.verbose) log::SetSink(std::make_shared<NoSink>());
}

SeedRun::~SeedRun() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

RunResult SeedRun::RunOne(uint64_t seed) {
  RunResult result = Simulation(vfs_, folder_, seed, options_).Run();
  ++seeds_;
  payments_ += result.payments;
  faults_ += result.faults;
  violations_ += static_cast<int64_t>(result.violations.size());
  return result;
}

std::string SeedRun::Summary() const {
  return absl::StrCat(seeds_, " seeds, ", payments_, " payments, ", faults_, " faults, ", violations_,
                      " violations");
}

}  // namespace till::simulation
