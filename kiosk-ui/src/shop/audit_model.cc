// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/shop/audit_model.h"

#include "kiosk-ui/src/format/date_format.h"
#include "kiosk-ui/src/words/error_words.h"
#include "kiosk-ui/src/words/setting_words.h"

namespace till::kiosk {

AuditModel::AuditModel(Staff& staff, LanguageModel& language, const MerchantModel& merchant, QObject* parent)
    : RowListModel(parent), staff_(staff), language_(language), merchant_(merchant) {
  connect(&staff, &Staff::auditListed, this,
          [this](const QList<AuditEntry>& entries, const QString& next_page_token) {
            if (fresh_) entries_.clear();
            fresh_ = false;
            loading_ = false;
            entries_.append(entries);
            next_page_ = next_page_token;
            Fill();
          });
  connect(&staff, &Staff::auditFailed, this, [this](const Problem& problem) {
    loading_ = false;
    problem_ = problem;
    Fill();
  });
  connect(&language, &LanguageModel::changed, this, &AuditModel::Fill);
}

QString AuditModel::problemText() const {
  return problem_.code.isEmpty() ? QString() : ErrorWords::ForProblem(problem_).what;
}

void AuditModel::refresh() {
  fresh_ = true;
  loading_ = true;
  problem_ = Problem();
  staff_.ListAudit({});
  Q_EMIT stateChanged();
}

void AuditModel::more() {
  if (loading_ || next_page_.isEmpty()) return;
  loading_ = true;
  staff_.ListAudit(next_page_);
  Q_EMIT stateChanged();
}

QString AuditModel::ActName(const QString& act) {
  if (act == QLatin1String("sign-in")) return tr("Signed in");
  if (act == QLatin1String("sign-out")) return tr("Signed out");
  if (act == QLatin1String("change-password")) return tr("Changed the own password");
  if (act == QLatin1String("add-operator")) return tr("Added an operator");
  if (act == QLatin1String("update-operator")) return tr("Changed an operator");
  if (act == QLatin1String("reset-password")) return tr("Gave a new first password");
  if (act == QLatin1String("unlock-operator")) return tr("Unlocked an operator");
  if (act == QLatin1String("disable-operator")) return tr("Switched an operator off");
  if (act == QLatin1String("enable-operator")) return tr("Switched an operator on");
  if (act == QLatin1String("update-profile")) return tr("Changed the shop's profile");
  if (act == QLatin1String("update-parameters")) return tr("Changed the settings");
  if (act == QLatin1String("download-parameters")) return tr("The bank changed the settings");
  if (act == QLatin1String("approve")) return tr("Approved on the spot");
  if (act == QLatin1String("propose-binding")) return tr("Proposed a settlement card");
  if (act == QLatin1String("approve-binding")) return tr("Approved a settlement card");
  if (act == QLatin1String("test-binding")) return tr("Tested a settlement card");
  if (act == QLatin1String("restore-binding")) return tr("Went back to the old settlement card");
  if (act == QLatin1String("update-payee")) return tr("Changed the payee");
  if (act == QLatin1String("submit-payee")) return tr("Sent the payee for review");
  if (act == QLatin1String("review-payee")) return tr("Reviewed the payee");
  if (act == QLatin1String("remove-payee")) return tr("Removed the payee");
  if (act == QLatin1String("put-payee-photo")) return tr("Added a photo of the payee");
  if (act == QLatin1String("withdraw-binding")) return tr("Gave up a change of the settlement card");
  if (act == QLatin1String("binding-in-force")) return tr("A settlement card came into force");
  if (act == QLatin1String("binding-failed")) return tr("The test of a settlement card failed");
  if (act == QLatin1String("look-at-payee-photo")) return tr("Looked at a photo of the payee");
  if (act == QLatin1String("update-notices")) return tr("Changed where notices go");
  if (act == QLatin1String("test-notice")) return tr("Sent a test notice");
  if (act == QLatin1String("support-bundle")) return tr("Made a file for support");
  if (act == QLatin1String("adjust-clock")) return tr("Moved the clock");
  if (act == QLatin1String("factory-reset")) return tr("Asked for a factory reset");
  if (act == QLatin1String("add-promotion")) return tr("Added a promotion");
  if (act == QLatin1String("update-promotion")) return tr("Changed a promotion");
  if (act == QLatin1String("remove-promotion")) return tr("Removed a promotion");
  return tr("Another act: %1").arg(act);
}

// Fields of the settings are called as the settings' own pages call them; a subject of another act, a number
// or a name, stays as it is.
QString AuditModel::SubjectName(const AuditEntry& entry) const {
  if (entry.act != QLatin1String("update-parameters") && entry.act != QLatin1String("update-profile") &&
      entry.act != QLatin1String("download-parameters"))
    return entry.act == QLatin1String("update-notices") ? QString() : entry.subject;
  QStringList names;
  for (const QString& field : entry.subject.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
    const QString name = SettingName(field.trimmed());
    names.append(name.isEmpty() ? field.trimmed() : name);
  }
  return names.join(language_.IsChinese() ? QString::fromUtf8("、") : QStringLiteral(", "));
}

void AuditModel::Fill() {
  QList<Row> rows;
  for (const AuditEntry& entry : entries_) {
    Row row;
    row.text = ActName(entry.act);
    const QString subject = SubjectName(entry);
    if (!subject.isEmpty()) row.text += QString::fromUtf8("  ·  ") + subject;
    row.note = FormatDateTime(entry.time, language_.current(), merchant_.TimeZone());
    const bool done = entry.outcome == QLatin1String("done");
    row.mark = done ? Mark::Good : Mark::Bad;
    if (!done) row.note += QString::fromUtf8("  ·  ") + ErrorWords::ForProblem({entry.outcome, {}}).what;
    row.value = entry.operator_number;
    rows.append(row);
  }
  SetRows(rows);
  Q_EMIT stateChanged();
}

}  // namespace till::kiosk
