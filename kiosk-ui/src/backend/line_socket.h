// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_KIOSK_UI_SRC_BACKEND_LINE_SOCKET_H_
#define TILL_KIOSK_UI_SRC_BACKEND_LINE_SOCKET_H_

#include <QByteArray>
#include <QObject>
#include <QSocketNotifier>
#include <QString>
#include <memory>

#include "services/common/lifecycle/unique_fd.h"

namespace till::kiosk {

// LineSocket is a connection to a Unix socket that speaks lines of text. It never waits: what it cannot do at
// once is a failure.
class LineSocket final : public QObject {
  Q_OBJECT

 public:
  explicit LineSocket(QString path) : path_(std::move(path)) {}

  // Connect returns whether somebody listens there; nothing happens when it is connected.
  bool Connect();
  // Send sends a line, without its end, after connecting if need be; false if it did not go out.
  bool Send(const QByteArray& line);
  void Close();
  bool connected() const { return socket_.valid(); }

 Q_SIGNALS:
  // heard: a line came, without its end.
  void heard(const QByteArray& line);
  // ended: the other side has gone, or sends what is no line.
  void ended();

 private:
  void Read();

  const QString path_;
  UniqueFd socket_;
  std::unique_ptr<QSocketNotifier> notifier_;
  QByteArray rest_;
};

}  // namespace till::kiosk

#endif  // TILL_KIOSK_UI_SRC_BACKEND_LINE_SOCKET_H_
