// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_STAFF_H_
#define TILL_KIOSK_UI_SRC_BACKEND_STAFF_H_

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>

#include "kiosk-ui/src/backend/types.h"
#include "services/common/secret/secret_buffer.h"

namespace till::kiosk {

// StaffRole decides what an operator may do.
enum class StaffRole { Cashier, Supervisor, Administrator };

// StaffMember is an operator as the one who looks after the operators sees them.
struct StaffMember {
  QString number;  // two digits
  QString name;    // may be empty
  StaffRole role = StaffRole::Cashier;
  bool locked = false;
  bool disabled = false;
  bool owes_password = false;  // a first-use password is in force
  QDateTime last_sign_in;      // invalid before the first one
};

// AuditEntry is one act that a person answers for.
struct AuditEntry {
  QDateTime time;
  QString operator_number;  // empty when nobody was signed in
  QString act;              // as the API names it: "sign-in"
  QString subject;
  QString outcome;  // "done", or an error code
};

// Staff looks after the operators. Keeps to the duties of backend.h.
class Staff : public QObject {
  Q_OBJECT

 public:
  // Act is one thing that can be done to an operator.
  enum class Act { ChangeOwnPassword, Add, SetRole, ResetPassword, Unlock, Disable, Enable };
  Q_ENUM(Act)

  ~Staff() override = default;

  // ChangePassword changes one's own; answered by done or actFailed with Act::ChangeOwnPassword.
  virtual void ChangePassword(SecretBuffer old_password, SecretBuffer new_password) = 0;

  // ListStaff asks for all operators, by number; answered by staffListed or staffFailed.
  virtual void ListStaff() = 0;

  // Add, SetRole, ResetPassword, Unlock, Disable and Enable do one act each; answered by done or actFailed
  // with that act.
  virtual void Add(const QString& number, StaffRole role, SecretBuffer first_password) = 0;
  virtual void SetRole(const QString& number, StaffRole role) = 0;
  virtual void ResetPassword(const QString& number, SecretBuffer first_password) = 0;
  virtual void Unlock(const QString& number) = 0;
  virtual void Disable(const QString& number) = 0;
  virtual void Enable(const QString& number) = 0;

  // ListAudit asks for the audit trail, newest first, from a page token on; answered by auditListed or
  // auditFailed.
  virtual void ListAudit(const QString& page_token) = 0;

 Q_SIGNALS:
  void done(till::kiosk::Staff::Act act);
  void actFailed(till::kiosk::Staff::Act act, const till::kiosk::Problem& problem);
  void staffListed(const QList<till::kiosk::StaffMember>& staff);
  void staffFailed(const till::kiosk::Problem& problem);
  // next_page_token is empty on the last page.
  void auditListed(const QList<till::kiosk::AuditEntry>& entries, const QString& next_page_token);
  void auditFailed(const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_STAFF_H_
