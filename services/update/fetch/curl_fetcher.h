// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_FETCH_CURL_FETCHER_H_
#define TILL_SERVICES_UPDATE_FETCH_CURL_FETCHER_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "services/update/fetch/http_fetcher.h"

namespace till::update {

// CurlFetcher is HttpFetcher over libcurl: HTTPS with TLS 1.2 at least, certificates and names always
// checked.
class CurlFetcher final : public HttpFetcher {
 public:
  // `ca_file` is PEM; empty for the system's. `plain_http` allows "http://" too, for tests and development.
  // Not thread-safe against other users of libcurl: call it once, early.
  static absl::StatusOr<std::unique_ptr<CurlFetcher>> Create(std::string ca_file, bool plain_http);

  absl::Status Fetch(const FetchRequest& request, BodySink& sink) override;

 private:
  CurlFetcher(std::string ca_file, bool plain_http) : ca_file_(std::move(ca_file)), plain_http_(plain_http) {}

  const std::string ca_file_;
  const bool plain_http_;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_FETCH_CURL_FETCHER_H_
