// SPDX-License-Identifier: Apache-2.0
#include "services/common/lifecycle/unix_connection.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>

#include "gtest/gtest.h"

namespace till {
namespace {

class UnixConnection : public testing::Test {
 protected:
  void SetUp() override {
    char folder[] = "/tmp/till-connection-XXXXXX";
    path_ = std::string(::mkdtemp(folder)) + "/socket";
  }

  // Listen opens the socket with room for one that waits.
  UniqueFd Listen(int type) {
    sockaddr_un address = {};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path_.data(), path_.size());
    UniqueFd listener(::socket(AF_UNIX, type | SOCK_CLOEXEC, 0));
    EXPECT_EQ(::bind(listener.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    EXPECT_EQ(::listen(listener.get(), 0), 0);
    return listener;
  }

  std::string path_;
};

TEST_F(UnixConnection, ReachesTheListener) {
  for (const int type : {SOCK_STREAM, SOCK_SEQPACKET}) {
    const UniqueFd listener = Listen(type);
    const absl::StatusOr<UniqueFd> connection = ConnectToUnixSocket(path_, type);
    ASSERT_TRUE(connection.ok()) << connection.status();
    const UniqueFd accepted(::accept(listener.get(), nullptr, nullptr));
    ASSERT_EQ(::send(connection->get(), "hello", 5, 0), 5);
    char heard[8] = {};
    EXPECT_EQ(::recv(accepted.get(), heard, sizeof(heard), 0), 5);
    EXPECT_STREQ(heard, "hello");
    ::unlink(path_.c_str());
  }
}

TEST_F(UnixConnection, SaysWhoDoesNotAnswerAndWhy) {
  const absl::Status nobody = ConnectToUnixSocket(path_, SOCK_STREAM).status();
  EXPECT_EQ(nobody, absl::UnavailableError(path_ + ": No such file or directory"));
  Listen(SOCK_STREAM);  // and goes
  const absl::Status gone = ConnectToUnixSocket(path_, SOCK_STREAM).status();
  EXPECT_EQ(gone, absl::UnavailableError(path_ + ": Connection refused"));
  const std::string endless(200, 'x');
  EXPECT_EQ(ConnectToUnixSocket(endless, SOCK_STREAM).status(),
            absl::InvalidArgumentError(endless + ": too long for a socket"));
}

TEST_F(UnixConnection, DoesNotWaitForAFullBacklogWhenNotBlocking) {
  const UniqueFd listener = Listen(SOCK_STREAM);
  const absl::StatusOr<UniqueFd> first = ConnectToUnixSocket(path_, SOCK_STREAM | SOCK_NONBLOCK);
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_TRUE(absl::IsUnavailable(ConnectToUnixSocket(path_, SOCK_STREAM | SOCK_NONBLOCK).status()));
}

}  // namespace
}  // namespace till
