// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_NOTICE_HTTP_MESSAGE_H_
#define TILL_SERVICES_UPLINK_NOTICE_HTTP_MESSAGE_H_

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"

namespace till::uplink {

// HttpUrl is where a notice goes, taken apart (RFC 3986, the part of it that http and https use).
struct HttpUrl {
  bool tls = true;
  std::string host;    // a name or an IPv4 address
  std::string port;    // "443"
  std::string target;  // "/path?query"; at least "/"
};

// ParseHttpUrl takes "https://host[:port][/path]" apart. INVALID_REQUEST for anything else: other schemes,
// user names, fragments, control characters, spaces, more than 2,000 bytes.
absl::StatusOr<HttpUrl> ParseHttpUrl(std::string_view url);

// ComposePost is the bytes of a POST (RFC 9112) that asks for the connection to be closed. INVALID_REQUEST
// for a header whose name or value would break out of its line.
absl::StatusOr<std::string> ComposePost(const HttpUrl& url, const std::map<std::string, std::string>& headers,
                                        std::string_view body);

// StatusOfReply is the status of a reply as far as it has come: 100 to 599; none while its first line is not
// whole. HOST_PROTOCOL_ERROR for what is no HTTP reply.
absl::StatusOr<std::optional<int>> StatusOfReply(std::string_view reply);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_NOTICE_HTTP_MESSAGE_H_
