// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_FAKE_NOTICES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_FAKE_NOTICES_H_

#include "kiosk-ui/src/backend/notices.h"
#include "kiosk-ui/src/backend/office_scenario.h"
#include "kiosk-ui/src/backend/scheduler.h"

namespace till::kiosk {

// FakeNotices keeps the channels and the outbox of a scenario; nothing is sent anywhere.
class FakeNotices final : public Notices {
  Q_OBJECT

 public:
  FakeNotices(const OfficeScenario& office, Scheduler& scheduler)
      : channels_(office.channels), notices_(office.notices), scheduler_(scheduler) {}

  void FetchChannels() override;
  void ChangeChannels(const QList<NoticeChannel>& channels) override;
  void List() override;
  void SendTest() override;

  const QList<NoticeChannel>& channels() const { return channels_; }
  // sent is what was asked for last, secrets and all.
  const QList<NoticeChannel>& sent() const { return sent_; }

 private:
  QList<NoticeChannel> sent_;
  QList<NoticeChannel> channels_;
  QList<Notice> notices_;
  Scheduler& scheduler_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_FAKE_NOTICES_H_
