// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_NOTICE_HTTP_POSTER_H_
#define TILL_SERVICES_UPLINK_NOTICE_HTTP_POSTER_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"

struct ssl_ctx_st;

namespace till::uplink {

// HttpPoster posts a notice and hears how it was taken: one connection, one request, one reply, of which only
// the status is read. TLS 1.2 at least, the certificate's name checked. Redirects are not followed: where a
// notice goes is the settings' word. Thread-safe; each call ends within its patience, but for the resolver.
class HttpPoster {
 public:
  struct Options {
    std::string ca_file;             // PEM of the authorities that count; empty: the system's
    bool plain_allowed = false;      // http:// too: on a development terminal
    bool this_machine_only = false;  // in training: nobody elsewhere hears of what did not happen
    absl::Duration patience = absl::Seconds(15);
  };

  static absl::StatusOr<std::unique_ptr<HttpPoster>> Create(const Options& options);
  ~HttpPoster();

  // Post returns the reply's status, 100 to 599. HOST_UNREACHABLE (no name, no connection), HOST_NOT_TRUSTED,
  // HOST_SILENT, HOST_PROTOCOL_ERROR, INVALID_REQUEST; NOT_SUPPORTED for another machine in training.
  absl::StatusOr<int> Post(std::string_view url, const std::map<std::string, std::string>& headers,
                           std::string_view body) const;

 private:
  HttpPoster(Options options, ssl_ctx_st* context);

  const Options options_;
  ssl_ctx_st* const context_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_NOTICE_HTTP_POSTER_H_
