// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/office_scenario.h"

#include "kiosk-ui/src/backend/scenario_fields.h"

namespace till::kiosk {
namespace {

SettlementCard ParseCard(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("office.cards"), error);
  SettlementCard card;
  card.id = fields.Text("id");
  const QString state = fields.Text("state", QStringLiteral("in force"));
  if (state == QLatin1String("in force")) {
    card.state = SettlementCard::State::InForce;
  } else if (state == QLatin1String("proposed")) {
    card.state = SettlementCard::State::Proposed;
  } else if (state == QLatin1String("approved")) {
    card.state = SettlementCard::State::Approved;
  } else if (state == QLatin1String("retired")) {
    card.state = SettlementCard::State::Retired;
  } else if (state == QLatin1String("failed")) {
    card.state = SettlementCard::State::Failed;
  } else if (state == QLatin1String("withdrawn")) {
    card.state = SettlementCard::State::Withdrawn;
  } else {
    fields.Fail("state", "is proposed, approved, in force, retired, withdrawn or failed");
  }
  card.card.scheme = QStringLiteral("UNIONPAY");
  card.card.masked_number = fields.Text("masked_number");
  card.holder = fields.Text("holder");
  card.bank = fields.Text("bank");
  card.branch_code = fields.Text("branch_code");
  card.proposed = fields.Moment("proposed");
  card.since = fields.Moment("since");
  card.proposed_by = fields.Text("proposed_by", QStringLiteral("99"));
  card.approved_by = fields.Text("approved_by");
  card.failure.code = fields.Text("failure");
  fields.Done();
  return card;
}

NoticeChannel ParseChannel(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("office.channels"), error);
  NoticeChannel channel;
  channel.name = fields.Text("name");
  channel.enabled = fields.Truth("enabled", true);
  channel.url = fields.Text("url");
  channel.phones = fields.Texts("phones");
  channel.has_secret = fields.Truth("has_secret", false);
  channel.events = fields.Texts("events");
  fields.Done();
  return channel;
}

Notice ParseNotice(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("office.notices"), error);
  Notice notice;
  notice.event = fields.Text("event");
  notice.subject = fields.Text("subject");
  notice.channel = fields.Text("channel");
  const QString state = fields.Text("state", QStringLiteral("sent"));
  notice.state = state == QLatin1String("waiting")    ? Notice::State::Waiting
                 : state == QLatin1String("given up") ? Notice::State::GivenUp
                                                      : Notice::State::Sent;
  notice.created = fields.Moment("created");
  notice.attempts = fields.Number("attempts", 1);
  notice.next_attempt = fields.Moment("next_attempt");
  notice.http_status = fields.Number("http_status", 0);
  notice.fault = fields.Text("fault");
  notice.phone = fields.Text("phone");
  fields.Done();
  return notice;
}

NetworkFacts ParseNetwork(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("office.network"), error);
  NetworkFacts facts;
  facts.host = fields.Text("host");
  facts.connected = fields.Truth("connected", true);
  facts.signed_on = fields.Truth("signed_on", true);
  facts.on_backup_host = fields.Truth("on_backup_host", false);
  facts.last_reply = fields.Moment("last_reply");
  facts.fault = fields.Text("fault");
  fields.Done();
  return facts;
}

ClockFacts ParseClock(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("office.clock"), error);
  ClockFacts facts;
  facts.time = fields.Moment("time");
  facts.time_zone = fields.Text("time_zone", QStringLiteral("Asia/Shanghai"));
  facts.correction_seconds = fields.Number("correction_seconds", 0);
  if (fields.Has("bank_difference")) facts.bank_difference = fields.Number("bank_difference", 0);
  facts.printed = fields.Text("printed");
  fields.Done();
  return facts;
}

ScenarioPhoto ParsePhoto(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("office.stick_photos"), error);
  ScenarioPhoto photo;
  photo.file = fields.Text("file");
  const QString shows = fields.Text("shows", QStringLiteral("front"));
  if (shows == QLatin1String("back")) {
    photo.shows = SamplePhoto::Back;
  } else if (shows != QLatin1String("front")) {
    fields.Fail("shows", "is front or back");
  }
  photo.fails_with = fields.Text("fails_with");
  fields.Done();
  return photo;
}

AdmittedProgram ParseAdmitted(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("office.endpoint.admitted"), error);
  AdmittedProgram program{fields.Text("fingerprint"), fields.Text("name"), fields.Moment("admitted")};
  fields.Done();
  return program;
}

WaitingProgram ParseWaiting(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("office.endpoint.waiting"), error);
  WaitingProgram program{fields.Text("fingerprint"), fields.Text("address"), fields.Text("claimed_name"),
                         fields.Moment("called")};
  fields.Done();
  return program;
}

EndpointState ParseEndpoint(const QJsonObject& object, QString* error) {
  ScenarioFields fields(object, QStringLiteral("office.endpoint"), error);
  EndpointState state;
  state.port = fields.Number("port", 0);
  state.fingerprint = fields.Text("fingerprint");
  for (const QJsonObject& item : fields.Objects("admitted"))
    state.admitted.append(ParseAdmitted(item, error));
  for (const QJsonObject& item : fields.Objects("waiting")) state.waiting.append(ParseWaiting(item, error));
  fields.Done();
  return state;
}

}  // namespace

OfficeScenario OfficeScenario::Parse(const QJsonObject& object, QString* error) {
  OfficeScenario office;
  ScenarioFields fields(object, QStringLiteral("office"), error);
  for (const QJsonObject& item : fields.Objects("cards")) office.cards.append(ParseCard(item, error));
  office.propose_fails_with = fields.Text("propose_fails_with");
  office.test_fails_with = fields.Text("test_fails_with");
  for (const QJsonObject& item : fields.Objects("channels"))
    office.channels.append(ParseChannel(item, error));
  for (const QJsonObject& item : fields.Objects("notices")) office.notices.append(ParseNotice(item, error));
  office.network = ParseNetwork(fields.Object("network"), error);
  office.clock = ParseClock(fields.Object("clock"), error);
  office.adjust_fails_with = fields.Text("adjust_fails_with");
  office.reset_fails_with = fields.Text("reset_fails_with");
  office.stick_fails_with = fields.Text("stick_fails_with");
  for (const QJsonObject& item : fields.Objects("stick_photos"))
    office.stick_photos.append(ParsePhoto(item, error));
  office.updates = UpdatesScenario::Parse(fields.Object("updates"), error);
  office.endpoint = ParseEndpoint(fields.Object("endpoint"), error);
  fields.Done();
  return office;
}

}  // namespace till::kiosk
