// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_OFFICE_SCENARIO_H_
#define TILL_KIOSK_UI_SRC_BACKEND_OFFICE_SCENARIO_H_

#include <QJsonObject>
#include <QList>
#include <QString>

#include "kiosk-ui/src/backend/device.h"
#include "kiosk-ui/src/backend/endpoint.h"
#include "kiosk-ui/src/backend/notices.h"
#include "kiosk-ui/src/backend/sample_photo.h"
#include "kiosk-ui/src/backend/settlement_cards.h"
#include "kiosk-ui/src/backend/updates_scenario.h"

namespace till::kiosk {

// ScenarioPhoto is a photo on the stick.
struct ScenarioPhoto {
  QString file;
  SamplePhoto shows = SamplePhoto::Front;
  QString fails_with;  // an error code; empty: it can be read
};

// OfficeScenario is the part of a scenario behind the counter: the settlement card, the notices, the line,
// the clock, the updates, programs on other machines.
struct OfficeScenario {
  QList<SettlementCard> cards;  // newest first
  QString propose_fails_with;   // error codes; empty: they do not fail
  QString test_fails_with;
  QList<NoticeChannel> channels;
  QList<Notice> notices;  // newest first
  NetworkFacts network;
  ClockFacts clock;
  QString adjust_fails_with;
  QString reset_fails_with;
  QString stick_fails_with;
  QList<ScenarioPhoto> stick_photos;  // newest first
  UpdatesScenario updates;
  EndpointState endpoint;

  // Parse reads the field "office" of a scenario's "shop" (scenarios/README.md).
  static OfficeScenario Parse(const QJsonObject& object, QString* error);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_OFFICE_SCENARIO_H_
