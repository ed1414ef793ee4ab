// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_SHOP_NOTICE_LIST_MODEL_H_
#define TILL_KIOSK_UI_SRC_SHOP_NOTICE_LIST_MODEL_H_

#include <QString>

#include "kiosk-ui/src/backend/notices.h"
#include "kiosk-ui/src/models/language_model.h"
#include "kiosk-ui/src/models/merchant_model.h"
#include "kiosk-ui/src/shop/row_list_model.h"
#include "kiosk-ui/src/shop/said.h"

namespace till::kiosk {

// NoticeListModel is the notices of the last days and what became of each.
class NoticeListModel final : public RowListModel {
  Q_OBJECT
  Q_PROPERTY(bool loading READ loading NOTIFY stateChanged)
  Q_PROPERTY(QString problemText READ problemText NOTIFY stateChanged)

 public:
  NoticeListModel(Notices& notices, LanguageModel& language, const MerchantModel& merchant,
                  QObject* parent = nullptr);

  bool loading() const { return loading_; }
  QString problemText() const { return Say(problem_); }

  Q_INVOKABLE void refresh();
  // sendTest queues a notice that says that it is a test.
  Q_INVOKABLE void sendTest();

  // EventName words what a notice is about, named as the API names it.
  static QString EventName(const QString& event);
  // ChannelName words a channel by its name.
  static QString ChannelName(const QString& name);

 Q_SIGNALS:
  void stateChanged();

 private:
  void Fill();
  QString OutcomeOf(const Notice& notice) const;

  Notices& backend_;
  LanguageModel& language_;
  const MerchantModel& merchant_;
  QList<Notice> notices_;
  bool loading_ = false;
  Said problem_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_SHOP_NOTICE_LIST_MODEL_H_
