// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_FETCH_FAKE_HTTP_FETCHER_H_
#define TILL_SERVICES_UPDATE_FETCH_FAKE_HTTP_FETCHER_H_

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "services/update/fetch/http_fetcher.h"
#include "services/update/fetch/served_file.h"

namespace till::update {

// FakeHttpFetcher is a server and the way to it in memory. Not for more than one thread at a time.
class FakeHttpFetcher final : public HttpFetcher {
 public:
  std::map<std::string, ServedFile> files;  // by their URL
  bool reachable = true;
  std::vector<FetchRequest> requests;
  // Before each piece that is handed out; not OK ends the fetch.
  std::function<absl::Status()> before_piece = [] { return absl::OkStatus(); };
  size_t piece_bytes = 16;

  absl::Status Fetch(const FetchRequest& request, BodySink& sink) override;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_FETCH_FAKE_HTTP_FETCHER_H_
