// SPDX-License-Identifier: Apache-2.0
#include "hal/usb/usb_device_process.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <thread>

namespace till::hal {
namespace {

constexpr char kPython[] = "/usr/bin/python3";
constexpr char kPrograms[] = "tests/simulators/counter/";

std::string MakeFolder() {
  // Short, because a socket's path is.
  char folder[] = "/tmp/till-usb-XXXXXX";
  return mkdtemp(folder);
}

// Connected returns a socket, waiting for whoever is to listen; -1 when nobody does.
int Connected(const std::string& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::copy(path.begin(), path.end(), address.sun_path);
  for (int i = 0; i < 2'000; ++i) {
    const int fd = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0) return fd;
    close(fd);
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  return -1;
}

}  // namespace

UsbDeviceProcess::UsbDeviceProcess(const std::string& program, const std::string& model)
    : folder_(MakeFolder()), usb_socket_(folder_ + "/usb.sock"), control_socket_(folder_ + "/control.sock") {
  const std::string file = kPrograms + program;
  process_ = fork();
  if (process_ == 0) {
    execl(kPython, kPython, file.c_str(), "--socket", usb_socket_.c_str(), "--control",
          control_socket_.c_str(), "--model", model.c_str(), static_cast<char*>(nullptr));
    _exit(127);
  }
  close(Connected(control_socket_));
}

UsbDeviceProcess::~UsbDeviceProcess() {
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
  for (const std::string& path : {usb_socket_, control_socket_}) unlink(path.c_str());
  rmdir(folder_.c_str());
}

std::string UsbDeviceProcess::Call(const std::string& request) {
  const int fd = Connected(control_socket_);
  const std::string line = request + "\n";
  std::string answer;
  if (send(fd, line.data(), line.size(), MSG_NOSIGNAL) == static_cast<ssize_t>(line.size())) {
    char c = 0;
    while (recv(fd, &c, 1, 0) == 1 && c != '\n') answer.push_back(c);
  }
  close(fd);
  return answer;
}

}  // namespace till::hal
