// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/update_model.h"

#include <utility>

#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {
namespace {

constexpr char kQuietHours[] = "UPDATE:WAITS_FOR_QUIET_HOURS";

QString SizeOf(qint64 bytes) {
  if (bytes < 1'000'000) return QStringLiteral("%1 kB").arg((bytes + 999) / 1000);
  return QString::number(double(bytes) / 1e6, 'f', 1) + QStringLiteral(" MB");
}

}  // namespace

UpdateModel::UpdateModel(Updates& updates, const SessionModel& session, LanguageModel& language,
                         const MerchantModel& merchant, ChoiceModel& choice, QObject* parent)
    : RowListModel(parent),
      updates_(updates),
      session_(session),
      language_(language),
      merchant_(merchant),
      choice_(choice) {
  connect(&updates, &Updates::statusChanged, this, &UpdateModel::Heard);
  connect(&updates, &Updates::followFailed, this, [this](const Problem& problem) {
    // The machine's restart ends everything for a while: that is what was asked for.
    if (!restarting_) known_ = false;
    lost_ = problem;
    Fill();
  });
  connect(&updates, &Updates::checked, this, [this](const UpdateOffer& offer) {
    checking_ = false;
    problem_ = offer.fault;
    answered_ = offer.fault.code.isEmpty();
    if (answered_ || !offer.version.isEmpty()) offer_ = offer;
    Fill();
  });
  connect(&updates, &Updates::checkFailed, this, [this](const Problem& problem) {
    checking_ = false;
    answered_ = false;
    problem_ = problem;
    Fill();
  });
  connect(&updates, &Updates::taken, this, [this] {
    restarting_ = asked_ == Step::Restart;
    asked_ = Step::None;
    Fill();
  });
  connect(&updates, &Updates::refused, this, &UpdateModel::Refused);
  connect(&session, &SessionModel::changed, this, &UpdateModel::Fill);
  connect(&language, &LanguageModel::changed, this, [this] {
    // What is new comes in the language that was asked for.
    if (shown_ && !offer_.notes.isEmpty()) Take(Step::Check);
    Fill();
  });
}

// ---- What is heard. ----

void UpdateModel::SetShown(bool shown) {
  if (shown == shown_) return;
  shown_ = shown;
  shown ? updates_.Follow() : updates_.Stop();
}

void UpdateModel::refresh() {
  known_ = looked_ = restarting_ = false;
  lost_ = problem_ = Problem();
  Fill();
}

void UpdateModel::Heard(const UpdateStatus& status) {
  known_ = true;
  lost_ = Problem();
  const bool before_restart = status.phase == Phase::Installed || status.phase == Phase::Returning;
  if (!before_restart) restarting_ = false;
  status_ = status;
  // Whoever opens the page wants to know; but why the last one failed is read first, and what is under way
  // is known.
  const bool asks =
      status.phase == Phase::Idle || status.phase == Phase::Found || status.phase == Phase::Good;
  if (!std::exchange(looked_, true) && asks) Take(Step::Check);
  Fill();
}

void UpdateModel::Refused(const Problem& problem) {
  problem_ = problem;
  // The codes of all calls say too little about these two.
  const bool goes_back = asked_ == Step::GoBack || asked_ == Step::Drop;
  if (goes_back && problem.code == QLatin1String("ILLEGAL_STEP"))
    problem_.code = QStringLiteral("UPDATE:NOTHING_BEFORE");
  if (problem.code == QLatin1String("NOT_FOUND")) problem_.code = QStringLiteral("UPDATE:VERSION_GONE");
  asked_ = Step::None;
  Fill();
}

// ---- What can be done. ----

bool UpdateModel::CanGoBack() const {
  switch (status_.phase) {
    case Phase::Idle:
    case Phase::Found:
    case Phase::Good:
    case Phase::Failed:
    case Phase::RolledBack:
      return true;
    default:
      return false;
  }
}

