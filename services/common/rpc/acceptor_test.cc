// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/acceptor.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <future>
#include <string>
#include <utility>

#include "services/common/log/capture.h"
#include "services/common/rpc/testing/local_facet.h"

namespace till::rpc {
namespace {

class AcceptorTest : public ::testing::Test {
 protected:
  AcceptorTest() {
    char folder[] = "/tmp/till-acceptor-XXXXXX";
    EXPECT_NE(mkdtemp(folder), nullptr);
    folder_ = folder;
    path_ = folder_ + "/s";
  }
  ~AcceptorTest() override {
    unlink(path_.c_str());
    rmdir(folder_.c_str());
  }

  std::unique_ptr<Acceptor> Accept(PeerPolicy policy) {
    auto acceptor = std::make_unique<Acceptor>(
        "test/facet", testing::ListenAt(path_), std::move(policy),
        [this](UniqueFd connection, const Caller& caller) {
          admitted_.set_value({std::move(connection), caller});
        },
        [this](const PeerCredentials& credentials) { refused_.set_value(credentials); });
    EXPECT_TRUE(acceptor->Start().ok());
    return acceptor;
  }

  UniqueFd Connect() {
    UniqueFd fd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path_.c_str(), sizeof(address.sun_path) - 1);
    EXPECT_EQ(connect(fd.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
    return fd;
  }

  std::string folder_;
  std::string path_;
  std::promise<std::pair<UniqueFd, Caller>> admitted_;
  std::promise<PeerCredentials> refused_;
};

TEST_F(AcceptorTest, HandsOverWhoIsAdmittedReadyForGrpc) {
  const auto acceptor = Accept(PeerPolicy().Allow(geteuid(), "kiosk"));
  const UniqueFd client = Connect();
  const auto [connection, caller] = admitted_.get_future().get();
  EXPECT_EQ(caller.Describe(), "kiosk");
  EXPECT_EQ(caller.credentials.pid, getpid());
  EXPECT_NE(fcntl(connection.get(), F_GETFL) & O_NONBLOCK, 0);
  EXPECT_NE(fcntl(connection.get(), F_GETFD) & FD_CLOEXEC, 0);
}

TEST_F(AcceptorTest, ClosesAndReportsWhoIsNot) {
  log::Capture capture;
  const auto acceptor = Accept(PeerPolicy().Allow(geteuid() + 1, "kiosk"));
  const UniqueFd client = Connect();
  EXPECT_EQ(refused_.get_future().get().uid, geteuid());
  char byte;
  EXPECT_EQ(recv(client.get(), &byte, 1, 0), 0) << "the connection is closed without a byte";
  EXPECT_NE(capture.Text().find("WARN"), std::string::npos);
  EXPECT_NE(capture.Text().find("peer refused facet=test/facet uid=" + std::to_string(geteuid())),
            std::string::npos);
}

TEST_F(AcceptorTest, StopsAtOnceAndMayBeStoppedTwice) {
  const auto acceptor = Accept(PeerPolicy());
  acceptor->Stop();
  acceptor->Stop();
  const UniqueFd client = Connect();  // waits in the queue for the next process; nobody answers now
  EXPECT_EQ(admitted_.get_future().wait_for(std::chrono::seconds(0)), std::future_status::timeout);
}

}  // namespace
}  // namespace till::rpc
