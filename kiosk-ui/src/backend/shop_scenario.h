// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_SHOP_SCENARIO_H_
#define TILL_KIOSK_UI_SRC_BACKEND_SHOP_SCENARIO_H_

#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>
#include <optional>

#include "kiosk-ui/src/backend/batches.h"
#include "kiosk-ui/src/backend/books.h"
#include "kiosk-ui/src/backend/machine.h"
#include "kiosk-ui/src/backend/office_scenario.h"
#include "kiosk-ui/src/backend/payees.h"
#include "kiosk-ui/src/backend/promotions.h"
#include "kiosk-ui/src/backend/settings.h"
#include "kiosk-ui/src/backend/staff.h"
#include "kiosk-ui/src/backend/words.h"

namespace till::kiosk {

// ShopScenario is the part of a scenario that the shop's own pages see: its day, its people, its machine.
struct ShopScenario {
  // FakeFinding is a Finding whose advice is there in both languages.
  struct FakeFinding {
    QString point;
    Health health = Health::Good;
    QString fault;
    Words advice;
  };

  Sums sums;
  HostLine line{true, true, {}, {}};
  QList<Settlement> settlements;  // newest first
  bool balances = true;           // the next settlement
  QString settle_fails_with;      // an error code; empty: it does not
  QString sign_on_fails_with;
  QList<BookEntry> books;  // newest first
  QList<StaffMember> staff;
  QList<AuditEntry> audit;
  TerminalSettings settings;
  QString change_fails_with;
  std::optional<Payee> payee;
  QList<Promotion> promotions;
  int quote_takes_ms = 0;
  MachineFacts facts;
  QList<FakeFinding> checklist;
  QList<FakeFinding> tests;
  OfficeScenario office;

  // Parse reads the field "shop" of a scenario (scenarios/README.md).
  static ShopScenario Parse(const QJsonObject& object, QString* error);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_SHOP_SCENARIO_H_