UpdateModel::Step UpdateModel::MainStep() const {
  if (!known_) return Step::None;
  const bool may = MayUpdate();
  switch (status_.phase) {
    case Phase::Idle:
    case Phase::Good:
    case Phase::Failed:
      return Step::Check;
    case Phase::Found:
      return may ? Step::Download : Step::Check;
    case Phase::RolledBack:
      return may && IsNewer() ? Step::Download : Step::Check;
    case Phase::Downloaded:
      return may ? Step::Install : Step::None;
    case Phase::Waiting:
      return may && status_.fault.code == QLatin1String(kQuietHours) ? Step::Install : Step::None;
    case Phase::Installed:
    case Phase::Returning:
      return may ? Step::Restart : Step::None;
    case Phase::Downloading:
    case Phase::Installing:
    case Phase::OnTrial:
      break;
  }
  return Step::None;
}

UpdateModel::Step UpdateModel::QuietStep() const {
  if (!known_ || !MayUpdate()) return Step::None;
  if (status_.phase == Phase::Downloaded) return Step::InstallLater;
  if (status_.phase == Phase::Installed) return Step::Drop;
  if (status_.phase == Phase::OnTrial) return Step::GoBack;
  return Step::None;
}

QString UpdateModel::WordsFor(Step step) const {
  switch (step) {
    case Step::None:
      return {};
    case Step::Check:
      return tr("Look for updates");
    case Step::Download:
      return tr("Download");
    case Step::Install:
      return tr("Install now");
    case Step::InstallLater:
      return tr("Install later");
    case Step::Restart:
      return tr("Restart now");
    case Step::Drop:
      return tr("Drop it");
    case Step::GoBack:
      return tr("Go back");
  }
  return {};
}

void UpdateModel::Take(Step step) {
  if (step == Step::None || busy() || (step == Step::Check && checking_)) return;
  problem_ = Problem();
  if (step == Step::GoBack) {
    AskToGoBack();
    return;
  }
  if (step == Step::Check) {
    checking_ = true;
    updates_.Check();
    Fill();
    return;
  }
  asked_ = step;
  if (step == Step::Download) {
    updates_.Download(status_.phase == Phase::RolledBack ? offer_.version : status_.version);
  } else if (step == Step::Install || step == Step::InstallLater) {
    updates_.Install(status_.version, step == Step::Install);
  } else if (step == Step::Restart) {
    updates_.Restart();
  } else {
    updates_.GoBack();
  }
  Fill();
}

void UpdateModel::AskToGoBack() {
  choice_.Ask([] { return tr("Go back to the version before"); },
              [] {
                return QList<ChoiceModel::Answer>{{QStringLiteral("back"), tr("Go back"),
                                                   tr("The version before this one runs after a restart")},
                                                  {QStringLiteral("stay"), tr("Stay with this version"), {}}};
              },
              {},
              [this](const QString& answer) {
                if (answer != QLatin1String("back") || busy()) return;
                asked_ = Step::GoBack;
                updates_.GoBack();
                Fill();
              });
}

void UpdateModel::act(const QString& row) {
  if (row == QLatin1String("check")) Take(Step::Check);
  if (row == QLatin1String("back")) Take(Step::GoBack);
}

// ---- Words. ----

QString UpdateModel::headline() const {
  if (!known_) return {};
  if (restarting_) return tr("Restarting");
  switch (status_.phase) {
    case Phase::Idle:
      if (checking_) return tr("Looking for updates");
      return answered_ ? tr("This terminal is up to date") : tr("No newer version is known");
    case Phase::Found:
      return tr("Version %1 can be downloaded").arg(status_.version);
    case Phase::Downloading:
      return tr("Downloading version %1").arg(status_.version);
    case Phase::Downloaded:
      return tr("Version %1 is here").arg(status_.version);
    case Phase::Waiting:
      return tr("Version %1 waits to be installed").arg(status_.version);
    case Phase::Installing:
      return tr("Installing version %1").arg(status_.version);
    case Phase::Installed:
      return tr("Version %1 is installed").arg(status_.version);
    case Phase::OnTrial:
      return tr("Version %1 is on trial").arg(status_.version);
    case Phase::Returning:
      return tr("Version %1 comes back").arg(status_.version);
    case Phase::Good:
    case Phase::RolledBack:
      return tr("Version %1 is in use").arg(status_.running_version);
    case Phase::Failed:
      return ErrorWords::ForProblem(status_.fault).what;
  }
  return {};
}

