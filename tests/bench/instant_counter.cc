// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/instant_counter.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>
#include <fstream>
#include <stdexcept>

namespace till::bench {
namespace {

std::vector<uint8_t> FromHex(const std::string& hex) {
  std::vector<uint8_t> bytes;
  for (size_t i = 0; i + 1 < hex.size(); i += 2) {
    bytes.push_back(static_cast<uint8_t>(std::stoi(hex.substr(i, 2), nullptr, 16)));
  }
  return bytes;
}

bool ReadExactly(int fd, uint8_t* data, size_t size) {
  while (size > 0) {
    const ssize_t got = read(fd, data, size);
    if (got <= 0) return false;
    data += got;
    size -= static_cast<size_t>(got);
  }
  return true;
}

bool WriteFrame(int fd, char type, const std::vector<uint8_t>& payload) {
  std::vector<uint8_t> frame = {static_cast<uint8_t>(type), static_cast<uint8_t>(payload.size() >> 8),
                                static_cast<uint8_t>(payload.size())};
  frame.insert(frame.end(), payload.begin(), payload.end());
  return write(fd, frame.data(), frame.size()) == static_cast<ssize_t>(frame.size());
}

// What a recorded command is known by: a SELECT by all of it, any other by CLA INS P1 P2, because amounts,
// dates and random numbers differ from the recording.
std::vector<uint8_t> KeyOf(const std::vector<uint8_t>& command) {
  constexpr uint8_t kSelect = 0xA4;
  if (command.size() < 5) return command;
  if (command[1] != kSelect) return {command.begin(), command.begin() + 4};
  const size_t end = std::min<size_t>(command.size(), 5u + command[4]);
  return {command.begin(), command.begin() + static_cast<ptrdiff_t>(end)};
}

}  // namespace

InstantCounter::InstantCounter(const std::string& folder, const std::string& session_file) {
  std::ifstream session(session_file);
  std::string line;
  Bytes command;
  while (std::getline(session, line)) {
    if (line.rfind("atr: ", 0) == 0) atr_ = FromHex(line.substr(5));
    if (line.rfind("C: ", 0) == 0) command = KeyOf(FromHex(line.substr(3)));
    if (line.rfind("R: ", 0) == 0) answers_[command] = FromHex(line.substr(3));
  }
  if (answers_.empty()) throw std::runtime_error("no recorded session in " + session_file);
  Serve(folder + "/reader.sock", [this](int fd) { ServeReader(fd); });
  Serve(folder + "/pin_pad.sock", [this](int fd) { ServeReader(fd); });
  Serve(folder + "/printer.sock", [this](int fd) { ServePrinter(fd); });
}

InstantCounter::~InstantCounter() {
  stopping_ = true;
  for (std::thread& thread : threads_) thread.join();
}

void InstantCounter::Serve(const std::string& path, std::function<void(int)> connection) {
  const int listener = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
  unlink(path.c_str());
  if (bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof(address)) != 0 ||
      listen(listener, 8) != 0) {
    throw std::runtime_error("cannot listen on " + path);
  }
  chmod(path.c_str(), 0666);
  threads_.emplace_back([this, listener, connection] {
    std::vector<std::thread> connections;
    while (!stopping_) {
      pollfd ready{.fd = listener, .events = POLLIN, .revents = 0};
      if (poll(&ready, 1, 100) <= 0) continue;
      const int fd = accept(listener, nullptr, nullptr);
      if (fd >= 0) {
        std::thread([connection, fd] {
          connection(fd);
          close(fd);
        }).detach();
      }
    }
    close(listener);
  });
}

InstantCounter::Bytes InstantCounter::Answer(const Bytes& command) const {
  const auto known = answers_.find(KeyOf(command));
  return known != answers_.end() ? known->second : Bytes{0x6A, 0x82};
}

void InstantCounter::ServeReader(int fd) {
  uint8_t header[3];
  while (ReadExactly(fd, header, sizeof(header))) {
    Bytes payload((header[1] << 8) | header[2]);
    if (!ReadExactly(fd, payload.data(), payload.size())) return;
    switch (header[0]) {
      case 'W':
        if (!WriteFrame(fd, 'w', {2})) return;
        break;
      case 'O':
        if (!WriteFrame(fd, 'o', atr_)) return;
        break;
      case 'A':
        if (!WriteFrame(fd, 'a', Answer(payload))) return;
        break;
      case 'X':
        if (!WriteFrame(fd, 'x', {})) return;
        break;
      case 'R':
        if (!WriteFrame(fd, 'r', {1})) return;
        break;
      case 'S':
        if (!WriteFrame(fd, 's', {1})) return;
        break;
      default:
        break;
    }
  }
}

void InstantCounter::ServePrinter(int fd) {
  uint8_t bytes[4096];
  uint8_t previous[2] = {0, 0};
  ssize_t got = 0;
  while ((got = read(fd, bytes, sizeof(bytes))) > 0) {
    for (ssize_t i = 0; i < got; ++i) {
      constexpr uint8_t kDle = 0x10, kEot = 0x04, kWell = 0x12;
      if (previous[0] == kDle && previous[1] == kEot && bytes[i] >= 1 && bytes[i] <= 4) {
        if (write(fd, &kWell, 1) != 1) return;
      }
      previous[0] = previous[1];
      previous[1] = bytes[i];
    }
  }
}

}  // namespace till::bench
