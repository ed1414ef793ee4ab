// SPDX-License-Identifier: Apache-2.0
#include "services/common/lifecycle/inherited_sockets.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <functional>
#include <string>

namespace till {
namespace {

int AbstractListener(bool listens) {
  const int fd = socket(AF_UNIX, SOCK_STREAM, 0);
  const sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  if (bind(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(sa_family_t)) != 0) return -1;
  if (listens && listen(fd, 1) != 0) return -1;
  return fd;
}

// Runs `check` in a child that has `count` sockets at 3, 4, ... as systemd hands them over; returns its exit
// code.
int InChild(int count, bool listening, const char* names, const std::function<bool()>& check) {
  const pid_t child = fork();
  if (child == 0) {
    int sockets[4];
    for (int i = 0; i < count; ++i) sockets[i] = fcntl(AbstractListener(listening), F_DUPFD, 100);
    for (int i = 0; i < count; ++i) dup2(sockets[i], 3 + i);
    setenv("LISTEN_PID", std::to_string(getpid()).c_str(), 1);
    setenv("LISTEN_FDS", std::to_string(count).c_str(), 1);
    if (names != nullptr) setenv("LISTEN_FDNAMES", names, 1);
    _exit(check() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

TEST(InheritedSockets, AreGivenByNameAndTakenFromTheEnvironment) {
  EXPECT_EQ(InChild(2, true, "mac:pin-entry",
                    [] {
                      const auto sockets = InheritedSockets();
                      return sockets.ok() && sockets->size() == 2 && sockets->at("mac").get() == 3 &&
                             sockets->at("pin-entry").get() == 4 && (fcntl(3, F_GETFD) & FD_CLOEXEC) != 0 &&
                             std::getenv("LISTEN_FDS") == nullptr;
                    }),
            0);
}

TEST(InheritedSockets, ANameTwiceIsRefused) {
  EXPECT_EQ(InChild(2, true, "mac:mac", [] { return !InheritedSockets().ok(); }), 0);
}

TEST(InheritedSockets, NoNamesAreRefused) {
  EXPECT_EQ(InChild(1, true, nullptr, [] { return !InheritedSockets().ok(); }), 0);
}

TEST(InheritedSockets, ASocketThatDoesNotListenIsRefused) {
  EXPECT_EQ(InChild(1, false, "mac", [] { return !InheritedSockets().ok(); }), 0);
}

TEST(InheritedSockets, NoneIsAnEmptyMap) {
  const auto sockets = InheritedSockets();
  ASSERT_TRUE(sockets.ok());
  EXPECT_TRUE(sockets->empty());
}

}  // namespace
}  // namespace till
