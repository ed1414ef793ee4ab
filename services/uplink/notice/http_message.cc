// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/notice/http_message.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"

namespace till::uplink {
namespace {

constexpr size_t kLongestUrl = 2'000;
constexpr size_t kLongestHost = 253;
constexpr size_t kStatusLine = 12;  // "HTTP/1.1 200"
constexpr size_t kLongestStatusLine = 512;

absl::Status Invalid(std::string_view what) {
  return MakeError(ErrorCode::kInvalidRequest, what);
}

bool IsVisible(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return c > ' ' && c < '\x7f'; });
}

bool IsHost(std::string_view host) {
  return !host.empty() && host.size() <= kLongestHost && host.front() != '-' && host.front() != '.' &&
         std::ranges::all_of(host, [](char c) {
           return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-' || c == '.';
         });
}

bool IsToken(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return absl::ascii_isalnum(static_cast<unsigned char>(c)) || c == '-';
  });
}

bool IsValue(std::string_view value) {
  return std::ranges::all_of(value, [](char c) { return c >= ' ' && c < '\x7f'; });
}

}  // namespace

absl::StatusOr<HttpUrl> ParseHttpUrl(std::string_view url) {
  if (url.size() > kLongestUrl || !IsVisible(url))
    return Invalid("url: at most 2,000 visible ASCII characters");
  HttpUrl parsed;
  if (url.starts_with("https://")) {
    url.remove_prefix(8);
  } else if (url.starts_with("http://")) {
    parsed.tls = false;
    url.remove_prefix(7);
  } else {
    return Invalid("url: https://host/path");
  }
  if (url.find('#') != std::string_view::npos) return Invalid("url: no fragment");
  const size_t end = std::min(url.find_first_of("/?"), url.size());
  std::string_view authority = url.substr(0, end);
  parsed.target = std::string(url.substr(end));
  if (parsed.target.empty() || parsed.target[0] != '/') parsed.target.insert(0, "/");
  parsed.port = parsed.tls ? "443" : "80";
  if (const size_t colon = authority.find(':'); colon != std::string_view::npos) {
    const std::string port(authority.substr(colon + 1));
    int number = 0;
    if (port.size() > 5 || !std::ranges::all_of(port, [](char c) { return c >= '0' && c <= '9'; }) ||
        !absl::SimpleAtoi(port, &number) || number < 1 || number > 65'535) {
      return Invalid("url: a port is 1 to 65535");
    }
    parsed.port = absl::StrCat(number);
    authority = authority.substr(0, colon);
  }
  if (!IsHost(authority)) return Invalid("url: no host");
  parsed.host = std::string(authority);
  return parsed;
}

absl::StatusOr<std::string> ComposePost(const HttpUrl& url, const std::map<std::string, std::string>& headers,
                                        std::string_view body) {
  const bool usual = url.port == (url.tls ? "443" : "80");
  std::string text = absl::StrCat("POST ", url.target, " HTTP/1.1\r\nHost: ", url.host,
                                  usual ? "" : absl::StrCat(":", url.port), "\r\n");
  for (const auto& [name, value] : headers) {
    if (!IsToken(name) || !IsValue(value)) return Invalid("headers: no line breaks or control characters");
    absl::StrAppend(&text, name, ": ", value, "\r\n");
  }
  absl::StrAppend(&text, "Content-Length: ", body.size(), "\r\nConnection: close\r\n\r\n", std::string(body));
  return text;
}

absl::StatusOr<std::optional<int>> StatusOfReply(std::string_view reply) {
  const absl::Status broken = MakeError(ErrorCode::kHostProtocolError, "no HTTP reply");
  constexpr std::string_view kBegin = "HTTP/1.";
  if (!reply.starts_with(kBegin.substr(0, std::min(reply.size(), kBegin.size())))) return broken;
  const size_t end = reply.find('\n');
  if (end == std::string_view::npos) {
    if (reply.size() > kLongestStatusLine) return broken;
    return std::nullopt;
  }
  if (end < kStatusLine || reply[8] != ' ') return broken;
  int status = 0;
  const std::string digits(reply.substr(9, 3));
  if (!std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; }) ||
      !absl::SimpleAtoi(digits, &status) || status < 100 || status > 599) {
    return broken;
  }
  return status;
}

}  // namespace till::uplink
