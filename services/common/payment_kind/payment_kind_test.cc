// SPDX-License-Identifier: Apache-2.0
#include "services/common/payment_kind/payment_kind.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

#include "absl/strings/ascii.h"
#include "till/ledger/v1/journal.pb.h"

namespace till {
namespace {

TEST(PaymentKind, TheTableHasEveryKindOfTheApiUnderItsName) {
  std::set<int> known;
  for (const KindRules& rules : AllKinds()) {
    known.insert(static_cast<int>(rules.kind));
    EXPECT_EQ(ledger::v1::PaymentKind_Name(static_cast<ledger::v1::PaymentKind>(rules.kind)),
              absl::AsciiStrToUpper(std::string(rules.name)));
  }
  for (int i = 0; i < ledger::v1::PaymentKind_descriptor()->value_count(); ++i) {
    const int number = ledger::v1::PaymentKind_descriptor()->value(i)->number();
    EXPECT_EQ(known.contains(number), number != 0) << number;
  }
}

TEST(PaymentKind, WhatUndoesHasAnOriginalAndMovesMoneyTheOtherWay) {
  for (const KindRules& rules : AllKinds()) {
    if (!rules.undoes_original) continue;
    ASSERT_EQ(rules.originals.size(), 1u) << rules.name;
    const Effect original = RulesOf(rules.originals[0]).effect;
    EXPECT_EQ(rules.effect, original == Effect::kCredit   ? Effect::kDebit
                            : original == Effect::kCashIn ? Effect::kCashOut
                                                          : Effect::kNone)
        << rules.name;
  }
}

TEST(PaymentKind, MessagesAreAdvicesThatMoveNothing) {
  for (const KindRules& rules : AllKinds()) {
    EXPECT_EQ(rules.is_message, static_cast<int>(rules.kind) >= static_cast<int>(PaymentKind::kScriptResult));
    if (!rules.is_message) continue;
    EXPECT_EQ(rules.discipline, Discipline::kAdvice) << rules.name;
    EXPECT_EQ(rules.effect, Effect::kNone) << rules.name;
    EXPECT_TRUE(rules.HasOriginal()) << rules.name;
  }
}

TEST(PaymentKind, ANumberOfNoKindHasNoRules) {
  EXPECT_EQ(FindKind(0), nullptr);
  EXPECT_EQ(FindKind(39), nullptr);
  EXPECT_EQ(FindKind(-1), nullptr);
}

}  // namespace
}  // namespace till
