// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/endpoint_model.h"

#include <QStringList>
#include <algorithm>

#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {
namespace {

constexpr std::chrono::seconds kLookEvery{2};
constexpr qsizetype kGroup = 4;

// Grouped is a fingerprint as people compare it: "12ab 34cd …".
QString Grouped(const QString& fingerprint) {
  QStringList groups;
  for (qsizetype at = 0; at < fingerprint.size(); at += kGroup) groups.append(fingerprint.mid(at, kGroup));
  return groups.join(QLatin1Char(' '));
}

// BeginningOf tells two programs of one name apart in a list; to compare, the whole is shown.
QString BeginningOf(const QString& fingerprint) {
  return fingerprint.left(kGroup) + QString::fromUtf8(" …");
}

template <typename Programs>
auto Find(const Programs& programs, const QString& fingerprint) {
  const auto found = std::find_if(programs.cbegin(), programs.cend(),
                                  [&](const auto& program) { return program.fingerprint == fingerprint; });
  return found == programs.cend() ? nullptr : &*found;
}

}  // namespace

EndpointModel::EndpointModel(Endpoint& endpoint, Scheduler& scheduler, LanguageModel& language,
                             const MerchantModel& merchant, ChoiceModel& choice, TextEntryModel& text,
                             QObject* parent)
    : RowListModel(parent),
      endpoint_(endpoint),
      scheduler_(scheduler),
      language_(language),
      merchant_(merchant),
      choice_(choice),
      text_(text) {
  connect(&endpoint, &Endpoint::fetched, this, [this](const EndpointState& state) {
    Heard(state);
    LookAgain();
  });
  connect(&endpoint, &Endpoint::fetchFailed, this, [this](const Problem& problem) {
    lost_ = problem;
    Fill();
    LookAgain();
  });
  connect(&endpoint, &Endpoint::changed, this, [this](const EndpointState& state) {
    busy_ = false;
    Heard(state);
  });
  connect(&endpoint, &Endpoint::changeFailed, this, [this](const Problem& problem) {
    busy_ = false;
    problem_ = [problem] { return ErrorWords::ForProblem(problem).Sentence(); };
    Fill();
  });
  connect(&language, &LanguageModel::changed, this, &EndpointModel::Fill);
}

// ---- What is heard. ----

void EndpointModel::SetShown(bool shown) {
  if (shown == shown_) return;
  shown_ = shown;
  if (shown_) endpoint_.Fetch();
}

void EndpointModel::refresh() {
  known_ = false;
  lost_ = Problem();
  problem_ = nullptr;
  if (shown_) endpoint_.Fetch();
  Fill();
}

void EndpointModel::LookAgain() {
  scheduler_.After(kLookEvery, this, [this, look = ++look_] {
    if (shown_ && look == look_) endpoint_.Fetch();
  });
}

void EndpointModel::Heard(const EndpointState& state) {
  const bool was_admitted = Admitted() != nullptr;
  state_ = state;
  known_ = true;
  lost_ = Problem();
  const bool is_admitted = Admitted() != nullptr;
  const WaitingProgram* calls = Find(state_.waiting, shown_program_);
  if (is_admitted) waiting_ = {};
  if (calls != nullptr) waiting_ = *calls;
  Fill();
  if (is_admitted != was_admitted) Q_EMIT settled();
}

const AdmittedProgram* EndpointModel::Admitted() const {
  return Find(state_.admitted, shown_program_);
}

// ---- What can be done. ----

void EndpointModel::show(const QString& fingerprint) {
  const WaitingProgram* calls = Find(state_.waiting, fingerprint);
  shown_program_ = fingerprint;
  waiting_ = calls == nullptr ? WaitingProgram() : *calls;
  problem_ = nullptr;
  Fill();
  Q_EMIT opens(Page::EndpointProgram);
}

void EndpointModel::goMain() {
  if (busy_) return;
  if (Admitted() != nullptr) return AskToRemove();
  if (!Waits()) return;
  if (state_.admitted.size() >= Endpoint::kMostAdmitted) {
    problem_ = [] {
      return tr("%1 programs are admitted already. Remove one first").arg(Endpoint::kMostAdmitted);
    };
    Fill();
    return;
  }
  AskName(waiting_.claimed_name.trimmed());
}

void EndpointModel::goQuiet() {
  const AdmittedProgram* program = Admitted();
  if (program != nullptr && !busy_) AskName(program->name);
}

