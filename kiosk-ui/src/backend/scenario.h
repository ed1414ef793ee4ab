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

#include "kiosk-ui/src/backend/shop_scenario.h"
#include "kiosk-ui/src/backend/types.h"
#include "kiosk-ui/src/backend/words.h"

namespace till::kiosk {

// Scenario is a world for the fake backend, read from data (scenarios/README.md has the fields).
struct Scenario {
  struct KnownOperator {
    QString number;
    QString password;
    Words name;
    QStringList permissions;
    bool owes_password = false;
  };

  // Step changes the payment, `after` the step before it; `await_choice` holds the script until an
  // application is chosen.
  struct Step {
    std::chrono::milliseconds after{0};
    bool await_choice = false;
    QJsonObject set;
  };

  struct Script {
    QStringList only_for;  // names of Transaction, or "QrShown"; empty: for whatever has no script of its own
    QList<Step> steps;
    QJsonObject on_cancel;  // what a cancel sets
    QJsonObject on_query;   // what a query sets
    QString fails_with;     // the code with which StartPayment fails; empty: it does not
  };

  bool online = true;
  QString refusal;  // why the terminal started without its data; empty: it did not
  Words shop_name;
  QString merchant_id;
  QString terminal_id;
  QList<KnownOperator> operators;
  DeviceHealth health;
  QList<QJsonObject> history;  // newest first; each sets fields of a Payment
  QList<Script> payments;      // one script per payment of a sort; the sort's last one repeats
  ShopScenario shop;           // what the shop's own pages see

  // Parse reads a scenario; an unknown field or a wrong type is an error, told in `error`.
  static std::optional<Scenario> Parse(const QByteArray& json, QString* error);
};

// ApplyFields sets the named fields of `payment`; false and `error` for an unknown field or value.
bool ApplyFields(const QJsonObject& fields, Payment* payment, QString* error);

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_SCENARIO_H_
