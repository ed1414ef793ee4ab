// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/self_test_model.h"

#include <algorithm>

#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {
namespace {

// The kiosk's own tests, as the printed report names them.
constexpr char kTouch[] = "touch";
constexpr char kDisplay[] = "display";

}  // namespace

SelfTestModel::SelfTestModel(Machine& machine, LanguageModel& language, QObject* parent)
    : RowListModel(parent), machine_(machine), touches_(kColumns * kRows, false) {
  connect(&machine, &Machine::testsListed, this, [this](const QStringList& tests) {
    tests_ = tests;
    Fill();
  });
  connect(&machine, &Machine::tested, this, [this](const Finding& finding) {
    results_[finding.point] = finding;
    waiting_.removeAll(finding.point);
    Fill();
  });
  connect(&machine, &Machine::testsEnded, this, [this] {
    running_ = false;
    waiting_.clear();
    Fill();
  });
  connect(&machine, &Machine::testsFailed, this, [this](const Problem& problem) {
    running_ = false;
    waiting_.clear();
    problem_ = problem;
    Fill();
  });
  connect(&machine, &Machine::reportPrinted, this, [this] {
    printed_ = true;
    Q_EMIT stateChanged();
  });
  connect(&machine, &Machine::reportFailed, this, [this](const Problem& problem) {
    problem_ = problem;
    Q_EMIT stateChanged();
  });
  connect(&language, &LanguageModel::changed, this, &SelfTestModel::Fill);
}

QString SelfTestModel::headline() const {
  if (running_) return tr("Testing");
  if (results_.isEmpty()) return tr("Nothing was tested yet");
  const auto failed = std::count_if(results_.cbegin(), results_.cend(),
                                    [](const Finding& finding) { return finding.health != Health::Good; });
  return failed == 0 ? tr("Everything that was tested works") : tr("Faults found: %1").arg(failed);
}

QString SelfTestModel::problemText() const {
  return problem_.code.isEmpty() ? QString() : ErrorWords::ForProblem(problem_).what;
}

QString SelfTestModel::reportText() const {
  return printed_ ? tr("The report is being printed") : QString();
}

void SelfTestModel::look() {
  problem_ = Problem();
  printed_ = false;
  machine_.ListTests();
  Q_EMIT stateChanged();
}

void SelfTestModel::run(const QString& test) {
  if (test == QLatin1String(kTouch)) {
    beginTouch();
    return;
  }
  if (test == QLatin1String(kDisplay)) {
    beginPatterns();
    return;
  }
  if (running_ || !tests_.contains(test)) return;
  running_ = true;
  problem_ = Problem();
  waiting_ = {test};
  results_.remove(test);
  machine_.RunTests({test});
  Fill();
}

void SelfTestModel::runAll() {
  if (running_) return;
  running_ = true;
  printed_ = false;
  problem_ = Problem();
  waiting_ = tests_;
  for (const QString& test : tests_) results_.remove(test);
  machine_.RunTests({});
  Fill();
}

QList<Finding> SelfTestModel::Own() const {
  QList<Finding> own;
  for (const char* test : {kTouch, kDisplay}) {
    if (results_.contains(QLatin1String(test))) own.append(results_.value(QLatin1String(test)));
  }
  return own;
}

void SelfTestModel::printReport() {
  if (running_ || !tested()) return;
  printed_ = false;
  problem_ = Problem();
  machine_.PrintReport(Own());
  Q_EMIT stateChanged();
}

void SelfTestModel::beginTouch() {
  touches_.fill(false);
  Q_EMIT touchesChanged();
  Q_EMIT opensTouch();
}

void SelfTestModel::touch(int field) {
  if (field < 0 || field >= touches_.size() || touches_.at(field)) return;
  touches_[field] = true;
  Q_EMIT touchesChanged();
  if (!touches_.contains(false)) endTouch();
}

void SelfTestModel::endTouch() {
  const bool good = !touches_.contains(false);
  results_[QLatin1String(kTouch)] = {
      QLatin1String(kTouch),
      good ? Health::Good : Health::Broken,
      {},
      good ? QString() : tr("Some fields could not be touched. Clean the screen")};
  Fill();
  Q_EMIT closes();
}

void SelfTestModel::beginPatterns() {
  pattern_ = 0;
  Q_EMIT patternChanged();
  Q_EMIT opensPatterns();
}

void SelfTestModel::nextPattern() {
  pattern_ = std::min(pattern_ + 1, kPatterns);
  Q_EMIT patternChanged();
}

void SelfTestModel::judgePatterns(bool good) {
  results_[QLatin1String(kDisplay)] = {QLatin1String(kDisplay),
                                       good ? Health::Good : Health::Broken,
                                       {},
                                       good ? QString() : tr("The picture has faults. Call support")};
  Fill();
  Q_EMIT closes();
}

QString SelfTestModel::TestName(const QString& test) {
  if (test == QLatin1String("storage")) return tr("Storage");
  if (test == QLatin1String("clock")) return tr("Clock");
  if (test == QLatin1String("services")) return tr("Programs");
  if (test == QLatin1String("reader")) return tr("Card reader");
  if (test == QLatin1String("pin_pad")) return tr("PIN pad");
  if (test == QLatin1String("printer")) return tr("Printer");
  if (test == QLatin1String("books")) return tr("Books");
  if (test == QLatin1String("host")) return tr("The bank answers");
  if (test == QLatin1String("host_clock")) return tr("The bank's clock");
  if (test == QLatin1String("keys")) return tr("Keys");
  if (test == QLatin1String("network")) return tr("Network");
  if (test == QLatin1String("printed_page")) return tr("A printed page");
  if (test == QLatin1String(kTouch)) return tr("Touch screen");
  if (test == QLatin1String(kDisplay)) return tr("Display");
  return test;
}

void SelfTestModel::Fill() {
  QList<Row> rows;
  QStringList all = tests_;
  if (!tests_.isEmpty()) all.append({QLatin1String(kTouch), QLatin1String(kDisplay)});
  for (const QString& test : all) {
    Row row;
    row.id = test;
    row.text = TestName(test);
    row.shape = Shape::Choice;
    if (waiting_.contains(test)) {
      row.mark = Mark::Waiting;
      row.note = tr("Being tested");
    } else if (results_.contains(test)) {
      const Finding& finding = results_[test];
      row.mark = MarkOf(finding.health);
      row.note = finding.advice;
      if (row.note.isEmpty() && finding.health != Health::Good)
        row.note = ErrorWords::ForProblem({finding.fault, {}}).next;
    } else if (test == QLatin1String(kTouch)) {
      row.note = tr("Touch every field of a grid");
    } else if (test == QLatin1String(kDisplay)) {
      row.note = tr("Look at plain colours");
    }
    rows.append(row);
  }
  SetRows(rows);
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
