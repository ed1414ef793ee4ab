// SPDX-License-Identifier: Apache-2.0
// A whole process of one facet, as systemd would start it: in a child, with its sockets at 3 and up.
#include "services/common/rpc/service_host.h"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <cstring>
#include <functional>
#include <string>
#include <vector>

#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"
#include "services/common/rpc/health.h"
#include "services/common/rpc/testing/local_facet.h"
#include "services/common/status/error.h"
#include "till/card/v1/reader.grpc.pb.h"

namespace till::rpc {
namespace {

namespace v1 = till::card::v1;

class ReaderService final : public v1::Reader::Service {
 public:
  grpc::Status Status(grpc::ServerContext*, const v1::StatusRequest*, v1::StatusResponse*) override {
    return grpc::Status::OK;
  }
};

constexpr absl::Duration kDeadline = absl::Seconds(10);

class ServiceHostTest : public ::testing::Test {
 protected:
  ServiceHostTest() {
    char folder[] = "/tmp/till-host-XXXXXX";
    EXPECT_NE(mkdtemp(folder), nullptr);
    folder_ = folder;
  }
  ~ServiceHostTest() override { EXPECT_EQ(std::system(("rm -rf " + folder_).c_str()), 0); }

  std::string Path(const std::string& role) const { return folder_ + "/" + role + ".sock"; }

  // Starts `body` in a child that was handed these sockets; gRPC must not have been used here before
  // (grpc#14055).
  pid_t Child(const std::vector<std::string>& roles, const std::function<absl::Status(ServiceHost&)>& body) {
    const pid_t child = fork();
    if (child != 0) return child;
    std::string names;
    std::vector<int> high;
    for (const std::string& role : roles) {
      high.push_back(fcntl(testing::ListenAt(Path(role)).get(), F_DUPFD, 100));
      names += (names.empty() ? "" : ":") + role;
    }
    for (size_t i = 0; i < high.size(); ++i) dup2(high[i], 3 + static_cast<int>(i));
    setenv("LISTEN_PID", std::to_string(getpid()).c_str(), 1);
    setenv("LISTEN_FDS", std::to_string(roles.size()).c_str(), 1);
    setenv("LISTEN_FDNAMES", names.c_str(), 1);
    till::config::Common common;
    common.set_run_directory(folder_);
    common.set_state_directory(folder_);
    common.set_development(true);
    absl::StatusOr<ServiceHost> host = ServiceHost::Create("card", common);
    _exit(host.ok() ? ExitCode(body(*host)) : 2);
  }

  static int ExitCodeOf(pid_t child) {
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }

  static absl::Status Serve(ServiceHost& host) {
    ReaderService service;
    host.AddFacet<v1::Reader>(&service);
    return host.Run();
  }

  std::string folder_;
};

#ifndef TILL_RELEASE

TEST_F(ServiceHostTest, ServesSaysReadyAndStopsOnSigterm) {
  const UniqueFd manager(socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0));
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string notify = Path("notify");
  std::strncpy(address.sun_path, notify.c_str(), sizeof(address.sun_path) - 1);
  ASSERT_EQ(bind(manager.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
  const timeval patience{.tv_sec = 10, .tv_usec = 0};
  setsockopt(manager.get(), SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof(patience));
  setenv("NOTIFY_SOCKET", notify.c_str(), 1);
  setenv("WATCHDOG_USEC", "300000", 1);
  const pid_t child = Child({"reader", "metrics"}, Serve);
  unsetenv("NOTIFY_SOCKET");
  unsetenv("WATCHDOG_USEC");

  const auto heard = [&](const std::string& word) {
    char buffer[256];
    for (ssize_t size; (size = recv(manager.get(), buffer, sizeof(buffer), 0)) > 0;) {
      if (std::string(buffer, static_cast<size_t>(size)) == word) return true;
    }
    return false;
  };
  EXPECT_TRUE(heard("READY=1"));
  EXPECT_TRUE(heard("WATCHDOG=1"));

  const auto channel = Dial(Path("reader"));
  const auto stub = v1::Reader::NewStub(channel);
  EXPECT_TRUE(CheckHealth(channel, kDeadline).ok());
  EXPECT_TRUE(UnaryCall(*stub, &v1::Reader::Stub::Status, v1::StatusRequest(), kDeadline).ok());
  EXPECT_EQ(UnaryCall(*stub, &v1::Reader::Stub::SelfTest, v1::SelfTestRequest(), kDeadline).status().code(),
            absl::StatusCode::kUnimplemented);

  const UniqueFd scraper(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
  std::strncpy(address.sun_path, Path("metrics").c_str(), sizeof(address.sun_path) - 1);
  ASSERT_EQ(connect(scraper.get(), reinterpret_cast<sockaddr*>(&address), sizeof(address)), 0);
  ASSERT_GT(send(scraper.get(), "GET /metrics HTTP/1.0\r\n\r\n", 25, 0), 0);
  std::string text;
  char buffer[4096];
  for (ssize_t size; (size = recv(scraper.get(), buffer, sizeof(buffer), 0)) > 0;) {
    text.append(buffer, static_cast<size_t>(size));
  }
  EXPECT_NE(text.find("till_rpc_total{code=\"OK\",method=\"/till.card.v1.Reader/Status\"} 1"),
            std::string::npos)
      << text;

  kill(child, SIGTERM);
  EXPECT_TRUE(heard("STOPPING=1"));
  EXPECT_EQ(ExitCodeOf(child), 0);
}

TEST_F(ServiceHostTest, AMissingSocketIsRefused) {
  EXPECT_EQ(ExitCodeOf(Child({"metrics"}, Serve)), 1);
}

TEST_F(ServiceHostTest, ASocketThatIsNoFacetIsRefused) {
  EXPECT_EQ(ExitCodeOf(Child({"reader", "mac"}, Serve)), 1);
}

TEST_F(ServiceHostTest, AFacetThatNobodyImplementsIsRefused) {
  EXPECT_EQ(ExitCodeOf(Child({"reader"}, [](ServiceHost& host) { return host.Run(); })), 1);
}

TEST_F(ServiceHostTest, AnExtraSocketMayBeTaken) {
  EXPECT_EQ(ExitCodeOf(Child({"reader", "extra"},
                             [](ServiceHost& host) {
                               const absl::StatusOr<UniqueFd> extra = host.TakeSocket("extra");
                               if (!extra.ok()) return extra.status();
                               host.Stop();
                               return Serve(host);
                             })),
            0);
}

TEST_F(ServiceHostTest, ASecondInstanceIsRefused) {
  const absl::StatusOr<SingleInstance> first = SingleInstance::Acquire(folder_);
  ASSERT_TRUE(first.ok());
  EXPECT_EQ(ExitCodeOf(Child({"reader"}, Serve)), 2);
}

#endif

}  // namespace
}  // namespace till::rpc
