// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/scenario.h"

#include <QJsonDocument>

#include "kiosk-ui/src/backend/scenario_fields.h"

namespace till::kiosk {
namespace {

CardWays ParseWays(const QString& text, ScenarioFields* fields) {
  CardWays ways;
  for (const QString& way : text.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
    if (way == QLatin1String("tap")) {
      ways |= Tap;
    } else if (way == QLatin1String("insert")) {
      ways |= Insert;
    } else if (way == QLatin1String("swipe")) {
      ways |= Swipe;
    } else {
      fields->Fail("ways", "knows tap, insert and swipe");
    }
  }
  return ways;
}

DeviceHealth ParseHealth(const QJsonObject& object, QString* error) {
  DeviceHealth health;
  ScenarioFields fields(object, QStringLiteral("health"), error);
  health.can_take_payments = fields.Truth("can_take_payments", true);
  health.problem.code = fields.Text("problem");
  for (const QJsonObject& item : fields.Objects("parts")) {
    ScenarioFields part(item, QStringLiteral("health.parts"), error);
    health.parts.append({part.Text("name"), part.Named("health", Health::Good), part.Text("detail")});
    part.Done();
  }
  fields.Done();
  return health;
}

Scenario::Script ParseScript(const QJsonObject& object, QString* error) {
  Scenario::Script script;
  ScenarioFields fields(object, QStringLiteral("payments"), error);
  script.only_for = fields.Texts("for");
  script.fails_with = fields.Text("fails_with");
  script.on_cancel = fields.Object("on_cancel");
  script.on_query = fields.Object("on_query");
  for (const QJsonObject& item : fields.Objects("steps")) {
    ScenarioFields step(item, QStringLiteral("payments.steps"), error);
    script.steps.append({std::chrono::milliseconds(step.Number("after_ms", 0)),
                         step.Truth("await_choice", false), step.Object("set")});
    step.Done();
    Payment rehearsal;
    ApplyFields(script.steps.back().set, &rehearsal, error);
  }
  Payment rehearsal;
  ApplyFields(script.on_cancel, &rehearsal, error);
  ApplyFields(script.on_query, &rehearsal, error);
  fields.Done();
  return script;
}

// What a role may do, as `terminal` gives it.
QStringList ParseRole(const QString& role, ScenarioFields* fields) {
  if (role == QLatin1String("cashier")) return {QStringLiteral("SIGNED_IN"), QStringLiteral("TAKE_PAYMENTS")};
  if (role == QLatin1String("supervisor")) {
    return {QStringLiteral("SIGNED_IN"), QStringLiteral("TAKE_PAYMENTS"),   QStringLiteral("UNDO_PAYMENTS"),
            QStringLiteral("SETTLE"),    QStringLiteral("APPROVE_CHANGES"), QStringLiteral("TYPE_CARDS")};
  }
  if (role == QLatin1String("administrator")) {
    return {QStringLiteral("SIGNED_IN"), QStringLiteral("CONFIGURE"), QStringLiteral("MANAGE_OPERATORS"),
            QStringLiteral("UPDATE"), QStringLiteral("APPROVE_CHANGES")};
  }
  fields->Fail("role", "is cashier, supervisor or administrator");
  return {};
}

}  // namespace

bool ApplyFields(const QJsonObject& object, Payment* payment, QString* error) {
  ScenarioFields fields(object, QStringLiteral("set"), error);
  payment->id = fields.Text("id", payment->id);
  payment->kind = fields.Text("kind", payment->kind);
  payment->amount.minor_units = fields.Number("amount_minor", static_cast<int>(payment->amount.minor_units));
  payment->amount.currency = fields.Text("currency", payment->amount.currency);
  payment->stage = fields.Named("stage", payment->stage);
  payment->outcome = fields.Named("outcome", payment->outcome);
  if (fields.Has("ways")) payment->ways = ParseWays(fields.Text("ways"), &fields);
  if (fields.Has("applications")) {
    payment->applications.clear();
    for (const QJsonObject& item : fields.Objects("applications")) {
      ScenarioFields choice(item, QStringLiteral("set.applications"), error);
      payment->applications.append({choice.Text("id"), choice.Text("label")});
      choice.Done();
    }
  }
  payment->may_type = fields.Truth("may_type", payment->may_type);
  payment->pin_digits = fields.Number("pin_digits", payment->pin_digits);
  payment->card.scheme = fields.Text("scheme", payment->card.scheme);
  payment->card.masked_number = fields.Text("masked_number", payment->card.masked_number);
  payment->card.entry = fields.Text("entry", payment->card.entry);
  payment->card.holder = fields.Text("holder", payment->card.holder);
  payment->problem.code = fields.Text("problem", payment->problem.code);
  payment->problem.message = fields.Text("problem_message", payment->problem.message);
  payment->host_code = fields.Text("host_code", payment->host_code);
  payment->approval_code = fields.Text("approval_code", payment->approval_code);
  payment->reference = fields.Text("reference", payment->reference);
  payment->card_inside = fields.Truth("card_inside", payment->card_inside);
  payment->paper_out = fields.Truth("paper_out", payment->paper_out);
  payment->can_cancel = fields.Truth("can_cancel", payment->can_cancel);
  payment->trace = fields.Number("trace", payment->trace);
  payment->batch = fields.Number("batch", payment->batch);
  payment->operator_number = fields.Text("operator", payment->operator_number);
  payment->refunded.minor_units =
      fields.Number("refunded_minor", static_cast<int>(payment->refunded.minor_units));
  payment->undone_by = fields.Text("undone_by", payment->undone_by);
  payment->completed_by = fields.Text("completed_by", payment->completed_by);
  payment->settled = fields.Truth("settled", payment->settled);
  payment->owed = fields.Truth("owed", payment->owed);
  if (fields.Has("available_minor"))
    payment->available = Money{fields.Number("available_minor", 0), payment->amount.currency};
  if (fields.Has("points")) payment->points = fields.Number("points", 0);
  payment->qr_payload = fields.Text("qr_payload", payment->qr_payload);
  payment->full_price.minor_units =
      fields.Number("full_price_minor", static_cast<int>(payment->full_price.minor_units));
  payment->signature_wanted = fields.Truth("signature_wanted", payment->signature_wanted);
  if (fields.Has("time")) payment->time = QDateTime::fromString(fields.Text("time"), Qt::ISODate);
  fields.Done();
  return error->isEmpty();
}

std::optional<Scenario> Scenario::Parse(const QByteArray& json, QString* error) {
  error->clear();
  QJsonParseError syntax;
  const QJsonDocument document = QJsonDocument::fromJson(json, &syntax);
  if (!document.isObject()) {
    *error = QStringLiteral("not a JSON object: %1 at byte %2").arg(syntax.errorString()).arg(syntax.offset);
    return std::nullopt;
  }
  Scenario scenario;
  ScenarioFields fields(document.object(), QStringLiteral("scenario"), error);
  scenario.online = fields.Truth("online", true);
  scenario.refusal = fields.Text("refusal");
  scenario.shop_name = fields.Spoken("shop_name");
  scenario.merchant_id = fields.Text("merchant_id");
  scenario.terminal_id = fields.Text("terminal_id");
  for (const QJsonObject& item : fields.Objects("operators")) {
    ScenarioFields known(item, QStringLiteral("operators"), error);
    scenario.operators.append({known.Text("number"), known.Text("password"), known.Spoken("name"),
                               ParseRole(known.Text("role", QStringLiteral("cashier")), &known),
                               known.Truth("owes_password", false)});
    known.Done();
  }
  scenario.health = ParseHealth(fields.Object("health"), error);
  scenario.history = fields.Objects("history");
  for (const QJsonObject& past : scenario.history) {
    Payment rehearsal;
    ApplyFields(past, &rehearsal, error);
  }
  for (const QJsonObject& item : fields.Objects("payments"))
    scenario.payments.append(ParseScript(item, error));
  scenario.shop = ShopScenario::Parse(fields.Object("shop"), error);
  fields.Done();
  if (!error->isEmpty()) return std::nullopt;
  return scenario;
}

}  // namespace till::kiosk
