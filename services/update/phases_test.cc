// SPDX-License-Identifier: Apache-2.0
#include "services/update/phases.h"

#include <gtest/gtest.h>

#include <set>
#include <utility>

namespace till::update {
namespace {

using S = v1::UpdateStatus;

TEST(Phases, EachRowLeadsToOnePlace) {
  std::set<std::pair<Phase, Event>> seen;
  for (const Transition& row : Transitions()) {
    EXPECT_TRUE(seen.emplace(row.from, row.event).second) << S::Phase_Name(row.from);
    EXPECT_EQ(NextPhase(row.from, row.event), row.to);
  }
}

TEST(Phases, EachIsReachedAndEachCanBeLeft) {
  std::set<Phase> reached = {S::IDLE};
  std::set<Phase> left;
  for (size_t round = 0; round < Transitions().size(); ++round) {
    for (const Transition& row : Transitions()) {
      if (reached.contains(row.from)) reached.insert(row.to);
      if (row.from != row.to) left.insert(row.from);
    }
  }
  for (int number = 1; number <= S::Phase_MAX; ++number) {
    EXPECT_TRUE(reached.contains(static_cast<Phase>(number))) << S::Phase_Name(static_cast<Phase>(number));
    EXPECT_TRUE(left.contains(static_cast<Phase>(number))) << S::Phase_Name(static_cast<Phase>(number));
  }
}

// The promises of the house, said over the table and not over one path through it.
TEST(Phases, NothingIsGoodThatWasNotOnTrialAndNothingIsWrittenWithoutAGoodMoment) {
  for (const Transition& row : Transitions()) {
    if (row.to == S::GOOD && row.from != S::GOOD) {
      EXPECT_EQ(row.from, S::ON_TRIAL);
    }
    if (row.to == S::INSTALLING) {
      EXPECT_EQ(row.event, Event::kMoment);
    }
    if (row.to == S::INSTALLED) {
      EXPECT_EQ(row.from, S::INSTALLING);
    }
    if (row.to == S::DOWNLOADED) {
      EXPECT_EQ(row.event, Event::kFetched);
    }
  }
  EXPECT_EQ(NextPhase(S::IDLE, Event::kHealthy), std::nullopt);
  EXPECT_EQ(NextPhase(S::ON_TRIAL, Event::kFound), std::nullopt);
}

}  // namespace
}  // namespace till::update
