// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/checklist_model.h"

#include <algorithm>

#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

ChecklistModel::ChecklistModel(Backend& backend, Machine& machine, Batches& batches, Scheduler& scheduler,
                               LanguageModel& language, const MerchantModel& merchant, QObject* parent)
    : RowListModel(parent), machine_(machine), batches_(batches), scheduler_(scheduler), merchant_(merchant) {
  connect(&backend, &Backend::signedIn, this, [this] {
    if (shown_on_ == Today()) return;
    asks_for_page_ = true;
    look();
  });
  connect(&machine, &Machine::checklistFetched, this, [this](const QList<Finding>& findings) {
    loading_ = false;
    findings_ = findings;
    Fill();
    if (!asks_for_page_ || findings_.isEmpty()) return;
    asks_for_page_ = false;
    shown_on_ = Today();
    Q_EMIT due();
  });
  connect(&machine, &Machine::checklistFailed, this, [this](const Problem& problem) {
    // Whoever signed in to take payments is not stopped by a list that cannot be had.
    asks_for_page_ = false;
    loading_ = false;
    problem_ = problem;
    Fill();
  });
  connect(&batches, &Batches::lineFetched, this, [this](const HostLine& line) {
    line_ = line;
    has_line_ = true;
    Fill();
  });
  connect(&batches, &Batches::signedOn, this, [this] {
    signing_on_ = false;
    look();
  });
  connect(&batches, &Batches::signOnFailed, this, [this](const Problem& problem) {
    signing_on_ = false;
    sign_on_problem_ = problem;
    Fill();
  });
  connect(&language, &LanguageModel::changed, this, [this] {
    // The advice comes from the terminal in the language asked for.
    if (!findings_.isEmpty()) machine_.FetchChecklist();
    Fill();
  });
}

QDate ChecklistModel::Today() const {
  return scheduler_.Now().toTimeZone(merchant_.TimeZone()).date();
}

QString ChecklistModel::headline() const {
  if (loading_ && findings_.isEmpty()) return {};
  const auto any = [this](Mark mark) {
    return std::any_of(rows().cbegin(), rows().cend(), [mark](const Row& row) { return row.mark == mark; });
  };
  if (any(Mark::Bad)) return tr("Not everything works. What works can be used");
  if (any(Mark::Attention)) return tr("Ready, with something to look at");
  return tr("Everything is ready");
}

QString ChecklistModel::problemText() const {
  return problem_.code.isEmpty() ? QString() : ErrorWords::ForProblem(problem_).what;
}

void ChecklistModel::look() {
  loading_ = true;
  problem_ = Problem();
  sign_on_problem_ = Problem();
  machine_.FetchChecklist();
  batches_.FetchLine();
  Fill();
}

void ChecklistModel::signOn() {
  if (signing_on_) return;
  signing_on_ = true;
  sign_on_problem_ = Problem();
  batches_.SignOn();
  Fill();
}

QString ChecklistModel::PointName(const QString& point) {
  if (point == QLatin1String("paper")) return tr("Paper");
  if (point == QLatin1String("reader")) return tr("Card reader");
  if (point == QLatin1String("pin_pad")) return tr("PIN pad");
  if (point == QLatin1String("power")) return tr("Power");
  if (point == QLatin1String("clock")) return tr("Clock");
  if (point == QLatin1String("line")) return tr("Line to the bank");
  if (point == QLatin1String("sign_on")) return tr("Signed on at the bank");
  if (point == QLatin1String("settlement")) return tr("Last settlement");
  if (point == QLatin1String("storage")) return tr("Storage");
  return point;
}

void ChecklistModel::Fill() {
  QList<Row> rows;
  for (const Finding& finding : findings_) {
    if (finding.health == Health::Unknown) continue;  // this machine does not tell: a battery it has not got
    Row row{finding.point, PointName(finding.point), finding.advice, {}, {}, MarkOf(finding.health),
            Shape::Fact};
    if (finding.point == QLatin1String("sign_on")) {
      if (signing_on_) {
        row.mark = Mark::Waiting;
        row.note = tr("Asking the bank");
      } else if (!sign_on_problem_.code.isEmpty()) {
        row.mark = Mark::Bad;
        row.note = ErrorWords::ForProblem(sign_on_problem_).Sentence();
      }
    }
    if (row.note.isEmpty() && !finding.fault.isEmpty())
      row.note = ErrorWords::ForProblem({finding.fault, {}}).next;
    rows.append(row);
  }
  SetRows(rows);
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
