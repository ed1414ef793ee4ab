// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/notice/http_poster.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <string>
#include <thread>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"

namespace till::uplink {
namespace {

// Receiver takes one connection on loopback, reads a request and answers.
class Receiver {
 public:
  explicit Receiver(std::string answer) {
    listener_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    struct sockaddr_in address = {};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    EXPECT_EQ(bind(listener_, reinterpret_cast<struct sockaddr*>(&address), sizeof address), 0);
    EXPECT_EQ(listen(listener_, 1), 0);
    socklen_t size = sizeof address;
    EXPECT_EQ(getsockname(listener_, reinterpret_cast<struct sockaddr*>(&address), &size), 0);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this, answer = std::move(answer)] {
      const int peer = accept(listener_, nullptr, nullptr);
      if (peer < 0) return;
      char buffer[4096];
      while (request_.find("\r\n\r\n{}") == std::string::npos) {
        const ssize_t count = read(peer, buffer, sizeof buffer);
        if (count <= 0) break;
        request_.append(buffer, static_cast<size_t>(count));
      }
      if (write(peer, answer.data(), answer.size()) < 0) request_.clear();
      close(peer);
    });
  }
  ~Receiver() { Request(); }

  std::string Url() const { return absl::StrCat("http://127.0.0.1:", port_, "/till"); }
  // Request is what came, once the answer has gone.
  std::string Request() {
    shutdown(listener_, SHUT_RDWR);
    if (thread_.joinable()) thread_.join();
    if (listener_ >= 0) close(listener_);
    listener_ = -1;
    return request_;
  }

 private:
  int listener_ = -1;
  int port_ = 0;
  std::string request_;
  std::thread thread_;
};

std::unique_ptr<HttpPoster> Poster(bool plain) {
  return *HttpPoster::Create({.plain_allowed = plain, .patience = absl::Seconds(5)});
}

TEST(HttpPoster, PostsAndHearsHowItWasTaken) {
  Receiver receiver("HTTP/1.1 204 No Content\r\n\r\n");
  const auto status = Poster(true)->Post(receiver.Url(), {{"Content-Type", "application/json"}}, "{}");
  ASSERT_TRUE(status.ok()) << status.status();
  EXPECT_EQ(*status, 204);
  const std::string request = receiver.Request();
  EXPECT_TRUE(request.starts_with("POST /till HTTP/1.1\r\nHost: 127.0.0.1:")) << request;
  EXPECT_TRUE(request.ends_with("\r\n\r\n{}")) << request;
}

TEST(HttpPoster, InTrainingReachesThisMachineAlone) {
  const std::unique_ptr<HttpPoster> poster =
      *HttpPoster::Create({.plain_allowed = true, .this_machine_only = true, .patience = absl::Seconds(5)});
  Receiver receiver("HTTP/1.1 204 No Content\r\n\r\n");
  EXPECT_TRUE(poster->Post(receiver.Url(), {}, "{}").ok());
  for (const char* url :
       {"https://192.0.2.1/till", "http://receiver.example/till", "http://localhost/till"}) {
    EXPECT_EQ(ErrorCodeOf(poster->Post(url, {}, "{}").status()), ErrorCode::kNotSupported) << url;
  }
}

TEST(HttpPoster, WhatIsNoAnswerIsAnError) {
  Receiver garbage("SSH-2.0-OpenSSH\r\n");
  EXPECT_EQ(ErrorCodeOf(Poster(true)->Post(garbage.Url(), {}, "{}").status()), ErrorCode::kHostProtocolError);
  Receiver nothing("");
  EXPECT_EQ(ErrorCodeOf(Poster(true)->Post(nothing.Url(), {}, "{}").status()), ErrorCode::kHostProtocolError);
}

TEST(HttpPoster, NobodyThereAndPlainWhereItMayNotBe) {
  Receiver gone("");
  const std::string url = gone.Url();
  gone.Request();
  EXPECT_EQ(ErrorCodeOf(Poster(true)->Post(url, {}, "{}").status()), ErrorCode::kHostUnreachable);
  EXPECT_EQ(ErrorCodeOf(Poster(false)->Post(url, {}, "{}").status()), ErrorCode::kInvalidRequest);
  EXPECT_EQ(ErrorCodeOf(Poster(true)->Post("https://nobody.invalid/", {}, "{}").status()),
            ErrorCode::kHostUnreachable);
}

// Somebody answers on the port who speaks no TLS.
TEST(HttpPoster, TlsIsNotLeftOut) {
  Receiver plain("HTTP/1.1 200 OK\r\n\r\n");
  std::string url = plain.Url();
  url.insert(4, "s");
  EXPECT_FALSE(Poster(true)->Post(url, {}, "{}").ok());
}

TEST(HttpPoster, AuthoritiesThatCannotBeReadStopTheStart) {
  EXPECT_EQ(ErrorCodeOf(HttpPoster::Create({.ca_file = "/nonexistent.pem"}).status()),
            ErrorCode::kConfigInvalid);
}

}  // namespace
}  // namespace till::uplink
