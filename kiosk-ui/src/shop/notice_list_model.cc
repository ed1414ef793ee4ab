// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/notice_list_model.h"

#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/words/error_words.h"

namespace till::kiosk {

NoticeListModel::NoticeListModel(Notices& notices, LanguageModel& language, const MerchantModel& merchant,
                                 QObject* parent)
    : RowListModel(parent), backend_(notices), language_(language), merchant_(merchant) {
  connect(&notices, &Notices::listed, this, [this](const QList<Notice>& listed) {
    notices_ = listed;
    loading_ = false;
    Fill();
  });
  connect(&notices, &Notices::listFailed, this, [this](const Problem& problem) {
    loading_ = false;
    problem_ = [problem] { return ErrorWords::ForProblem(problem).Sentence(); };
    Q_EMIT stateChanged();
  });
  connect(&notices, &Notices::testFailed, this, [this](const Problem& problem) {
    loading_ = false;
    // The one thing that can be wrong with a test: there is nowhere to send it.
    problem_ = [problem] {
      return problem.code == QLatin1String("INVALID_REQUEST")
                 ? tr("There is nowhere to send it. Set up a channel and switch it on")
                 : ErrorWords::ForProblem(problem).Sentence();
    };
    Q_EMIT stateChanged();
  });
  connect(&language, &LanguageModel::changed, this, &NoticeListModel::Fill);
}

QString NoticeListModel::EventName(const QString& event) {
  if (event == QLatin1String("TEST_NOTICE")) return tr("Test");
  if (event == QLatin1String("BINDING_CHANGED")) return tr("Settlement card");
  if (event == QLatin1String("PAYEE_CHANGED")) return tr("Payee");
  if (event == QLatin1String("OPERATOR_CHANGED")) return tr("Operators");
  if (event == QLatin1String("SETTINGS_CHANGED")) return tr("Settings");
  return tr("Something else");
}

QString NoticeListModel::ChannelName(const QString& name) {
  if (name == QLatin1String("sms")) return tr("Text messages");
  if (name == QLatin1String("webhook")) return tr("Web address");
  return name;
}

void NoticeListModel::refresh() {
  loading_ = true;
  problem_ = nullptr;
  backend_.List();
  Q_EMIT stateChanged();
}

void NoticeListModel::sendTest() {
  if (loading_) return;
  loading_ = true;
  problem_ = nullptr;
  backend_.SendTest();
  Q_EMIT stateChanged();
}

QString NoticeListModel::OutcomeOf(const Notice& notice) const {
  switch (notice.state) {
    case Notice::State::Sent:
      return tr("Sent");
    case Notice::State::GivenUp:
      return notice.http_status != 0 ? tr("Refused, code %1").arg(notice.http_status) : tr("Given up");
    case Notice::State::Waiting:
      return notice.attempts == 0 ? tr("Waiting") : tr("Tried %1 times").arg(notice.attempts);
  }
  return {};
}

void NoticeListModel::Fill() {
  QList<Row> rows;
  for (const Notice& notice : notices_) {
    Row row;
    row.text = EventName(notice.event);
    QStringList parts = {ChannelName(notice.channel)};
    if (!notice.phone.isEmpty()) parts.append(notice.phone);
    parts.append(FormatDateTime(notice.created, language_.current(), merchant_.TimeZone()));
    if (notice.state == Notice::State::Waiting && notice.attempts > 0 && !notice.fault.isEmpty())
      parts.append(ErrorWords::ForProblem({notice.fault, {}}).what);
    row.note = parts.join(QString::fromUtf8("  ·  "));
    row.value = OutcomeOf(notice);
    row.mark = notice.state == Notice::State::Sent      ? Mark::Good
               : notice.state == Notice::State::GivenUp ? Mark::Bad
                                                        : Mark::Waiting;
    rows.append(row);
  }
  SetRows(rows);
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
