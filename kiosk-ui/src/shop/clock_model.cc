// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/clock_model.h"

#include <QTime>
#include <QTimeZone>
#include <cstdlib>

#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {
namespace {

constexpr int kDaySeconds = 24 * 60 * 60;
// Nearer than this, two clocks show the same on a slip.
constexpr int kSame = 30;

}  // namespace

ClockModel::ClockModel(Device& device, const SessionModel& session, LanguageModel& language,
                       DigitsModel& digits, QObject* parent)
    : RowListModel(parent), device_(device), session_(session), language_(language), digits_(digits) {
  connect(&device, &Device::clockFetched, this, [this](const ClockFacts& facts) {
    facts_ = facts;
    known_ = true;
    loading_ = false;
    Fill();
  });
  const auto failed = [this](const Problem& problem) {
    loading_ = false;
    problem_ = [problem] { return ErrorWords::ForProblem(problem).Sentence(); };
    Fill();
  };
  connect(&device, &Device::clockFailed, this, failed);
  connect(&device, &Device::adjustFailed, this, failed);
  connect(&language, &LanguageModel::changed, this, &ClockModel::Fill);
}

void ClockModel::refresh() {
  loading_ = true;
  problem_ = nullptr;
  device_.FetchClock();
  Q_EMIT stateChanged();
}

QTime ClockModel::TimeOfDay() const {
  return facts_.time.toTimeZone(QTimeZone(facts_.time_zone.toLatin1())).time();
}

int ClockModel::CorrectionFor(const QTime& terminal, const QTime& wanted) {
  int seconds = terminal.secsTo(wanted);
  if (seconds > kDaySeconds / 2) seconds -= kDaySeconds;
  if (seconds < -kDaySeconds / 2) seconds += kDaySeconds;
  return seconds;
}

void ClockModel::Adjust(int seconds) {
  loading_ = true;
  problem_ = nullptr;
  device_.AdjustClock(seconds);
  Q_EMIT stateChanged();
}

void ClockModel::edit(const QString& row) {
  if (!known_ || loading_) return;
  if (row == QLatin1String("none")) {
    Adjust(0);
  } else if (row == QLatin1String("slips")) {
    DigitsModel::Question question;
    question.title = [] { return tr("Time on slips"); };
    question.prompt = [] { return tr("Hours and minutes as they are now, 00:00 to 23:59"); };
    question.form = DigitsModel::Form::Time;
    question.most = 4;
    question.check = [](const QString& digits) {
      if (digits.isEmpty()) return tr("Type four digits");
      return digits.left(2).toInt() < 24 && digits.mid(2).toInt() < 60 ? QString()
                                                                       : tr("There is no such time of day");
    };
    digits_.Ask(question, [this](const QString& digits) {
      Adjust(CorrectionFor(TimeOfDay(), QTime(digits.left(2).toInt(), digits.mid(2).toInt())));
    });
  }
}

void ClockModel::Fill() {
  QList<Row> rows;
  if (known_) {
    const QTimeZone zone(facts_.time_zone.toLatin1());
    rows.append({{}, tr("This terminal"), {}, FormatDateTime(facts_.time, language_.current(), zone)});
    Row bank{{}, tr("The bank's clock")};
    if (!facts_.bank_difference.has_value()) {
      bank.value = tr("Not known yet");
    } else if (std::abs(*facts_.bank_difference) <= kSame) {
      bank.value = tr("The same");
      bank.mark = Mark::Good;
    } else {
      bank.value = *facts_.bank_difference > 0 ? tr("%1 seconds ahead").arg(*facts_.bank_difference)
                                               : tr("%1 seconds behind").arg(-*facts_.bank_difference);
      bank.mark = Mark::Attention;
    }
    bank.note = tr("Slips of payments have the bank's time");
    rows.append(bank);
    rows.append({{}, tr("Time zone"), {}, facts_.time_zone});
    rows.append({{},
                 tr("Slips print now"),
                 facts_.correction_seconds == 0
                     ? QString()
                     : tr("Moved by %1 seconds where the bank gave no time").arg(facts_.correction_seconds),
                 facts_.printed});
    if (session_.may(QStringLiteral("CONFIGURE"))) {
      rows.append(
          Row::Act("slips", "clock", tr("Set the time on slips"), tr("Only while the batch is empty")));
      if (facts_.correction_seconds != 0) rows.append(Row::Act("none", "undo", tr("Take the change back")));
    }
  }
  SetRows(rows);
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
