// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_PIN_PAD_SIM_SCOPED_FD_H_
#define TILL_HAL_PIN_PAD_SIM_SCOPED_FD_H_

#include <unistd.h>

#include <utility>

namespace till::hal {

// ScopedFd owns a file descriptor and closes it.
class ScopedFd {
 public:
  ScopedFd() = default;
  explicit ScopedFd(int fd) : fd_(fd) {}
  ScopedFd(ScopedFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  ScopedFd& operator=(ScopedFd&& other) noexcept {
    if (this != &other) {
      Close();
      fd_ = std::exchange(other.fd_, -1);
    }
    return *this;
  }
  ScopedFd(const ScopedFd&) = delete;
  ScopedFd& operator=(const ScopedFd&) = delete;
  ~ScopedFd() { Close(); }

  void Close() {
    if (fd_ >= 0) ::close(fd_);
    fd_ = -1;
  }
  int get() const { return fd_; }
  bool valid() const { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

}  // namespace till::hal

#endif  // TILL_HAL_PIN_PAD_SIM_SCOPED_FD_H_
