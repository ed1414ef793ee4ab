// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/grpc_notices.h"

#include <string>
#include <utility>

namespace till::kiosk {
namespace {

namespace common = till::common::v1;
namespace terminal = till::terminal::v1;

QString Text(const std::string& text) {
  return QString::fromStdString(text);
}

QString EventName(int event) {
  return Text(terminal::NoticeEvent_Name(static_cast<terminal::NoticeEvent>(event)));
}

NoticeChannel ToChannel(const terminal::NoticeChannel& message) {
  NoticeChannel channel;
  channel.name = Text(message.name());
  channel.enabled = message.enabled();
  channel.url = Text(message.url());
  channel.body = Text(message.body());
  channel.content_type = Text(message.content_type());
  for (const std::string& phone : message.phones()) channel.phones.append(Text(phone));
  channel.has_secret = message.has_secret();
  channel.has_authorization = message.has_authorization();
  for (const int event : message.events()) channel.events.append(EventName(event));
  return channel;
}

void Put(const NoticeChannel& channel, terminal::NoticeChannel* message) {
  message->set_name(channel.name.toStdString());
  message->set_enabled(channel.enabled);
  message->set_url(channel.url.toStdString());
  message->set_body(channel.body.toStdString());
  message->set_content_type(channel.content_type.toStdString());
  message->set_secret(channel.secret.toStdString());
  message->set_authorization(channel.authorization.toStdString());
  for (const QString& phone : channel.phones) message->add_phones(phone.toStdString());
  for (const QString& event : channel.events) {
    terminal::NoticeEvent parsed = terminal::NOTICE_EVENT_UNSPECIFIED;
    if (terminal::NoticeEvent_Parse(event.toStdString(), &parsed)) message->add_events(parsed);
  }
}

QList<NoticeChannel> ToChannels(const terminal::NoticeSettings& message) {
  QList<NoticeChannel> channels;
  for (const terminal::NoticeChannel& each : message.channels()) channels.append(ToChannel(each));
  return channels;
}

Notice ToNotice(const terminal::Notice& message) {
  Notice notice;
  notice.event = EventName(message.event());
  notice.subject = Text(message.subject());
  notice.channel = Text(message.channel());
  notice.state = message.state() == terminal::Notice::SENT       ? Notice::State::Sent
                 : message.state() == terminal::Notice::GIVEN_UP ? Notice::State::GivenUp
                                                                 : Notice::State::Waiting;
  notice.created = QDateTime::fromSecsSinceEpoch(message.create_time().seconds(), Qt::UTC);
  notice.attempts = message.attempts();
  if (message.has_next_attempt_time())
    notice.next_attempt = QDateTime::fromSecsSinceEpoch(message.next_attempt_time().seconds(), Qt::UTC);
  notice.http_status = message.http_status();
  if (message.fault() != common::ERROR_CODE_UNSPECIFIED)
    notice.fault = Text(common::ErrorCode_Name(message.fault()));
  notice.phone = Text(message.phone());
  return notice;
}

QList<Notice> ToNotices(const terminal::ListNoticesResponse& message) {
  QList<Notice> notices;
  for (const terminal::Notice& each : message.notices()) notices.append(ToNotice(each));
  return notices;
}

}  // namespace

GrpcNotices::GrpcNotices(ServiceLine& line)
    : line_(line), notices_(terminal::Notices::NewStub(line.Dial("terminal", "notices"))) {}

void GrpcNotices::FetchChannels() {
  calls_.Unary<terminal::NoticeSettings>(
      line_.Context(), std::make_shared<terminal::GetNoticeSettingsRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        notices_->async()->GetNoticeSettings(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::NoticeSettings& reply) {
        if (status.ok()) {
          Q_EMIT channelsFetched(ToChannels(reply));
        } else {
          Q_EMIT channelsFailed(line_.Heard(status));
        }
      });
}

void GrpcNotices::ChangeChannels(const QList<NoticeChannel>& channels) {
  auto request = std::make_shared<terminal::UpdateNoticeSettingsRequest>();
  for (const NoticeChannel& channel : channels) Put(channel, request->mutable_settings()->add_channels());
  calls_.Unary<terminal::NoticeSettings>(
      line_.Context(), std::move(request),
      [this](auto* call, auto* sent, auto* reply, auto done) {
        notices_->async()->UpdateNoticeSettings(call, sent, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::NoticeSettings& reply) {
        if (status.ok()) {
          Q_EMIT channelsFetched(ToChannels(reply));
        } else {
          Q_EMIT changeFailed(line_.Heard(status));
        }
      });
}

void GrpcNotices::List() {
  calls_.Unary<terminal::ListNoticesResponse>(
      line_.Context(), std::make_shared<terminal::ListNoticesRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        notices_->async()->ListNotices(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::ListNoticesResponse& reply) {
        if (status.ok()) {
          Q_EMIT listed(ToNotices(reply));
        } else {
          Q_EMIT listFailed(line_.Heard(status));
        }
      });
}

void GrpcNotices::SendTest() {
  calls_.Unary<terminal::ListNoticesResponse>(
      line_.Context(), std::make_shared<terminal::SendTestNoticeRequest>(),
      [this](auto* call, auto* request, auto* reply, auto done) {
        notices_->async()->SendTestNotice(call, request, reply, std::move(done));
      },
      [this](const grpc::Status& status, const terminal::ListNoticesResponse& reply) {
        if (status.ok()) {
          Q_EMIT listed(ToNotices(reply));
        } else {
          Q_EMIT testFailed(line_.Heard(status));
        }
      });
}

}  // namespace till::kiosk
