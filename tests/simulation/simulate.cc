// SPDX-License-Identifier: Apache-2.0
// Runs seeds of the simulation; see README.md.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "absl/strings/numbers.h"
#include "tests/simulation/seed_run.h"

namespace {

constexpr char kUsage[] =
    "simulate [--first-seed N] [--seeds K] [--payments P] [--verbose]\n"
    "  runs the seeds N to N+K-1 (default: 1000 from 1), each a day of P payments (24) with faults\n"
    "exit code: 0 without a violation, 1 with one, 2 when the arguments are wrong\n";

struct Arguments {
  uint64_t first_seed = 1;
  int64_t seeds = 1000;
  till::simulation::RunOptions options;
};

bool Parse(int argc, char** argv, Arguments& arguments) {
  for (int i = 1; i < argc; ++i) {
    const std::string name = argv[i];
    if (name == "--verbose") {
      arguments.options.verbose = true;
      continue;
    }
    const char* const value = i + 1 < argc ? argv[++i] : "";
    bool good = false;
    if (name == "--first-seed") good = absl::SimpleAtoi(value, &arguments.first_seed);
    if (name == "--seeds") good = absl::SimpleAtoi(value, &arguments.seeds) && arguments.seeds > 0;
    if (name == "--payments") {
      good = absl::SimpleAtoi(value, &arguments.options.payments) && arguments.options.payments > 0;
    }
    if (!good) return false;
  }
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  Arguments arguments;
  if (!Parse(argc, argv, arguments)) {
    std::fputs(kUsage, stderr);
    return 2;
  }
  till::simulation::SeedRun run(arguments.options);
  for (int64_t i = 0; i < arguments.seeds; ++i) {
    const uint64_t seed = arguments.first_seed + static_cast<uint64_t>(i);
    const till::simulation::RunResult result = run.RunOne(seed);
    if (result.violations.empty()) continue;
    for (const std::string& violation : result.violations) {
      std::printf("seed %llu: %s\n", static_cast<unsigned long long>(seed), violation.c_str());
    }
    std::printf(
        "seed %llu fails; again, told step by step: "
        "./till simulate --first-seed %llu --seeds 1 --payments %d --verbose\n",
        static_cast<unsigned long long>(seed), static_cast<unsigned long long>(seed),
        arguments.options.payments);
    std::fflush(stdout);
  }
  std::printf("%s\n", run.Summary().c_str());
  return run.violations() == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
