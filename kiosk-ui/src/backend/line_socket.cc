// SPDX-License-Identifier: Apache-2.0
#include "kiosk-ui/src/backend/line_socket.h"

#include <sys/socket.h>
#include <sys/un.h>

#include <QFile>
#include <cerrno>
#include <cstring>
#include <utility>

namespace till::kiosk {
namespace {

constexpr qsizetype kMostLine = 64 * 1024;

}  // namespace

bool LineSocket::Connect() {
  if (connected()) return true;
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  const QByteArray path = QFile::encodeName(path_);
  if (path.size() >= static_cast<qsizetype>(sizeof address.sun_path)) return false;
  std::memcpy(address.sun_path, path.constData(), static_cast<size_t>(path.size()));
  UniqueFd made(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
  // A Unix socket connects at once or not at all (EAGAIN: too many wait there).
  if (!made.valid() ||
      ::connect(made.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
    return false;
  }
  socket_ = std::move(made);
  rest_.clear();
  notifier_ = std::make_unique<QSocketNotifier>(socket_.get(), QSocketNotifier::Read);
  connect(notifier_.get(), &QSocketNotifier::activated, this, &LineSocket::Read);
  return true;
}

bool LineSocket::Send(const QByteArray& line) {
  if (!Connect()) return false;
  const QByteArray whole = line + '\n';
  return ::send(socket_.get(), whole.constData(), static_cast<size_t>(whole.size()), MSG_NOSIGNAL) ==
         whole.size();
}

void LineSocket::Close() {
  // Not deleted here: this may be its own signal.
  if (notifier_ != nullptr) notifier_.release()->deleteLater();
  socket_.Reset();
}

void LineSocket::Read() {
  char buffer[4096];
  ssize_t count = 0;
  while ((count = ::recv(socket_.get(), buffer, sizeof buffer, 0)) > 0) {
    rest_.append(buffer, static_cast<qsizetype>(count));
    if (rest_.size() > kMostLine) break;
  }
  const bool gone = count > 0 || count == 0 || (errno != EAGAIN && errno != EINTR);
  for (qsizetype end = rest_.indexOf('\n'); end >= 0 && connected(); end = rest_.indexOf('\n')) {
    const QByteArray line = rest_.left(end);
    rest_.remove(0, end + 1);
    Q_EMIT heard(line);
  }
  if (!gone || !connected()) return;
  Close();
  Q_EMIT ended();
}

}  // namespace till::kiosk
