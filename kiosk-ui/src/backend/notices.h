// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_NOTICES_H_
#define TILL_KIOSK_UI_SRC_BACKEND_NOTICES_H_

#include <QDateTime>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include "kiosk-ui/src/backend/types.h"

namespace till::kiosk {

// NoticeChannel is a way on which people elsewhere are told what happened at the terminal.
struct NoticeChannel {
  QString name;  // "webhook", "sms": of a-z 0-9 -
  bool enabled = false;
  QString url;
  QString body;  // empty: the usual one
  QString content_type;
  QStringList phones;
  bool has_secret = false;
  bool has_authorization = false;
  // Written, never read; empty keeps the present one.
  QString secret;         // signs each notice
  QString authorization;  // what the address wants to hear
  QStringList events;     // as the API names them: "PAYEE_CHANGED"; empty for all
};

// Notice is something that happened, on its way to one channel.
struct Notice {
  enum class State { Waiting, Sent, GivenUp };

  QString event;  // as the API names it
  QString subject;
  QString channel;
  State state = State::Waiting;
  QDateTime created;
  int attempts = 0;
  QDateTime next_attempt;  // invalid when none follows
  int http_status = 0;     // of the last answer; 0: there was none
  QString fault;           // an error code; empty for none
  QString phone;           // masked
};

// Notices tells people elsewhere. Keeps to the duties of backend.h.
class Notices : public QObject {
  Q_OBJECT

 public:
  ~Notices() override = default;

  // FetchChannels asks where notices go; answered by channelsFetched or channelsFailed.
  virtual void FetchChannels() = 0;
  // ChangeChannels puts these in force, as a change of those fetched last; answered by channelsFetched or
  // changeFailed.
  virtual void ChangeChannels(const QList<NoticeChannel>& channels) = 0;
  // List asks for the outbox, newest first; answered by listed or listFailed.
  virtual void List() = 0;
  // SendTest queues a notice that says that it is a test; answered by listed or testFailed.
  virtual void SendTest() = 0;

 Q_SIGNALS:
  void channelsFetched(const QList<till::kiosk::NoticeChannel>& channels);
  void channelsFailed(const till::kiosk::Problem& problem);
  void changeFailed(const till::kiosk::Problem& problem);
  void listed(const QList<till::kiosk::Notice>& notices);
  void listFailed(const till::kiosk::Problem& problem);
  void testFailed(const till::kiosk::Problem& problem);
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_NOTICES_H_
