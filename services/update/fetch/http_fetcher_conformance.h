// SPDX-License-Identifier: Apache-2.0
// What every HttpFetcher does: instantiate HttpFetcherConformance with a FetcherUnderTest.

#ifndef TILL_SERVICES_UPDATE_FETCH_HTTP_FETCHER_CONFORMANCE_H_
#define TILL_SERVICES_UPDATE_FETCH_HTTP_FETCHER_CONFORMANCE_H_

#include <gtest/gtest.h>

#include <functional>
#include <memory>
#include <string>

#include "services/update/fetch/http_fetcher.h"
#include "services/update/fetch/served_file.h"

namespace till::update {

// FetcherUnderTest is a fetcher and the server that it meets.
class FetcherUnderTest {
 public:
  virtual ~FetcherUnderTest() = default;

  virtual HttpFetcher& fetcher() = 0;
  // Serve puts a file there and returns its URL.
  virtual std::string Serve(const ServedFile& file) = 0;
  // The URL of a server that is not there, and of a file that is not.
  virtual std::string Nowhere() = 0;
  virtual std::string Missing() = 0;
};

class HttpFetcherConformance
    : public testing::TestWithParam<std::function<std::unique_ptr<FetcherUnderTest>()>> {
 protected:
  const std::unique_ptr<FetcherUnderTest> under_test_ = GetParam()();
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_FETCH_HTTP_FETCHER_CONFORMANCE_H_
