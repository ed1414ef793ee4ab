// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_CHECKLIST_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_CHECKLIST_MODEL_H_

#include <QDate>
#include <QString>

#include "kiosk-ui/src/backend/backend.h"
#include "kiosk-ui/src/backend/batches.h"
#include "kiosk-ui/src/backend/machine.h"
#include "kiosk-ui/src/backend/scheduler.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"

namespace till::kiosk {

// ChecklistModel is the start of the day: what a shop looks at before it opens, and signing on at the bank.
// It asks for its page once a business day, after the first sign-in.
class ChecklistModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(bool signingOn READ signingOn NOTIFY stateChanged)
  Q_PROPERTY(bool signedOn READ signedOn NOTIFY stateChanged)
  Q_PROPERTY(QString headline READ headline NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)

 public:
  ChecklistModel(Backend& backend, Machine& machine, Batches& batches, Scheduler& scheduler,
                 LanguageModel& language, const MerchantModel& merchant, QObject* parent = nullptr);

  bool loading() const { return loading_; }
  bool signingOn() const { return signing_on_; }
  bool signedOn() const { return has_line_ && line_.signed_on; }
  QString headline() const;
  QString problemText() const;

  Q_INVOKABLE void look();
  Q_INVOKABLE void signOn();

 Q_SIGNALS:
  void stateChanged();
  // due: the day's first sign-in, and there is something to look at.
  void due();

 private:
  QDate Today() const;
  void Fill();
  static QString PointName(const QString& point);

  Machine& machine_;
  Batches& batches_;
  Scheduler& scheduler_;
  const MerchantModel& merchant_;
  QDate shown_on_;
  bool asks_for_page_ = false;
  bool loading_ = false;
  bool signing_on_ = false;
  bool has_line_ = false;
  HostLine line_;
  QList<Finding> findings_;
  Problem problem_;
  Problem sign_on_problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_CHECKLIST_MODEL_H_
