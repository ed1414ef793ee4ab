// SPDX-License-Identifier: Apache-2.0
#include "services/common/lifecycle/notifier.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <string>

#include "services/common/lifecycle/unique_fd.h"

namespace till {
namespace {

// Stands for systemd: a datagram socket that NOTIFY_SOCKET names.
class NotifierTest : public ::testing::Test {
 protected:
  NotifierTest() : manager_(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)) {
    char folder[] = "/tmp/till-notifier-XXXXXX";  // TempDir() is too long for a socket's path
    EXPECT_NE(mkdtemp(folder), nullptr);
    folder_ = folder;
    path_ = folder_ + "/notify.sock";
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path_.c_str(), sizeof(address.sun_path) - 1);
    EXPECT_EQ(bind(manager_.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    setenv("NOTIFY_SOCKET", path_.c_str(), 1);
  }
  ~NotifierTest() override {
    unsetenv("NOTIFY_SOCKET");
    unsetenv("WATCHDOG_USEC");
    unlink(path_.c_str());
    rmdir(folder_.c_str());
  }

  std::string Received() {
    char buffer[256];
    const ssize_t size = recv(manager_.get(), buffer, sizeof(buffer), 0);
    return size < 0 ? "" : std::string(buffer, static_cast<size_t>(size));
  }

  UniqueFd manager_;
  std::string folder_;
  std::string path_;
  Notifier notifier_;
};

TEST_F(NotifierTest, SaysReadyWatchdogAndStopping) {
  notifier_.Ready();
  EXPECT_EQ(Received(), "READY=1");
  notifier_.Watchdog();
  EXPECT_EQ(Received(), "WATCHDOG=1");
  notifier_.Stopping();
  EXPECT_EQ(Received(), "STOPPING=1");
}

TEST_F(NotifierTest, AStatusLineCannotSmuggleAnotherMessage) {
  notifier_.Status("busy\nREADY=1");
  EXPECT_EQ(Received(), "STATUS=busy READY=1");
}

TEST_F(NotifierTest, WatchdogIntervalIsTheManagersOrNone) {
  EXPECT_FALSE(notifier_.WatchdogInterval().has_value());
  setenv("WATCHDOG_USEC", "3000000", 1);
  EXPECT_EQ(notifier_.WatchdogInterval(), absl::Seconds(3));
}

TEST_F(NotifierTest, WithoutAManagerNothingHappens) {
  unsetenv("NOTIFY_SOCKET");
  notifier_.Ready();
  EXPECT_EQ(Received(), "");
}

}  // namespace
}  // namespace till
