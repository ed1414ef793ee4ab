// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/phase.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace till::ledger {
namespace {

using enum Step;

// Ends where the steps lead from the intent, or says which step was refused.
std::string Walk(const std::vector<Step>& steps) {
  Phase phase = Phase::kIntended;
  for (const Step step : steps) {
    const auto next = NextPhase(phase, step);
    if (!next.has_value()) {
      return std::string(PhaseName(phase)) + " refuses " + std::string(StepName(step));
    }
    phase = *next;
  }
  return std::string(PhaseName(phase));
}

struct Scenario {
  std::vector<Step> steps;
  std::string ends;
};

TEST(NextPhase, ScenariosEndWhereTheyShould) {
  const Scenario scenarios[] = {
      // clang-format off
      {{kCardRead, kPinEntered, kAboutToSend, kHostApproved, kCardCompleted, kPost},                "posted"},
      {{kCardRead, kAboutToSend, kHostApproved, kPost},                                             "posted"},
      {{kCardRead, kCardRead, kAboutToSend, kHostDeclined, kVoid},                                  "voided"},
      {{kCardRead, kAboutToSend, kHostDeclined, kCardCompleted, kVoid},                             "voided"},
      {{kVoid},                                                                                     "voided"},
      {{kCardRead, kPinEntered, kPinEntered, kVoid},                                                "voided"},
      {{kCardRead, kAboutToSend, kNotSent, kVoid},                                                  "voided"},
      {{kCardRead, kAboutToSend, kNotSent, kAboutToSend, kHostApproved, kPost},                     "posted"},
      {{kCardRead, kAboutToSend, kHostSilent, kReversalOwed, kReversalSent, kReversalSent, kVoid},  "voided"},
      {{kCardRead, kAboutToSend, kReversalOwed},                                                    "reversal owed"},
      {{kCardRead, kAboutToSend, kHostApproved, kCardCompleted, kReversalOwed, kReversalSent},      "reversal sent"},
      // What would lose or invent money is refused.
      {{kPost},                                              "intended refuses post"},
      {{kAboutToSend},                                       "intended refuses about to send"},
      {{kCardRead, kPost},                                   "card read refuses post"},
      {{kCardRead, kAboutToSend, kPost},                     "sending refuses post"},
      {{kCardRead, kAboutToSend, kVoid},                     "sending refuses void"},
      {{kCardRead, kAboutToSend, kHostSilent, kVoid},        "host silent refuses void"},
      {{kCardRead, kAboutToSend, kHostSilent, kHostApproved}, "host silent refuses host approved"},
      {{kCardRead, kAboutToSend, kHostApproved, kVoid},      "approved by the host refuses void"},
      {{kCardRead, kAboutToSend, kHostApproved, kCardCompleted, kVoid}, "approved and completed refuses void"},
      {{kCardRead, kAboutToSend, kHostDeclined, kPost},      "declined by the host refuses post"},
      {{kCardRead, kAboutToSend, kHostDeclined, kCardCompleted, kPost}, "declined and completed refuses post"},
      {{kCardRead, kAboutToSend, kReversalOwed, kVoid},      "reversal owed refuses void"},
      {{kCardRead, kAboutToSend, kReversalOwed, kReversalSent, kPost}, "reversal sent refuses post"},
      {{kVoid, kPost},                                       "voided refuses post"},
      {{kCardRead, kAboutToSend, kHostApproved, kPost, kVoid}, "posted refuses void"},
      {{kCardRead, kAboutToSend, kHostApproved, kPost, kReversalOwed}, "posted refuses reversal owed"},
      // clang-format on
  };
  for (const Scenario& scenario : scenarios) EXPECT_EQ(Walk(scenario.steps), scenario.ends);
}

TEST(NextPhase, NothingFollowsAnEnd) {
  for (const Phase end : {Phase::kPosted, Phase::kVoided}) {
    for (int number = 1; number <= 10; ++number) {
      EXPECT_FALSE(NextPhase(end, *StepFromNumber(number)).has_value()) << number;
    }
  }
}

TEST(NextPhase, OnceSentEveryWayToVoidGoesThroughTheHost) {
  for (int number = 1; number <= 14; ++number) {
    const Phase phase = *PhaseFromNumber(number);
    if (OwesReversal(phase) && phase != Phase::kReversalSent) {
      EXPECT_FALSE(NextPhase(phase, kVoid).has_value()) << PhaseName(phase);
    }
  }
}

TEST(Numbers, OnlyTheKnownOnes) {
  EXPECT_FALSE(StepFromNumber(0).has_value());
  EXPECT_FALSE(StepFromNumber(11).has_value());
  EXPECT_FALSE(StepFromNumber(100).has_value());
  EXPECT_FALSE(PhaseFromNumber(0).has_value());
  EXPECT_FALSE(PhaseFromNumber(15).has_value());
}

}  // namespace
}  // namespace till::ledger