void EndpointModel::AskName(const QString& proposed) {
  TextEntryModel::Question question;
  question.title = [] { return tr("Name of the program"); };
  question.prompt = [] { return tr("What people here call it"); };
  question.text = proposed;
  question.least = 1;
  question.most = Endpoint::kLongestName;
  text_.Ask(question, [this, fingerprint = shown_program_](const QString& name) {
    Begin();
    endpoint_.Admit(fingerprint, name);
  });
}

void EndpointModel::AskToRemove() {
  choice_.Ask([] { return tr("Remove this program?"); },
              [] {
                return QList<ChoiceModel::Answer>{
                    {QStringLiteral("remove"), tr("Remove it"), tr("From its next call on it is refused")},
                    {QStringLiteral("keep"), tr("Keep it"), {}}};
              },
              {},
              [this, fingerprint = shown_program_](const QString& answer) {
                if (answer != QLatin1String("remove") || busy_) return;
                Begin();
                endpoint_.Remove(fingerprint);
              });
}

void EndpointModel::Begin() {
  busy_ = true;
  problem_ = nullptr;
  Q_EMIT stateChanged();
}

// ---- Words. ----

QString EndpointModel::problemText() const {
  const QString said = Say(problem_);
  return said.isEmpty() && !lost_.code.isEmpty() ? ErrorWords::ForProblem(lost_).Sentence() : said;
}

QString EndpointModel::NameOf(const WaitingProgram& program) {
  return program.claimed_name.trimmed().isEmpty() ? tr("A program without a name") : program.claimed_name;
}

QString EndpointModel::programTitle() const {
  const AdmittedProgram* program = Admitted();
  return program == nullptr ? tr("Waits to be admitted") : program->name;
}

QString EndpointModel::mainText() const {
  if (Admitted() != nullptr) return tr("Remove");
  return Waits() ? tr("Admit") : QString();
}

QString EndpointModel::quietText() const {
  return Admitted() != nullptr ? tr("Another name") : QString();
}

QString EndpointModel::Moment(const QDateTime& time) const {
  return FormatDateTime(time, language_.current(), merchant_.TimeZone());
}

void EndpointModel::Fill() {
  QList<Row> rows;
  if (known_ && state_.port != 0) {
    rows.append(Row::Fingerprint(tr("This terminal's fingerprint"), Grouped(state_.fingerprint),
                                 tr("The program must show the same one when it calls")));
    rows.append(Row::Fact(tr("Port"), QString::number(state_.port)));
    rows.append(Row::Heading(tr("Waiting")));
    for (const WaitingProgram& program : state_.waiting) {
      Row row = Row::Act(program.fingerprint, "question", NameOf(program),
                         program.address + QString::fromUtf8("  ·  ") + Moment(program.called));
      row.value = BeginningOf(program.fingerprint);
      rows.append(row);
    }
    if (state_.waiting.isEmpty())
      rows.append(Row::Fact(tr("Nobody waits"), {}, tr("Whoever calls is shown here for ten minutes")));
    rows.append(Row::Heading(tr("Admitted")));
    for (const AdmittedProgram& program : state_.admitted) {
      Row row = Row::Act(program.fingerprint, "tick", program.name, Moment(program.admitted));
      row.value = BeginningOf(program.fingerprint);
      rows.append(row);
    }
    if (state_.admitted.isEmpty()) rows.append(Row::Fact(tr("Nobody yet")));
  }
  SetRows(rows);
  FillDetails();
  Q_EMIT stateChanged();
}

void EndpointModel::FillDetails() {
  QList<Row> rows;
  if (const AdmittedProgram* program = Admitted(); program != nullptr) {
    rows.append(Row::Fingerprint(tr("Its fingerprint"), Grouped(program->fingerprint)));
    rows.append(Row::Fact(tr("Admitted on"), Moment(program->admitted)));
  } else if (Waits()) {
    rows.append(
        Row::Fingerprint(tr("Its fingerprint"), Grouped(waiting_.fingerprint),
                         tr("Compare all sixteen groups. Admit it only if the program shows the same")));
    rows.append(Row::Fact(tr("Calls itself"), NameOf(waiting_), tr("Anybody can call themselves that")));
    rows.append(Row::Fact(tr("Address"), waiting_.address));
    rows.append(Row::Fact(tr("Last called"), Moment(waiting_.called)));
  }
  details_.SetRows(rows);
}

}  // namespace till::kiosk
