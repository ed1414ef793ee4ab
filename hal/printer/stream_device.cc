// SPDX-License-Identifier: Apache-2.0
#include "hal/printer/stream_device.h"

#include <poll.h>
#include <unistd.h>

#include <chrono>

namespace till::hal {

void StreamDevice::Start() {
  if (pipe(wake_) != 0) return;
  thread_ = std::thread([this] { Serve(); });
}

void StreamDevice::Stop() {
  if (!thread_.joinable()) return;
  close(wake_[1]);
  thread_.join();
  close(wake_[0]);
}

void StreamDevice::SetStatus(PrinterStatus status) {
  std::lock_guard<std::mutex> lock(mutex_);
  status_ = status;
}

void StreamDevice::SetStalled() {
  std::lock_guard<std::mutex> lock(mutex_);
  stalled_ = true;
}

bool StreamDevice::stalled() {
  std::lock_guard<std::mutex> lock(mutex_);
  return stalled_;
}

void StreamDevice::SendStrayByte(uint8_t byte) {
  std::lock_guard<std::mutex> lock(mutex_);
  if (write(peer_, &byte, 1) != 1) data_ += "the stray byte was not sent";
}

std::string StreamDevice::Received(size_t size) {
  std::unique_lock<std::mutex> lock(mutex_);
  changed_.wait_for(lock, std::chrono::seconds(1), [&] { return data_.size() >= size; });
  return data_;
}

bool StreamDevice::WaitReadable(int fd, int wake) {
  pollfd fds[2] = {{.fd = fd, .events = POLLIN, .revents = 0}, {.fd = wake, .events = POLLIN, .revents = 0}};
  while (poll(fds, 2, -1) < 0) {
  }
  return fds[1].revents == 0;
}

void StreamDevice::Serve() {
  while (true) {
    const int peer = accept_(wake_[0]);
    if (peer < 0) return;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      peer_ = peer;
    }
    while (WaitReadable(peer, wake_[0]) && !stalled()) {
      char byte = 0;
      if (read(peer, &byte, 1) != 1) break;
      Take(peer, byte);
    }
    if (stalled()) WaitReadable(-1, wake_[0]);  // holds the connection open, reading nothing
    close(peer);
  }
}

void StreamDevice::Take(int peer, char byte) {
  std::lock_guard<std::mutex> lock(mutex_);
  command_.push_back(byte);
  if (command_ == "\x10" || command_ == "\x10\x04") return;
  if (command_.size() == 3 && command_.starts_with("\x10\x04")) {
    uint8_t answer = 0x12;
    if (byte == 1 && !status_.online) answer |= 0x08;
    if (byte == 2 && status_.cover_open) answer |= 0x04;
    if (byte == 4 && status_.paper_low) answer |= 0x0C;
    if (byte == 4 && status_.paper_out) answer |= 0x60;
    if (write(peer, &answer, 1) != 1) data_ += "an answer was not sent";
  } else {
    data_ += command_;
    changed_.notify_all();
  }
  command_.clear();
}

}  // namespace till::hal
