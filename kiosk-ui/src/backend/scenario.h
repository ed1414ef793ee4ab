// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_SCENARIO_H_
#define TILL_KIOSK_UI_SRC_BACKEND_SCENARIO_H_

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QMap>
#include <QString>
#include <chrono>
#include <optional>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// Words is one text in both languages.
struct Words {
  QString zh;
  QString en;

  const QString& In(const QString& language) const { return language == QLatin1String("zh") ? zh : en; }
};

// Scenario is a world for the fake backend, read from data (scenarios/README.md has the fields).
struct Scenario {
  struct KnownOperator {
    QString number;
    QString password;
    Words name;
    QStringList permissions;
  };

  // Step changes the payment, `after` the step before it; `await_choice` holds the script until an
  // application is chosen.
  struct Step {
    std::chrono::milliseconds after{0};
    bool await_choice = false;
    QJsonObject set;
  };

  struct Script {
    QList<Step> steps;
    QJsonObject on_cancel;  // what a cancel sets
    QJsonObject on_query;   // what a query sets
    QString fails_with;     // the code with which StartPayment fails; empty: it does not
  };

  bool online = true;
  Words shop_name;
  QString merchant_id;
  QString terminal_id;
  QList<KnownOperator> operators;
  DeviceHealth health;
  QList<QJsonObject> history;  // newest first; each sets fields of a Payment
  QList<Script> payments;      // one script per payment; the last one repeats

  // Parse reads a scenario; an unknown field or a wrong type is an error, told in `error`.
  static std::optional<Scenario> Parse(const QByteArray& json, QString* error);
};

// ApplyFields sets the named fields of `payment`; false and `error` for an unknown field or value.
bool ApplyFields(const QJsonObject& fields, Payment* payment, QString* error);

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_SCENARIO_H_
