// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_machine.h"

namespace till::kiosk {

using std::chrono::milliseconds;

Finding FakeMachine::Spoken(const ShopScenario::FakeFinding& finding) const {
  return {finding.point, finding.health, finding.fault, finding.advice.In(spoken_.language())};
}

void FakeMachine::FetchFacts() {
  scheduler_.After(milliseconds(0), this, [this] { Q_EMIT factsFetched(facts_); });
}

void FakeMachine::FetchChecklist() {
  scheduler_.After(milliseconds(0), this, [this] {
    QList<Finding> findings;
    for (const auto& finding : checklist_) findings.append(Spoken(finding));
    Q_EMIT checklistFetched(findings);
  });
}

void FakeMachine::ListTests() {
  scheduler_.After(milliseconds(0), this, [this] {
    QStringList names;
    for (const auto& test : tests_) names.append(test.point);
    Q_EMIT testsListed(names);
  });
}

void FakeMachine::RunTests(const QStringList& tests) {
  milliseconds at(0);
  for (const auto& test : tests_) {
    if (!tests.isEmpty() && !tests.contains(test.point)) continue;
    at += milliseconds(600);
    scheduler_.After(at, this, [this, test] { Q_EMIT tested(Spoken(test)); });
  }
  scheduler_.After(at, this, [this] { Q_EMIT testsEnded(); });
}

void FakeMachine::PrintReport(const QList<Finding>& own) {
  printed_ = own;
  scheduler_.After(milliseconds(0), this, [this] { Q_EMIT reportPrinted(); });
}

}  // namespace till::kiosk