QString UpdateModel::guidance() const {
  if (!known_) return {};
  if (restarting_) return tr("The terminal comes back by itself in a minute or two");
  switch (status_.phase) {
    case Phase::Idle:
      return {};
    case Phase::Found:
      return MayUpdate() ? tr("Payments go on meanwhile") : tr("An administrator installs updates");
    case Phase::Downloading:
      return tr("Payments go on, and this page may be left");
    case Phase::Downloaded:
      return tr("Install it now, or leave it to the quiet hours");
    case Phase::Waiting:
      return status_.fault.code.isEmpty() ? tr("It begins by itself in a moment")
                                          : ErrorWords::ForProblem(status_.fault).Sentence();
    case Phase::Installing:
      return tr("Payments go on. Leave the terminal switched on");
    case Phase::Installed:
      return tr("It runs after a restart, which takes a minute or two");
    case Phase::OnTrial:
      return tr("It stays when everything works for a minute. Payments go on");
    case Phase::Returning:
      return status_.fault.code.isEmpty() ? tr("It runs after a restart, which takes a minute or two")
                                          : ErrorWords::ForProblem(status_.fault).Sentence();
    case Phase::Good:
      if (checking_) return tr("Looking for updates");
      return answered_ ? tr("There is nothing newer") : QString();
    case Phase::RolledBack:
      return status_.fault.code.isEmpty() ? tr("The version after it was taken back")
                                          : ErrorWords::ForProblem(status_.fault).Sentence();
    case Phase::Failed:
      return ErrorWords::ForProblem(status_.fault).next;
  }
  return {};
}

RowListModel::Mark UpdateModel::mark() const {
  if (restarting_) return Mark::Waiting;
  switch (status_.phase) {
    case Phase::Idle:
      return checking_ || !answered_ ? Mark::Waiting : Mark::Good;
    case Phase::Good:
    case Phase::Downloaded:
      return Mark::Good;
    case Phase::Failed:
      return Mark::Bad;
    case Phase::Installed:
    case Phase::Returning:
      return Mark::Attention;
    case Phase::RolledBack:
      return status_.fault.code.isEmpty() ? Mark::Good : Mark::Attention;
    default:
      return Mark::Waiting;
  }
}

QString UpdateModel::problemText() const {
  if (!known_ && !lost_.code.isEmpty()) return ErrorWords::ForProblem(lost_).Sentence();
  return problem_.code.isEmpty() ? QString() : ErrorWords::ForProblem(problem_).Sentence();
}

bool UpdateModel::moving() const {
  return known_ && (status_.phase == Phase::Downloading || status_.phase == Phase::Installing);
}

QString UpdateModel::progressText() const {
  const QString share = QStringLiteral("%1 %").arg(status_.percent);
  if (!status_.remaining.has_value()) return share;
  const auto minutes = std::chrono::round<std::chrono::minutes>(*status_.remaining).count();
  return minutes < 1 ? tr("%1, less than a minute left", "a share").arg(share)
                     : tr("%1, about %2 min left", "a share, a time").arg(share).arg(minutes);
}

void UpdateModel::Fill() {
  QList<Row> rows;
  if (known_) {
    rows.append(Row::Fact(tr("Version now"), status_.running_version));
    if (IsNewer()) {
      rows.append(Row::Fact(tr("On offer"), offer_.version,
                            offer_.size_bytes > 0 ? SizeOf(offer_.size_bytes) : QString()));
      if (!offer_.notes.isEmpty()) rows.append(Row::Fact(tr("What is new"), {}, offer_.notes));
      if (offer_.required_at.isValid()) {
        rows.append(Row::Fact(tr("Can wait until"),
                              FormatDateTime(offer_.required_at, language_.current(), merchant_.TimeZone())));
      }
    }
    if (!status_.channel.isEmpty()) {
      const bool stable = status_.channel == QLatin1String("stable");
      rows.append(Row::Fact(tr("Channel"), stable ? tr("Stable", "a channel of updates") : status_.channel));
    }
    if (CanGoBack() && (MainStep() != Step::Check || MayUpdate()))
      rows.append(Row::Heading(tr("Other steps")));
    if (CanGoBack() && MainStep() != Step::Check)
      rows.append(Row::Act("check", "find", tr("Look for updates")));
    if (CanGoBack() && MayUpdate())
      rows.append(Row::Act("back", "undo", tr("Go back to the version before"), tr("After a question")));
    if (!MayUpdate() && status_.phase != Phase::Found)
      rows.append(Row::Fact(tr("An administrator installs updates")));
  }
  SetRows(rows);
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
