// SPDX-License-Identifier: Apache-2.0
#include "services/update/fetch/curl_fetcher.h"

#include <gtest/gtest.h>

#include "services/common/status/error.h"
#include "services/update/fault.h"
#include "services/update/fetch/http_fetcher_conformance.h"
#include "services/update/fetch/misbehaving_server.h"
#include "services/update/fetch/tls_server.h"

namespace till::update {
namespace {

class Curl final : public FetcherUnderTest {
 public:
  HttpFetcher& fetcher() override { return *fetcher_; }
  std::string Serve(const ServedFile& file) override { return server_.Origin() + server_.Serve(file); }
  // Nobody can listen on port 1 but root, who does not here.
  std::string Nowhere() override { return "http://127.0.0.1:1/"; }
  std::string Missing() override { return server_.Origin() + "/99"; }

 private:
  MisbehavingServer server_;
  const std::unique_ptr<CurlFetcher> fetcher_ = *CurlFetcher::Create("", true);
};

INSTANTIATE_TEST_SUITE_P(Curl, HttpFetcherConformance,
                         testing::Values([]() -> std::unique_ptr<FetcherUnderTest> {
                           return std::make_unique<Curl>();
                         }));

class Nothing final : public BodySink {
 public:
  absl::Status Begin(int64_t from, int64_t whole_bytes) override { return absl::OkStatus(); }
  absl::Status Append(std::string_view bytes) override { return absl::OkStatus(); }
};

absl::Status Fetch(HttpFetcher& fetcher, const std::string& url) {
  Nothing sink;
  return fetcher.Fetch(
      {.url = url, .most_bytes = 100, .patience = absl::Seconds(20), .stillness = absl::Seconds(5)}, sink);
}

TEST(CurlFetcher, WhatShipsSpeaksHttpsAlone) {
  MisbehavingServer server;
  const std::string path = server.Serve({.content = "till"});
  const auto shipped = *CurlFetcher::Create("", false);
  EXPECT_TRUE(HasFault(Fetch(*shipped, server.Origin() + path), v1::SERVER_UNREACHABLE));
  for (const char* url :
       {"file:///etc/passwd", "ftp://127.0.0.1/x", "gopher://127.0.0.1/x", "no url at all", ""}) {
    EXPECT_TRUE(HasFault(Fetch(*shipped, url), v1::SERVER_UNREACHABLE)) << url;
  }
}

class Unwanted final : public BodySink {
 public:
  absl::Status Begin(int64_t from, int64_t whole_bytes) override { return absl::OkStatus(); }
  absl::Status Append(std::string_view bytes) override { return absl::OkStatus(); }
  bool Wanted() override { return false; }
};

TEST(CurlFetcher, OneThatNobodyWantsEndsAlsoWhileNothingComes) {
  MisbehavingServer server;
  const std::string path = server.Serve({.content = "till", .manner = ServedFile::Manner::kMute});
  Unwanted sink;
  const absl::Status status = (*CurlFetcher::Create("", true))
                                  ->Fetch({.url = server.Origin() + path,
                                           .most_bytes = 100,
                                           .patience = absl::Minutes(1),
                                           .stillness = absl::Minutes(1)},
                                          sink);
  EXPECT_EQ(ErrorCodeOf(status), ErrorCode::kCancelled) << status;
}

TEST(CurlFetcher, OnlyACertificateOfTheCaAndForTheAddressIsTrusted) {
  const std::string good_pem = testing::TempDir() + "/good.pem";
  const std::string other_pem = testing::TempDir() + "/other.pem";
  const std::string misnamed_pem = testing::TempDir() + "/misnamed.pem";
  const TlsServer good("127.0.0.1", good_pem);
  const TlsServer other("127.0.0.1", other_pem);
  const TlsServer misnamed("127.0.0.2", misnamed_pem);
  struct Case {
    std::string ca_file;
    std::string url;
    bool trusted;
  };
  for (const Case& c : {Case{good_pem, good.Url(), true}, Case{good_pem, other.Url(), false},
                        Case{"", good.Url(), false}, Case{misnamed_pem, misnamed.Url(), false},
                        Case{testing::TempDir() + "/none.pem", good.Url(), false}}) {
    const absl::Status status = Fetch(**CurlFetcher::Create(c.ca_file, false), c.url);
    EXPECT_EQ(status.ok(), c.trusted) << c.ca_file << " " << status;
    EXPECT_EQ(HasFault(status, v1::SERVER_NOT_TRUSTED), !c.trusted) << c.ca_file << " " << status;
  }
}

}  // namespace
}  // namespace till::update
