// SPDX-License-Identifier: Apache-2.0
#include "services/update/fetch/misbehaving_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>

namespace till::update {
namespace {

using Manner = ServedFile::Manner;

bool Send(int connection, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

std::string ReadRequest(int connection) {
  std::string request;
  char byte = 0;
  while (request.size() < 10'000 && !request.ends_with("\r\n\r\n") && ::recv(connection, &byte, 1, 0) == 1) {
    request += byte;
  }
  return request;
}

void WaitForTheOtherEnd(int connection) {
  char byte = 0;
  while (::recv(connection, &byte, 1, 0) > 0) {
  }
}

int64_t RangeOf(const std::string& request) {
  const size_t at = request.find("Range: bytes=");
  return at == std::string::npos ? 0 : std::atoll(request.c_str() + at + 13);
}

}  // namespace

MisbehavingServer::MisbehavingServer() {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = {};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (listener_ < 0 || ::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      ::listen(listener_, 16) != 0 ||
      ::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) != 0) {
    std::abort();
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { Run(); });
}

MisbehavingServer::~MisbehavingServer() {
  {
    absl::MutexLock lock(&mutex_);
    stopping_ = true;
    for (const int connection : open_) ::shutdown(connection, SHUT_RDWR);
  }
  ::shutdown(listener_, SHUT_RDWR);
  thread_.join();
  for (std::thread& answer : answers_) answer.join();
  ::close(listener_);
}

std::string MisbehavingServer::Serve(ServedFile file) {
  absl::MutexLock lock(&mutex_);
  files_.push_back(std::move(file));
  return "/" + std::to_string(files_.size() - 1);
}

std::string MisbehavingServer::Origin() const {
  return "http://127.0.0.1:" + std::to_string(port_);
}

void MisbehavingServer::Run() {
  while (true) {
    const int connection = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) return;
    {
      absl::MutexLock lock(&mutex_);
      if (stopping_) {
        ::close(connection);
        return;
      }
      open_.push_back(connection);
    }
    answers_.emplace_back([this, connection] {
      Answer(connection);
      absl::MutexLock lock(&mutex_);
      open_.erase(std::find(open_.begin(), open_.end(), connection));
      ::close(connection);
    });
  }
}

void MisbehavingServer::Answer(int connection) {
  const std::string request = ReadRequest(connection);
  unsigned number = 0;
  std::optional<ServedFile> file;
  if (std::sscanf(request.c_str(), "GET /%u HTTP/1.1\r\n", &number) == 1) {
    absl::MutexLock lock(&mutex_);
    if (number < files_.size()) file = files_[number];
  }
  const std::string end = "Connection: close\r\n\r\n";
  if (!file) {
    Send(connection, "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n" + end + "none");
    return;
  }
  const std::string& content = file->content;
  const int64_t size = static_cast<int64_t>(content.size());
  int64_t from = file->manner == Manner::kIgnoresRanges ? 0 : RangeOf(request);
  switch (file->manner) {
    case Manner::kMute:
      WaitForTheOtherEnd(connection);
      return;
    case Manner::kTalksNonsense:
      Send(connection, "220 mail.example.com ESMTP\r\n");
      return;
    case Manner::kForbids:
      Send(connection, "HTTP/1.1 403 Forbidden\r\nContent-Length: 6\r\n" + end + "go off");
      return;
    case Manner::kRedirects:
      Send(connection, "HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n" + end);
      return;
    default:
      break;
  }
  if (from > 0 && from >= size) {
    Send(connection, "HTTP/1.1 416 Range Not Satisfiable\r\nContent-Length: 0\r\n" + end);
    return;
  }
  int64_t announced = size - from;
  if (file->manner == Manner::kAnnouncesMore) announced += 1;
  if (file->manner == Manner::kAnnouncesLess) announced /= 2;
  if (file->manner == Manner::kAnnouncesALot) announced = int64_t{1} << 50;
  std::string head = from == 0 ? "HTTP/1.1 200 OK\r\n" : "HTTP/1.1 206 Partial Content\r\n";
  if (from > 0) {
    if (file->manner == Manner::kWrongRange) --from;
    head += "content-range: bytes " + std::to_string(from) + "-" + std::to_string(size - 1) + "/" +
            std::to_string(size) + "\r\n";
  }
  if (file->manner != Manner::kEndless) head += "Content-Length: " + std::to_string(announced) + "\r\n";
  if (!Send(connection, head + end)) return;
  if (file->manner == Manner::kSilent) {
    WaitForTheOtherEnd(connection);
    return;
  }
  int64_t most = size - from;
  if (file->manner == Manner::kStopsHalfWay || file->manner == Manner::kAnnouncesLess)
    most = (size - from) / 2;
  if (!Send(connection, std::string_view(content).substr(from, most))) return;
  while (file->manner == Manner::kEndless && Send(connection, std::string(4096, 'x'))) {
  }
}

}  // namespace till::update
