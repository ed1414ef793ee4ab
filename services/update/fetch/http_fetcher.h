// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_FETCH_HTTP_FETCHER_H_
#define TILL_SERVICES_UPDATE_FETCH_HTTP_FETCHER_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace till::update {

// BodySink takes a file as it comes.
class BodySink {
 public:
  virtual ~BodySink() = default;

  // Begin comes once, before the first byte: from where the server sends (0 when it knows no ranges), and how
  // long it says that the whole file is (-1: it does not say).
  virtual absl::Status Begin(int64_t from, int64_t whole_bytes) = 0;

  // Append takes the next bytes. Not OK ends the fetch with this status: so a caller cancels.
  virtual absl::Status Append(std::string_view bytes) = 0;

  // Wanted is asked now and then, also while nothing comes; false ends the fetch with CANCELLED.
  virtual bool Wanted() { return true; }
};

// FetchRequest is what to fetch, and how much of everything may be spent on it.
struct FetchRequest {
  std::string url;
  int64_t from = 0;          // the first byte that is wanted
  int64_t most_bytes = 0;    // of the whole file
  absl::Duration patience;   // for the whole
  absl::Duration stillness;  // less than a kilobyte a second for so long is too slow; whole seconds
};

// HttpFetcher gets files from a server. Implementations:
//   follow no redirection, keep no connection, send no credentials, take no compressed answers;
//   hand out no byte of an answer that is not the file (200, or 206 from where it was asked);
//   never hand out more than most_bytes - from bytes, and end with SERVER_ENDLESS when more are announced or
//   sent; end with OK only when the file did: SERVER_STOPPED otherwise.
// Errors: SERVER_UNREACHABLE, SERVER_NOT_TRUSTED, SERVER_LACKS_FILE (404, 410), SERVER_REFUSED,
// SERVER_STOPPED, SERVER_ENDLESS, SERVER_SLOW, and what the sink says. Thread-safe.
class HttpFetcher {
 public:
  virtual ~HttpFetcher() = default;

  virtual absl::Status Fetch(const FetchRequest& request, BodySink& sink) = 0;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_FETCH_HTTP_FETCHER_H_
