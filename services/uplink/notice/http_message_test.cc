// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/notice/http_message.h"

#include <gtest/gtest.h>

#include <string>

#include "services/common/status/error.h"

namespace till::uplink {
namespace {

TEST(ParseHttpUrl, TakesOneApart) {
  const auto url = ParseHttpUrl("https://hooks.example.cn:8443/till?shop=1");
  ASSERT_TRUE(url.ok()) << url.status();
  EXPECT_TRUE(url->tls);
  EXPECT_EQ(url->host, "hooks.example.cn");
  EXPECT_EQ(url->port, "8443");
  EXPECT_EQ(url->target, "/till?shop=1");
  EXPECT_EQ(ParseHttpUrl("https://a")->target, "/");
  EXPECT_EQ(ParseHttpUrl("https://a")->port, "443");
  EXPECT_EQ(ParseHttpUrl("http://127.0.0.1?x")->target, "/?x");
  EXPECT_EQ(ParseHttpUrl("http://127.0.0.1")->port, "80");
}

TEST(ParseHttpUrl, RefusesWhatIsNoneOrHidesSomething) {
  for (const std::string& bad :
       {std::string(), std::string("ftp://a/"), std::string("https://"), std::string("https:///x"),
        std::string("https://a b/"), std::string("https://a/\r\nHost: b"), std::string("https://user:pw@a/"),
        std::string("https://a:0/"), std::string("https://a:65536/"), std::string("https://a:/"),
        std::string("https://a/#x"), std::string("https://😀/"), std::string("HTTPS://a/"),
        std::string("https://-a/"), "https://a/" + std::string(2000, 'x')}) {
    EXPECT_EQ(ErrorCodeOf(ParseHttpUrl(bad).status()), ErrorCode::kInvalidRequest) << bad;
  }
}

TEST(ComposePost, IsOneRequest) {
  const auto text =
      ComposePost(*ParseHttpUrl("https://a:8443/x"), {{"Content-Type", "application/json"}}, "{}");
  EXPECT_EQ(*text,
            "POST /x HTTP/1.1\r\nHost: a:8443\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
            "Connection: close\r\n\r\n{}");
  EXPECT_FALSE(ComposePost(*ParseHttpUrl("https://a/"), {{"X", "a\r\nY: b"}}, "").ok());
  EXPECT_FALSE(ComposePost(*ParseHttpUrl("https://a/"), {{"X: b\r\nY", "c"}}, "").ok());
}

TEST(StatusOfReply, ReadsTheFirstLine) {
  EXPECT_EQ(**StatusOfReply("HTTP/1.1 204 No Content\r\n"), 204);
  EXPECT_EQ(**StatusOfReply("HTTP/1.0 503\n"), 503);
  EXPECT_FALSE(StatusOfReply("")->has_value());
  EXPECT_FALSE(StatusOfReply("HTTP/1.1 20")->has_value());
  for (const std::string& bad :
       {std::string("SSH-2.0-x\r\n"), std::string("HTTP/2 200\r\n"), std::string("HTTP/1.1 abc\r\n"),
        std::string("HTTP/1.1 999 x\r\n"), std::string("HTTP/1.1\r\n"), "HTTP/1." + std::string(600, '1')}) {
    EXPECT_EQ(ErrorCodeOf(StatusOfReply(bad).status()), ErrorCode::kHostProtocolError) << bad;
  }
}

}  // namespace
}  // namespace till::uplink
