// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_AUDIT_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_AUDIT_MODEL_H_

#include <QString>

#include "kiosk-ui/src/backend/staff.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

// AuditModel is the trail of the acts that a person answers for, newest first.
class AuditModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)

 public:
  AuditModel(Staff& staff, LanguageModel& language, const MerchantModel& merchant, QObject* parent = nullptr);

  bool loading() const { return loading_; }
  QString problemText() const;

  Q_INVOKABLE void refresh();
  Q_INVOKABLE void more();

 Q_SIGNALS:
  void stateChanged();

 private:
  static QString ActName(const QString& act);
  QString SubjectName(const AuditEntry& entry) const;
  void Fill();

  Staff& staff_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  QList<AuditEntry> entries_;
  QString next_page_;
  bool fresh_ = false;
  bool loading_ = false;
  Problem problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_AUDIT_MODEL_H_
