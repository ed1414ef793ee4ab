// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/played_card.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <vector>

#include "absl/strings/str_cat.h"

namespace till::hal {
namespace {

std::string FreshPath() {
  static std::atomic<int> count = 0;
  return absl::StrCat("/tmp/till_card_", getpid(), "_", count++, ".sock");
}

bool ReadAll(int from, uint8_t* bytes, size_t size) {
  while (size > 0) {
    const ssize_t count = recv(from, bytes, size, 0);
    if (count <= 0) return false;
    bytes += count;
    size -= static_cast<size_t>(count);
  }
  return true;
}

void Reply(int to, char type, const std::vector<uint8_t>& payload) {
  std::vector<uint8_t> frame = {static_cast<uint8_t>(type), static_cast<uint8_t>(payload.size() >> 8),
                                static_cast<uint8_t>(payload.size())};
  frame.insert(frame.end(), payload.begin(), payload.end());
  (void)send(to, frame.data(), frame.size(), MSG_NOSIGNAL);
}

}  // namespace

PlayedCard::PlayedCard(std::shared_ptr<FakeCard> card) : card_(std::move(card)), path_(FreshPath()) {
  unlink(path_.c_str());
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::copy(path_.begin(), path_.end(), address.sun_path);
  listener_ = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (bind(listener_, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0)
    (void)listen(listener_, 4);
  thread_ = std::jthread([this] { Serve(); });
}

PlayedCard::~PlayedCard() {
  shutdown(listener_, SHUT_RDWR);
  thread_.join();
  close(listener_);
  unlink(path_.c_str());
}

void PlayedCard::Serve() {
  while (true) {
    const int connection = accept(listener_, nullptr, nullptr);
    if (connection < 0) return;
    ServeOne(connection);
    close(connection);
  }
}

void PlayedCard::ServeOne(int connection) {
  uint8_t header[3];
  if (!ReadAll(connection, header, sizeof(header))) return;
  std::vector<uint8_t> payload(static_cast<size_t>(header[1]) << 8 | header[2]);
  if (!payload.empty() && !ReadAll(connection, payload.data(), payload.size())) return;
  if (header[0] == 'O') {
    const std::vector<uint8_t> answer = card_->AnswerToReset();
    return answer.empty() ? Reply(connection, 'e', {1}) : Reply(connection, 'o', answer);
  }
  const std::optional<std::vector<uint8_t>> answer = card_->Answer(payload);
  return answer.has_value() ? Reply(connection, 'a', *answer) : Reply(connection, 'e', {1});
}

}  // namespace till::hal
