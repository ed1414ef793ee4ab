// SPDX-License-Identifier: Apache-2.0
#include "services/common/metrics/metrics_endpoint.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <string>
#include <string_view>

namespace till::metrics {
namespace {

class MetricsEndpointTest : public ::testing::Test {
 protected:
  MetricsEndpointTest() : metrics_("test"), endpoint_(Listen(), metrics_) {
    EXPECT_TRUE(endpoint_.Start().ok());
  }

  UniqueFd Listen() {
    UniqueFd fd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    address_.sun_family = AF_UNIX;
    EXPECT_EQ(bind(fd.get(), reinterpret_cast<sockaddr*>(&address_), sizeof(sa_family_t)), 0);  // autobind
    EXPECT_EQ(listen(fd.get(), 4), 0);
    length_ = sizeof(address_);
    EXPECT_EQ(getsockname(fd.get(), reinterpret_cast<sockaddr*>(&address_), &length_), 0);
    return fd;
  }

  // What the endpoint answers to these bytes, up to its end of the connection.
  std::string Ask(std::string_view request) {
    const UniqueFd fd(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    EXPECT_EQ(connect(fd.get(), reinterpret_cast<sockaddr*>(&address_), length_), 0);
    EXPECT_EQ(send(fd.get(), request.data(), request.size(), MSG_NOSIGNAL),
              static_cast<ssize_t>(request.size()));
    shutdown(fd.get(), SHUT_WR);
    std::string answer;
    char buffer[4096];
    for (ssize_t size; (size = recv(fd.get(), buffer, sizeof(buffer), 0)) > 0;) {
      answer.append(buffer, static_cast<size_t>(size));
    }
    return answer;
  }

  sockaddr_un address_{};
  socklen_t length_ = 0;
  Metrics metrics_;
  MetricsEndpoint endpoint_;
};

TEST_F(MetricsEndpointTest, AnswersMetricsAsText) {
  const std::string answer = Ask("GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n");
  EXPECT_TRUE(answer.starts_with("HTTP/1.0 200 OK\r\n")) << answer;
  EXPECT_NE(answer.find("\r\n\r\n# HELP"), std::string::npos) << answer;
  EXPECT_NE(answer.find("till_build_info"), std::string::npos);
}

TEST_F(MetricsEndpointTest, AnswersNothingElse) {
  EXPECT_TRUE(Ask("GET /etc/passwd HTTP/1.0\r\n\r\n").starts_with("HTTP/1.0 404 "));
  EXPECT_TRUE(Ask("POST /metrics HTTP/1.0\r\n\r\n").starts_with("HTTP/1.0 404 "));
}

TEST_F(MetricsEndpointTest, CutsOffNonsenseAndGoesOn) {
  EXPECT_EQ(Ask("GET /metrics"), "");
  EXPECT_EQ(Ask(std::string(5000, 'x')), "");
  EXPECT_TRUE(Ask("GET /metrics HTTP/1.0\r\n\r\n").starts_with("HTTP/1.0 200 "));
}

TEST_F(MetricsEndpointTest, StopsWhileNobodyReads) {
  endpoint_.Stop();
  endpoint_.Stop();
}

}  // namespace
}  // namespace till::metrics
