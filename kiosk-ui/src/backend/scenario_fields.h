// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_SCENARIO_FIELDS_H_
#define TILL_KIOSK_UI_SRC_BACKEND_SCENARIO_FIELDS_H_

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QMetaEnum>
#include <QString>
#include <QStringList>

#include "kiosk-ui/src/backend/words.h"

namespace till::kiosk {

// ScenarioFields reads an object's fields one by one and remembers which were asked for: what is left over is
// a mistake.
class ScenarioFields {
 public:
  ScenarioFields(const QJsonObject& object, QString where, QString* error)
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
  QStringList Texts(const char* name) {
    QStringList found;
    const QJsonValue value = Take(name);
    if (!value.isUndefined() && !value.isArray()) Fail(name, "must be a list");
    for (const QJsonValue& item : value.toArray()) found.append(item.toString());
    return found;
  }
  // Moment is a time in ISO 8601; invalid when the field is not there.
  QDateTime Moment(const char* name) {
    const QString text = Text(name);
    if (text.isEmpty()) return {};
    const QDateTime moment = QDateTime::fromString(text, Qt::ISODate);
    if (!moment.isValid()) Fail(name, "must be a time");
    return moment;
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
    ScenarioFields words(Object(name), where_ + QLatin1Char('.') + QLatin1String(name), error_);
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

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_SCENARIO_FIELDS_H_
