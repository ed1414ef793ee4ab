// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/fake_notices.h"

#include <utility>

namespace till::kiosk {

using std::chrono::milliseconds;

void FakeNotices::FetchChannels() {
  scheduler_.After(milliseconds(0), this, [this] { Q_EMIT channelsFetched(channels_); });
}

void FakeNotices::ChangeChannels(const QList<NoticeChannel>& channels) {
  for (const NoticeChannel& channel : channels) {
    if (!channel.url.startsWith(QLatin1String("https://"))) {
      scheduler_.After(milliseconds(0), this, [this] {
        Q_EMIT changeFailed({QStringLiteral("INVALID_REQUEST"), {}});
      });
      return;
    }
  }
  sent_ = channels;
  channels_ = channels;
  for (NoticeChannel& channel : channels_) {
    channel.has_secret |= !std::exchange(channel.secret, {}).isEmpty();
    channel.has_authorization |= !std::exchange(channel.authorization, {}).isEmpty();
  }
  FetchChannels();
}

void FakeNotices::List() {
  scheduler_.After(milliseconds(0), this, [this] { Q_EMIT listed(notices_); });
}

void FakeNotices::SendTest() {
  bool queued = false;
  for (const NoticeChannel& channel : channels_) {
    if (!channel.enabled) continue;
    queued = true;
    Notice notice;
    notice.event = QStringLiteral("TEST_NOTICE");
    notice.channel = channel.name;
    notice.created = scheduler_.Now();
    notices_.prepend(notice);
  }
  if (queued) return List();
  scheduler_.After(milliseconds(0), this, [this] {
    Q_EMIT testFailed({QStringLiteral("INVALID_REQUEST"), {}});
  });
}

}  // namespace till::kiosk
