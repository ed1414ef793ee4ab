// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/scenario.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QMetaEnum>

namespace till::kiosk {
namespace {

// Reads an object's fields one by one and remembers which were asked for: what is left over is a mistake.
class Fields {
 public:
  Fields(const QJsonObject& object, QString where, QString* error)
      : object_(object), where_(std::move(where)), error_(error) {}

  QString Text(const char* name, const QString& otherwise = {}) {
    const QJsonValue value = Take(name);
    if (value.isUndefined()) return otherwise;
    if (!value.isString()) Fail(name, "must be a text");
    return value.toString();
  }
  bool Truth(const char* name, bool otherwise) {
    const QJsonValue value = Take(name);
    if (value.isUndefined()) return otherwise;
    if (!value.isBool()) Fail(name, "must be true or false");
    return value.toBool();
  }
  int Number(const char* name, int otherwise) {
    const QJsonValue value = Take(name);
    if (value.isUndefined()) return otherwise;
    if (!value.isDouble()) Fail(name, "must be a number");
    return value.toInt();
  }
  QJsonObject Object(const char* name) {
    const QJsonValue value = Take(name);
    if (!value.isUndefined() && !value.isObject()) Fail(name, "must be an object");
    return value.toObject();
  }
  QList<QJsonObject> Objects(const char* name) {
    QList<QJsonObject> found;
    const QJsonValue value = Take(name);
    if (!value.isUndefined() && !value.isArray()) Fail(name, "must be a list");
    for (const QJsonValue& item : value.toArray()) {
      if (!item.isObject()) Fail(name, "must hold objects");
      found.append(item.toObject());
    }
    return found;
  }
  Words Spoken(const char* name) {
    Fields words(Object(name), where_ + QLatin1Char('.') + QLatin1String(name), error_);
    Words spoken{words.Text("zh"), words.Text("en")};
    words.Done();
    return spoken;
  }
  template <typename Enum>
  Enum Named(const char* name, Enum otherwise) {
    const QString text = Text(name);
    if (text.isEmpty()) return otherwise;
    bool known = false;
    const int value = QMetaEnum::fromType<Enum>().keyToValue(text.toLatin1().constData(), &known);
    if (!known) Fail(name, "is not a known name");
    return static_cast<Enum>(value);
  }
  bool Has(const char* name) const { return object_.contains(QLatin1String(name)); }

  // Done complains of what nobody asked for.
  void Done() {
    for (const QString& key : object_.keys()) {
      if (!taken_.contains(key)) Fail(key.toUtf8().constData(), "is not a known field");
    }
  }
  void Fail(const char* name, const char* what) {
    if (error_->isEmpty())
      *error_ = QStringLiteral("%1.%2 %3").arg(where_, QLatin1String(name), QLatin1String(what));
  }

 private:
  QJsonValue Take(const char* name) {
    taken_.append(QLatin1String(name));
    return object_.value(QLatin1String(name));
  }

  QJsonObject object_;
  QString where_;
  QString* error_;
  QStringList taken_;
};

CardWays ParseWays(const QString& text, Fields* fields) {
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
  Fields fields(object, QStringLiteral("health"), error);
  health.can_take_payments = fields.Truth("can_take_payments", true);
  health.problem.code = fields.Text("problem");
  for (const QJsonObject& item : fields.Objects("parts")) {
    Fields part(item, QStringLiteral("health.parts"), error);
    health.parts.append({part.Text("name"), part.Named("health", Health::Good), part.Text("detail")});
    part.Done();
  }
  fields.Done();
  return health;
}

Scenario::Script ParseScript(const QJsonObject& object, QString* error) {
  Scenario::Script script;
  Fields fields(object, QStringLiteral("payments"), error);
  script.fails_with = fields.Text("fails_with");
  script.on_cancel = fields.Object("on_cancel");
  script.on_query = fields.Object("on_query");
  for (const QJsonObject& item : fields.Objects("steps")) {
    Fields step(item, QStringLiteral("payments.steps"), error);
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
QStringList ParseRole(const QString& role, Fields* fields) {
  if (role == QLatin1String("cashier")) return {QStringLiteral("SIGNED_IN"), QStringLiteral("TAKE_PAYMENTS")};
  if (role == QLatin1String("supervisor")) {
    return {QStringLiteral("SIGNED_IN"), QStringLiteral("TAKE_PAYMENTS"), QStringLiteral("UNDO_PAYMENTS"),
            QStringLiteral("SETTLE")};
  }
  if (role == QLatin1String("administrator")) {
    return {QStringLiteral("SIGNED_IN"), QStringLiteral("CONFIGURE"), QStringLiteral("MANAGE_OPERATORS"),
            QStringLiteral("UPDATE")};
  }
  fields->Fail("role", "is cashier, supervisor or administrator");
  return {};
}

}  // namespace

bool ApplyFields(const QJsonObject& object, Payment* payment, QString* error) {
  Fields fields(object, QStringLiteral("set"), error);
  payment->id = fields.Text("id", payment->id);
  payment->amount.minor_units = fields.Number("amount_minor", static_cast<int>(payment->amount.minor_units));
  payment->amount.currency = fields.Text("currency", payment->amount.currency);
  payment->stage = fields.Named("stage", payment->stage);
  payment->outcome = fields.Named("outcome", payment->outcome);
  if (fields.Has("ways")) payment->ways = ParseWays(fields.Text("ways"), &fields);
  if (fields.Has("applications")) {
    payment->applications.clear();
    for (const QJsonObject& item : fields.Objects("applications")) {
      Fields choice(item, QStringLiteral("set.applications"), error);
      payment->applications.append({choice.Text("id"), choice.Text("label")});
      choice.Done();
    }
  }
  payment->pin_digits = fields.Number("pin_digits", payment->pin_digits);
  payment->card.scheme = fields.Text("scheme", payment->card.scheme);
  payment->card.masked_number = fields.Text("masked_number", payment->card.masked_number);
  payment->card.entry = fields.Text("entry", payment->card.entry);
  payment->problem.code = fields.Text("problem", payment->problem.code);
  payment->problem.message = fields.Text("problem_message", payment->problem.message);
  payment->host_code = fields.Text("host_code", payment->host_code);
  payment->approval_code = fields.Text("approval_code", payment->approval_code);
  payment->reference = fields.Text("reference", payment->reference);
  payment->card_inside = fields.Truth("card_inside", payment->card_inside);
  payment->paper_out = fields.Truth("paper_out", payment->paper_out);
  payment->can_cancel = fields.Truth("can_cancel", payment->can_cancel);
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
  Fields fields(document.object(), QStringLiteral("scenario"), error);
  scenario.online = fields.Truth("online", true);
  scenario.shop_name = fields.Spoken("shop_name");
  scenario.merchant_id = fields.Text("merchant_id");
  scenario.terminal_id = fields.Text("terminal_id");
  for (const QJsonObject& item : fields.Objects("operators")) {
    Fields known(item, QStringLiteral("operators"), error);
    scenario.operators.append({known.Text("number"), known.Text("password"), known.Spoken("name"),
                               ParseRole(known.Text("role", QStringLiteral("cashier")), &known)});
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
  fields.Done();
  if (!error->isEmpty()) return std::nullopt;
  return scenario;
}

}  // namespace till::kiosk
