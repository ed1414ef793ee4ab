// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/phase.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace till::ledger {
namespace {

using enum Step;

// Ends where the steps lead from the intent, or says which step was refused.
std::string Walk(const std::vector<Step>& steps, PaymentKind kind = PaymentKind::kSale) {
  Phase phase = Phase::kIntended;
  for (const Step step : steps) {
    const auto next = NextPhase(kind, phase, step);
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
    for (int number = 1; number <= 11; ++number) {
      for (const KindRules& rules : AllKinds()) {
        EXPECT_FALSE(NextPhase(rules.kind, end, *StepFromNumber(number)).has_value()) << number;
      }
    }
  }
}

TEST(NextPhase, OnceSentEveryWayToVoidGoesThroughTheHost) {
  for (const KindRules& rules : AllKinds()) {
    for (int number = 1; number <= 16; ++number) {
      const Phase phase = *PhaseFromNumber(number);
      const bool owes = OwesReversal(rules.kind, phase) || OwesAdvice(rules.kind, phase);
      const bool is_known =
          phase == Phase::kReversalSent || phase == Phase::kDeclined || phase == Phase::kDeclinedAndCompleted;
      const bool never_left = phase == Phase::kIntended || phase == Phase::kCardRead ||
                              phase == Phase::kPinEntered || phase == Phase::kNotSent;
      if (!owes || is_known || never_left) continue;
      EXPECT_FALSE(NextPhase(rules.kind, phase, kVoid).has_value()) << rules.name << PhaseName(phase);
    }
  }
}

struct KindScenario {
  PaymentKind kind;
  std::vector<Step> steps;
  std::string ends;
};

TEST(NextPhase, WhatSilenceMeansIsTheDiscipline) {
  using K = PaymentKind;
  const KindScenario scenarios[] = {
      // clang-format off
      // An advice leaves until it is answered; that one of them did not leave proves nothing of the others.
      {K::kRefund, {kAboutToSend, kHostSilent, kAboutToSend, kHostSilent, kAboutToSend, kHostApproved, kPost}, "posted"},
      {K::kRefund, {kCardRead, kAboutToSend, kAboutToSend, kHostDeclined, kVoid},        "voided"},
      {K::kRefund, {kAboutToSend, kNotSent, kVoid},                                      "voided"},
      {K::kRefund, {kAboutToSend, kHostSilent, kVoid},                                   "host silent refuses void"},
      {K::kRefund, {kAboutToSend, kHostSilent, kReversalOwed},                           "host silent refuses reversal owed"},
      {K::kRefund, {kAboutToSend, kHostSilent, kAboutToSend, kNotSent, kVoid},           "host silent refuses void"},
      {K::kRefund, {kAboutToSend, kHostApproved, kReversalOwed},                         "approved by the host refuses reversal owed"},
      {K::kScriptResult, {kAboutToSend, kHostApproved, kPost},                           "posted"},
      // An inquiry owes nothing.
      {K::kBalanceInquiry, {kCardRead, kAboutToSend, kHostSilent, kVoid},                "voided"},
      {K::kBalanceInquiry, {kCardRead, kAboutToSend, kVoid},                             "voided"},
      {K::kBalanceInquiry, {kCardRead, kAboutToSend, kHostApproved, kPost},              "posted"},
      {K::kBalanceInquiry, {kCardRead, kAboutToSend, kHostSilent, kReversalOwed},        "host silent refuses reversal owed"},
      // An order is asked about, and closed until the host confirms.
      {K::kQrSale, {kAboutToSend, kHostSilent, kAboutToSend, kHostSilent, kAboutToSend, kHostApproved, kPost}, "posted"},
      {K::kQrSale, {kAboutToSend, kHostSilent, kReversalOwed, kReversalSent, kVoid},     "voided"},
      {K::kQrSale, {kAboutToSend, kHostSilent, kAboutToSend, kReversalOwed},             "reversal owed"},
      {K::kQrSale, {kAboutToSend, kHostSilent, kVoid},                                   "host silent refuses void"},
      {K::kQrSale, {kAboutToSend, kHostSilent, kAboutToSend, kNotSent, kVoid},           "host silent refuses void"},
      // A void is reversible and needs no card.
      {K::kSaleVoid, {kAboutToSend, kHostSilent, kReversalOwed, kReversalSent, kVoid},   "voided"},
      {K::kPreAuthorization, {kAboutToSend},                                             "intended refuses about to send"},
      // What the card approved by itself is money; only a sale may be.
      {K::kSale, {kCardRead, kOfflineApproved, kPost},                                   "posted"},
      {K::kSale, {kCardRead, kPinEntered, kOfflineApproved, kPost},                      "posted"},
      {K::kSale, {kCardRead, kAboutToSend, kNotSent, kOfflineApproved, kPost},           "posted"},
      {K::kSale, {kCardRead, kOfflineApproved, kVoid},                                   "approved offline refuses void"},
      {K::kSale, {kCardRead, kAboutToSend, kHostSilent, kOfflineApproved},               "host silent refuses offline approved"},
      {K::kSale, {kCardRead, kAboutToSend, kOfflineApproved},                            "sending refuses offline approved"},
      {K::kSale, {kCardRead, kAboutToSend, kHostSilent, kAboutToSend},                   "host silent refuses about to send"},
      {K::kPreAuthorization, {kCardRead, kOfflineApproved},                              "card read refuses offline approved"},
      // clang-format on
  };
  for (const KindScenario& scenario : scenarios) {
    EXPECT_EQ(Walk(scenario.steps, scenario.kind), scenario.ends) << RulesOf(scenario.kind).name;
  }
}

TEST(Numbers, OnlyTheKnownOnes) {
  EXPECT_FALSE(StepFromNumber(0).has_value());
  EXPECT_FALSE(StepFromNumber(12).has_value());
  EXPECT_FALSE(StepFromNumber(100).has_value());
  EXPECT_FALSE(PhaseFromNumber(0).has_value());
  EXPECT_FALSE(PhaseFromNumber(17).has_value());
}

}  // namespace
}  // namespace till::ledger
