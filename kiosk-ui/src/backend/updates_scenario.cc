// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/updates_scenario.h"

#include "kiosk-ui/src/backend/scenario_fields.h"

namespace till::kiosk {
namespace {

UpdateStatus ParseStatus(ScenarioFields& fields) {
  UpdateStatus status;
  status.running_version = fields.Text("running_version");
  status.channel = fields.Text("channel");
  status.phase = fields.Named("phase", UpdateStatus::Phase::Idle);
  status.version = fields.Text("version");
  status.percent = fields.Number("percent", 0);
  if (fields.Has("remaining_seconds"))
    status.remaining = std::chrono::seconds(fields.Number("remaining_seconds", 0));
  const QString fault = fields.Text("fault");
  if (!fault.isEmpty()) status.fault.code = QStringLiteral("UPDATE:") + fault;
  return status;
}

}  // namespace

UpdatesScenario UpdatesScenario::Parse(const QJsonObject& object, QString* error) {
  UpdatesScenario updates;
  ScenarioFields fields(object, QStringLiteral("office.updates"), error);
  updates.status = ParseStatus(fields);
  updates.previous_version = fields.Text("previous_version");
  ScenarioFields offered(fields.Object("offered"), QStringLiteral("office.updates.offered"), error);
  updates.offer.version = offered.Text("version");
  updates.offer.size_bytes = qint64{offered.Number("size_megabytes", 0)} * 1'000'000;
  updates.offer.required_at = offered.Moment("required_at");
  updates.notes = offered.Spoken("notes");
  offered.Done();
  updates.check_fault = fields.Text("check_fault");
  updates.download_fault = fields.Text("download_fault");
  updates.waits_for = fields.Text("waits_for");
  updates.refused_with = fields.Text("refused_with");
  fields.Done();
  return updates;
}

}  // namespace till::kiosk
