// SPDX-License-Identifier: Apache-2.0
#include "hal/serial_line/serial_line.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"

namespace till::hal {
namespace {

struct Baud {
  int rate;
  speed_t constant;
};
constexpr Baud kBauds[] = {{1200, B1200},   {2400, B2400},   {4800, B4800},   {9600, B9600},
                           {19200, B19200}, {38400, B38400}, {57600, B57600}, {115200, B115200}};

const Baud* FindBaud(int rate) {
  for (const Baud& baud : kBauds) {
    if (baud.rate == rate) return &baud;
  }
  return nullptr;
}

// Set returns 0 or what errno would be.
int Set(int fd, const SerialLine& line) {
  const Baud* baud = FindBaud(line.baud);
  if (baud == nullptr) return EINVAL;
  termios settings{};
  if (tcgetattr(fd, &settings) != 0) return errno;
  cfmakeraw(&settings);
  settings.c_cflag |= CLOCAL | CREAD;
  settings.c_cflag &= ~static_cast<tcflag_t>(CSTOPB | PARENB | CRTSCTS);
  settings.c_iflag &= ~static_cast<tcflag_t>(IXON | IXOFF | IXANY);
  if (line.flow == FlowControl::kHardware) settings.c_cflag |= CRTSCTS;
  // IXON alone: its XOFF stops us. IXOFF would put our own XOFF into what it prints.
  if (line.flow == FlowControl::kSoftware) settings.c_iflag |= IXON;
  settings.c_cc[VMIN] = 1;  // with 0 a read of nothing would look like the end
  settings.c_cc[VTIME] = 0;
  cfsetispeed(&settings, baud->constant);
  cfsetospeed(&settings, baud->constant);
  if (tcsetattr(fd, TCSANOW, &settings) != 0) return errno;
  // tcsetattr succeeds if anything at all could be set.
  termios now{};
  if (tcgetattr(fd, &now) != 0) return errno;
  if (cfgetospeed(&now) != baud->constant || (now.c_cflag & CRTSCTS) != (settings.c_cflag & CRTSCTS)) {
    return EINVAL;
  }
  if (ioctl(fd, TIOCEXCL) != 0) return errno;
  return tcflush(fd, TCIFLUSH) == 0 ? 0 : errno;
}

absl::Status Failed(const SerialLine& line, const char* what, int error) {
  return absl::UnavailableError(absl::StrCat(line.device, " ", what, ": ", strerror(error)));
}

}  // namespace

bool IsBaudRate(int baud) {
  return FindBaud(baud) != nullptr;
}

absl::StatusOr<int> OpenSerialLine(const SerialLine& line) {
  // O_NONBLOCK also keeps open(2) from waiting for a modem's carrier.
  const int fd = open(line.device.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return Failed(line, "cannot be opened", errno);
  const int error = Set(fd, line);
  if (error == 0) return fd;
  close(fd);
  return Failed(line, "is no serial line that can be set", error);
}

}  // namespace till::hal
