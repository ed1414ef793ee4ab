// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_UPDATES_SCENARIO_H_
#define TILL_KIOSK_UI_SRC_BACKEND_UPDATES_SCENARIO_H_

#include <QJsonObject>
#include <QString>

#include "kiosk-ui/src/backend/updates.h"
#include "kiosk-ui/src/backend/words.h"

namespace till::kiosk {

// UpdatesScenario is the part of a scenario that the page of updates sees.
struct UpdatesScenario {
  UpdateStatus status;
  QString previous_version;  // in the other slot; empty: nothing there starts
  UpdateOffer offer;         // what the channel has; without notes and fault
  Words notes;
  QString check_fault;     // of till.update.v1.Fault; empty: the channel answers
  QString download_fault;  // how a download ends, half-way
  QString waits_for;       // why an installation that may wait does
  QString refused_with;    // the error code of each step

  // Parse reads the field "updates" of a scenario's "office" (scenarios/README.md).
  static UpdatesScenario Parse(const QJsonObject& object, QString* error);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_UPDATES_SCENARIO_H_
