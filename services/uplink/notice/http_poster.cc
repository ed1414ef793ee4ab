// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/notice/http_poster.h"

#include <netdb.h>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <cerrno>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "services/common/lifecycle/unique_fd.h"
#include "services/common/status/error.h"
#include "services/uplink/notice/http_message.h"
#include "services/uplink/notice/this_machine.h"

namespace till::uplink {
namespace {

constexpr size_t kMostReply = 4096;

absl::Status Unreachable(std::string_view why) {
  return MakeError(ErrorCode::kHostUnreachable, why);
}

// Patience is how long is left of a call.
class Patience {
 public:
  explicit Patience(absl::Duration length) : end_(absl::Now() + length) {}

  // Await waits until the socket is ready; HOST_SILENT when that takes too long.
  absl::Status Await(int socket, short events) const {
    while (true) {
      const int64_t left = absl::ToInt64Milliseconds(end_ - absl::Now());
      struct pollfd wait = {.fd = socket, .events = events, .revents = 0};
      const int ready = left <= 0 ? 0 : poll(&wait, 1, static_cast<int>(std::min<int64_t>(left, 60'000)));
      if (ready > 0) return absl::OkStatus();
      if (ready == 0) return MakeError(ErrorCode::kHostSilent, "no answer in time");
      if (errno != EINTR) return Unreachable("the socket cannot be waited for");
    }
  }

 private:
  const absl::Time end_;
};

absl::StatusOr<UniqueFd> Connect(const HttpUrl& url, const Patience& patience) {
  struct addrinfo hints = {};
  hints.ai_socktype = SOCK_STREAM;
  struct addrinfo* found = nullptr;
  if (getaddrinfo(url.host.c_str(), url.port.c_str(), &hints, &found) != 0) {
    return Unreachable("the name is not known");
  }
  const std::unique_ptr<struct addrinfo, void (*)(struct addrinfo*)> addresses(found, freeaddrinfo);
  absl::Status why = Unreachable("no address");
  for (const struct addrinfo* at = addresses.get(); at != nullptr; at = at->ai_next) {
    UniqueFd fd(socket(at->ai_family, at->ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC, at->ai_protocol));
    if (fd.get() < 0) continue;
    if (connect(fd.get(), at->ai_addr, at->ai_addrlen) != 0 && errno != EINPROGRESS) {
      why = Unreachable("no connection");
      continue;
    }
    if (absl::Status ready = patience.Await(fd.get(), POLLOUT); !ready.ok()) return ready;
    int error = 0;
    socklen_t size = sizeof error;
    if (getsockopt(fd.get(), SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0) return fd;
    why = Unreachable("no connection");
  }
  return why;
}

// Stream writes and reads, with TLS or without.
class Stream {
 public:
  Stream(int socket, const Patience& patience) : socket_(socket), patience_(patience) {}

  absl::Status BeginTls(SSL_CTX* context, const std::string& host) {
    ssl_.reset(SSL_new(context));
    if (ssl_ == nullptr || SSL_set_fd(ssl_.get(), socket_) != 1 ||
        SSL_set_tlsext_host_name(ssl_.get(), host.c_str()) != 1 ||
        SSL_set1_host(ssl_.get(), host.c_str()) != 1) {
      return Unreachable("TLS cannot begin");
    }
    while (true) {
      ERR_clear_error();
      const int result = SSL_connect(ssl_.get());
      if (result == 1) return absl::OkStatus();
      if (absl::Status wait = AwaitTls(result); !wait.ok()) {
        if (ErrorCodeOf(wait) == ErrorCode::kHostSilent) return wait;
        return SSL_get_verify_result(ssl_.get()) == X509_V_OK
                   ? wait
                   : MakeError(ErrorCode::kHostNotTrusted,
                               "the certificate is not one of a known authority, "
                               "or not of that name");
      }
    }
  }

  absl::Status WriteAll(std::string_view bytes) {
    while (!bytes.empty()) {
      size_t written = 0;
      if (ssl_ != nullptr) {
        ERR_clear_error();
        const int result = SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &written);
        if (result != 1) {
          if (absl::Status wait = AwaitTls(result); !wait.ok()) return wait;
          continue;
        }
      } else {
        const ssize_t sent = send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0) {
          if (errno != EAGAIN && errno != EINTR) return Unreachable("the connection broke");
          if (absl::Status wait = patience_.Await(socket_, POLLOUT); !wait.ok()) return wait;
          continue;
        }
        written = static_cast<size_t>(sent);
      }
      bytes.remove_prefix(written);
    }
    return absl::OkStatus();
  }

  // ReadSome returns the next bytes; empty at the end.
  absl::StatusOr<std::string> ReadSome() {
    std::string bytes(1024, '\0');
    while (true) {
      if (ssl_ != nullptr) {
        size_t count = 0;
        ERR_clear_error();
        const int result = SSL_read_ex(ssl_.get(), bytes.data(), bytes.size(), &count);
        if (result == 1) {
          bytes.resize(count);
          return bytes;
        }
        if (SSL_get_error(ssl_.get(), result) == SSL_ERROR_ZERO_RETURN) return std::string();
        if (absl::Status wait = AwaitTls(result); !wait.ok()) return wait;
        continue;
      }
      const ssize_t count = recv(socket_, bytes.data(), bytes.size(), 0);
      if (count >= 0) {
        bytes.resize(static_cast<size_t>(count));
        return bytes;
      }
      if (errno != EAGAIN && errno != EINTR) return Unreachable("the connection broke");
      if (absl::Status wait = patience_.Await(socket_, POLLIN); !wait.ok()) return wait;
    }
  }

 private:
  absl::Status AwaitTls(int result) {
    switch (SSL_get_error(ssl_.get(), result)) {
      case SSL_ERROR_WANT_READ:
        return patience_.Await(socket_, POLLIN);
      case SSL_ERROR_WANT_WRITE:
        return patience_.Await(socket_, POLLOUT);
      default:
        return Unreachable("the connection broke");
    }
  }

  const int socket_;
  const Patience& patience_;
  std::unique_ptr<SSL, void (*)(SSL*)> ssl_{nullptr, SSL_free};
};

}  // namespace

HttpPoster::HttpPoster(Options options, ssl_ctx_st* context)
    : options_(std::move(options)), context_(context) {}

HttpPoster::~HttpPoster() {
  SSL_CTX_free(context_);
}

absl::StatusOr<std::unique_ptr<HttpPoster>> HttpPoster::Create(const Options& options) {
  SSL_CTX* const context = SSL_CTX_new(TLS_client_method());
  if (context == nullptr) return MakeError(ErrorCode::kInternal, "no TLS");
  std::unique_ptr<HttpPoster> poster(new HttpPoster(options, context));
  SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
  SSL_CTX_set_mode(context, SSL_MODE_ENABLE_PARTIAL_WRITE | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
  const int loaded = options.ca_file.empty()
                         ? SSL_CTX_set_default_verify_paths(context)
                         : SSL_CTX_load_verify_locations(context, options.ca_file.c_str(), nullptr);
  if (loaded != 1) {
    return MakeError(ErrorCode::kConfigInvalid,
                     absl::StrCat("notice_ca_file: ", options.ca_file, " cannot be used"));
  }
  return poster;
}

absl::StatusOr<int> HttpPoster::Post(std::string_view url, const std::map<std::string, std::string>& headers,
                                     std::string_view body) const {
  const absl::StatusOr<HttpUrl> where = ParseHttpUrl(url);
  if (!where.ok()) return where.status();
  if (!where->tls && !options_.plain_allowed) {
    return MakeError(ErrorCode::kInvalidRequest, "url: https only");
  }
  if (options_.this_machine_only && !IsThisMachine(where->host)) {
    return MakeError(ErrorCode::kNotSupported, "training sends nothing off this machine");
  }
  const absl::StatusOr<std::string> request = ComposePost(*where, headers, body);
  if (!request.ok()) return request.status();
  const Patience patience(options_.patience);
  const absl::StatusOr<UniqueFd> socket = Connect(*where, patience);
  if (!socket.ok()) return socket.status();
  Stream stream(socket->get(), patience);
  if (where->tls) {
    if (absl::Status begun = stream.BeginTls(context_, where->host); !begun.ok()) return begun;
  }
  if (absl::Status written = stream.WriteAll(*request); !written.ok()) return written;
  std::string reply;
  while (reply.size() < kMostReply) {
    const absl::StatusOr<std::optional<int>> status = StatusOfReply(reply);
    if (!status.ok()) return status.status();
    if (status->has_value()) return **status;
    const absl::StatusOr<std::string> more = stream.ReadSome();
    if (!more.ok()) return more.status();
    if (more->empty())
      return MakeError(ErrorCode::kHostProtocolError, "the connection ended before the reply");
    reply += *more;
  }
  return MakeError(ErrorCode::kHostProtocolError, "no HTTP reply");
}

}  // namespace till::uplink
