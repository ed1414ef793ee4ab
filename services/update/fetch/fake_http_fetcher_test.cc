// SPDX-License-Identifier: Apache-2.0
#include "services/update/fetch/fake_http_fetcher.h"

#include <gtest/gtest.h>

#include "services/update/fetch/http_fetcher_conformance.h"

namespace till::update {
namespace {

class Fake final : public FetcherUnderTest {
 public:
  Fake() { fetcher_.piece_bytes = 1'000; }
  HttpFetcher& fetcher() override { return fetcher_; }
  std::string Serve(const ServedFile& file) override {
    const std::string url = "https://server/" + std::to_string(fetcher_.files.size());
    fetcher_.files[url] = file;
    return url;
  }
  std::string Nowhere() override {
    fetcher_.reachable = false;
    return "https://nowhere/";
  }
  std::string Missing() override {
    fetcher_.reachable = true;
    return "https://server/missing";
  }

 private:
  FakeHttpFetcher fetcher_;
};

INSTANTIATE_TEST_SUITE_P(Fake, HttpFetcherConformance,
                         testing::Values([]() -> std::unique_ptr<FetcherUnderTest> {
                           return std::make_unique<Fake>();
                         }));

}  // namespace
}  // namespace till::update
