// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_STAFF_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_STAFF_MODEL_H_

#include <QString>

#include "kiosk-ui/src/backend/staff.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/models/session_model.h"
#include "kiosk-ui/src/shop/choice_model.h"
#include "kiosk-ui/src/shop/digits_model.h"
#include "kiosk-ui/src/shop/new_password_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

// StaffModel is the list of the operators, and the one of them that is looked at with what can be done to it.
class StaffModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)
  // The operator that is looked at.
  Q_PROPERTY(QString memberTitle READ memberTitle NOTIFY stateChanged)
  Q_PROPERTY(QString memberNote READ memberNote NOTIFY stateChanged)
  Q_PROPERTY(till::kiosk::RowListModel* acts READ acts CONSTANT)

 public:
  StaffModel(Staff& staff, const SessionModel& session, LanguageModel& language,
             const MerchantModel& merchant, ChoiceModel& choice, DigitsModel& digits,
             NewPasswordModel& password, QObject* parent = nullptr);

  bool loading() const { return loading_; }
  QString problemText() const;
  QString memberTitle() const;
  QString memberNote() const;
  RowListModel* acts() { return &act_rows_; }

  Q_INVOKABLE void refresh();
  // show looks at one operator.
  Q_INVOKABLE void show(const QString& number);
  // act does one of the acts of the list to the operator looked at: "role", "password", "unlock", …
  Q_INVOKABLE void act(const QString& act);
  // add asks for a number, a role and a first password.
  Q_INVOKABLE void add();

  static QString RoleName(StaffRole role);

 Q_SIGNALS:
  void stateChanged();

 private:
  const StaffMember* Member() const;
  void AskRole(const QString& in_force, std::function<void(StaffRole)> chosen);
  void Fill();
  void FillActs();

  Staff& staff_;
  const SessionModel& session_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  ChoiceModel& choice_;
  DigitsModel& digits_;
  NewPasswordModel& password_;
  RowListModel act_rows_;
  QList<StaffMember> members_;
  QString number_;
  bool loading_ = false;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_STAFF_MODEL_H_
