// SPDX-License-Identifier: Apache-2.0
// A simulator that finds nothing proves nothing: each planted bug must be found, and soon.

#include "tests/simulation/mutations.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

#include "tests/simulation/seed_run.h"

namespace till::simulation {
namespace {

constexpr uint64_t kMostSeeds = 100;

// Returns what was found first.
std::string FirstFinding(const Seams& bug) {
  SeedRun run({.seams = bug});
  for (uint64_t seed = 1; seed <= kMostSeeds; ++seed) {
    const RunResult result = run.RunOne(seed);
    if (result.violations.empty()) continue;
    std::printf("found at seed %llu: %s\n", static_cast<unsigned long long>(seed),
                result.violations.front().c_str());
    return result.violations.front();
  }
  return "";
}

TEST(Mutation, NoBugIsFoundWhereThereIsNone) {
  EXPECT_EQ(FirstFinding({}), "");
}

TEST(Mutation, AnIntentThatIsWrittenTooLateIsFound) {
  EXPECT_NE(FirstFinding(SkipTheIntent()), "");
}

TEST(Mutation, ADroppedReversalIsFound) {
  EXPECT_NE(FirstFinding(DropReversals()), "");
}

TEST(Mutation, APaymentPostedTwiceIsFound) {
  EXPECT_NE(FirstFinding(PostTwice()), "");
}

TEST(Mutation, ARequestSentTwiceIsFound) {
  EXPECT_NE(FirstFinding(SendAgain()), "");
}

}  // namespace
}  // namespace till::simulation
