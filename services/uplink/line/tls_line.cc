// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/line/tls_line.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/log/log.h"
#include "services/common/status/error.h"

namespace till::uplink {
namespace {

// A TLS record's most.
constexpr size_t kChunkBytes = 16384;
// How long a poll may last at most, so that a clock that jumps is noticed.
constexpr absl::Duration kLongestPoll = absl::Seconds(1);
// How often a probe looks whether it has failed.
constexpr absl::Duration kProbeLook = absl::Milliseconds(50);
constexpr int kKeepAliveIdleSeconds = 30;
constexpr int kKeepAliveIntervalSeconds = 10;
constexpr int kKeepAliveProbes = 3;
constexpr unsigned kUserTimeoutMs = 20'000;  // Unacknowledged bytes for this long: the other end is gone.

absl::Status Unreachable(const std::string& message) {
  return MakeError(ErrorCode::kHostUnreachable, message);
}

std::string TlsError() {
  const unsigned long error = ERR_get_error();
  ERR_clear_error();
  const char* reason = error == 0 ? nullptr : ERR_reason_error_string(error);
  return reason == nullptr ? "no reason given" : reason;
}

// LastError is why the TLS call that returned `result` failed for good.
absl::Status LastError(SSL* ssl, int error, const std::string& doing) {
  const int system_error = errno;
  if (const long verified = SSL_get_verify_result(ssl); verified != X509_V_OK) {
    ERR_clear_error();
    return MakeError(
        ErrorCode::kHostNotTrusted,
        absl::StrCat(doing, ": the host's certificate: ", X509_verify_cert_error_string(verified)));
  }
  if (error == SSL_ERROR_ZERO_RETURN)
    return Unreachable(absl::StrCat(doing, ": the host closed the connection"));
  if (error == SSL_ERROR_SYSCALL && ERR_peek_error() == 0) {
    return Unreachable(
        absl::StrCat(doing, ": ", system_error == 0 ? "the host hung up" : strerror(system_error)));
  }
  return Unreachable(absl::StrCat(doing, ": TLS: ", TlsError()));
}

bool IsAddress(const std::string& name) {
  in6_addr address;
  return inet_pton(AF_INET, name.c_str(), &address) == 1 || inet_pton(AF_INET6, name.c_str(), &address) == 1;
}

void KeepAlive(int socket) {
  const int on = 1;
  // Best effort: without them a dead line is noticed later, by a reply's deadline.
  setsockopt(socket, SOL_SOCKET, SO_KEEPALIVE, &on, sizeof(on));
  setsockopt(socket, IPPROTO_TCP, TCP_KEEPIDLE, &kKeepAliveIdleSeconds, sizeof(int));
  setsockopt(socket, IPPROTO_TCP, TCP_KEEPINTVL, &kKeepAliveIntervalSeconds, sizeof(int));
  setsockopt(socket, IPPROTO_TCP, TCP_KEEPCNT, &kKeepAliveProbes, sizeof(int));
  setsockopt(socket, IPPROTO_TCP, TCP_USER_TIMEOUT, &kUserTimeoutMs, sizeof(kUserTimeoutMs));
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof(on));
}

}  // namespace

absl::StatusOr<std::unique_ptr<TlsLine>> TlsLine::Create(Options options, const Clock& clock,
                                                         std::function<double()> random) {
  if (options.hosts.empty()) return MakeError(ErrorCode::kConfigInvalid, "no host");
  for (const Host& host : options.hosts) {
    if (host.host.empty() || host.port == 0 || host.server_name.empty()) {
      return MakeError(ErrorCode::kConfigInvalid, "the host, its port or its name is missing");
    }
  }
  Context context(SSL_CTX_new(TLS_client_method()));
  if (context == nullptr) return absl::InternalError(absl::StrCat("TLS: ", TlsError()));
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_options(context.get(), SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_NO_TICKET);
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
  if (SSL_CTX_set_cipher_list(context.get(), "ECDHE+AESGCM:ECDHE+CHACHA20") != 1) {
    return absl::InternalError(absl::StrCat("TLS: ", TlsError()));
  }
  // The one pinned file; the system's roots are never loaded.
  if (SSL_CTX_load_verify_locations(context.get(), options.ca_file.c_str(), nullptr) != 1) {
    return MakeError(ErrorCode::kConfigInvalid,
                     absl::StrCat("no certificate of the acquirer in ", options.ca_file, ": ", TlsError()));
  }
  return std::unique_ptr<TlsLine>(
      new TlsLine(std::move(options), clock, std::move(random), std::move(context)));
}

TlsLine::TlsLine(Options options, const Clock& clock, std::function<double()> random, Context context)
    : options_(std::move(options)),
      clock_(clock),
      backoff_(options_.backoff, std::move(random)),
      context_(std::move(context)),
      wake_(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

TlsLine::~TlsLine() {
  Stop();
}

absl::Status TlsLine::Start(LineListener& listener) {
  if (!wake_.valid()) return absl::ResourceExhaustedError("no descriptor for the line's wake-up");
  listener_ = &listener;
  thread_ = std::thread([this] { Run(); });
  return absl::OkStatus();
}

void TlsLine::Stop() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    stopping_ = true;
  }
  Wake();
  if (thread_.joinable()) thread_.join();
  FinishAll(absl::CancelledError("the line was stopped"));
}

Line::SendResult TlsLine::Send(std::span<const uint8_t> frame) {
  Outgoing outgoing{.frame = frame, .deadline = clock_.Monotonic() + options_.send_timeout};
  std::unique_lock<std::mutex> lock(mutex_);
  if (stopping_) return {SendOutcome::kNotSent, absl::CancelledError("the line was stopped")};
  waiting_.push_back(&outgoing);
  attempt_now_ = true;
  Wake();
  finished_.wait(lock, [&] { return outgoing.done; });
  return outgoing.result;
}

void TlsLine::Drop(const absl::Status& why) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (connected_) {
      drop_ = why;
      move_ = Move::kNext;
    }
  }
  Wake();
}

void TlsLine::ReturnToFirst() {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    if (connected_ && host_ != 0) {
      drop_ = absl::CancelledError("back to the first host");
      move_ = Move::kFirst;
    }
  }
  Wake();
}

absl::Status TlsLine::ProbeFirst() {
  // A listener that hears nothing but the end of the handshake.
  class Probe final : public LineListener {
   public:
    void OnConnected() override {
      std::lock_guard<std::mutex> lock(mutex_);
      connected_ = true;
      changed_.notify_all();
    }
    void OnFrameBody(std::span<const uint8_t>) override {}
    void OnDisconnected(const absl::Status&) override {}
    bool WaitFor(absl::Duration patience) {
      std::unique_lock<std::mutex> lock(mutex_);
      return changed_.wait_for(lock, absl::ToChronoMilliseconds(patience), [this] { return connected_; });
    }

   private:
    std::mutex mutex_;
    std::condition_variable changed_;
    bool connected_ = false;
  };
  Options first = options_;
  first.hosts.resize(1);
  absl::StatusOr<std::unique_ptr<TlsLine>> line = Create(first, clock_, [] { return 1.0; });
  if (!line.ok()) return line.status();
  Probe probe;
  if (absl::Status started = (*line)->Start(probe); !started.ok()) return started;
  const absl::Duration deadline = clock_.Monotonic() + options_.connect_timeout;
  bool connected = false;
  absl::Status fault;
  while (!connected && fault.ok() && clock_.Monotonic() < deadline) {
    connected = probe.WaitFor(kProbeLook);
    fault = (*line)->GetState().fault;
  }
  (*line)->Stop();
  if (connected) return absl::OkStatus();
  return fault.ok() ? Unreachable("the first host does not answer in time") : fault;
}

Line::State TlsLine::GetState() const {
  std::lock_guard<std::mutex> lock(mutex_);
  return {connected_, fault_, host_};
}

void TlsLine::Wake() {
  const uint64_t one = 1;
  // Full means that a wake-up is on its way already.
  [[maybe_unused]] const ssize_t written = write(wake_.get(), &one, sizeof(one));
}

absl::Status TlsLine::Interrupted() {
  std::lock_guard<std::mutex> lock(mutex_);
  if (stopping_) return absl::CancelledError("the line was stopped");
  return std::exchange(drop_, absl::OkStatus());
}

void TlsLine::Finish(Outgoing& outgoing, SendResult result) {
  outgoing.result = std::move(result);
  outgoing.done = true;
  std::erase(waiting_, &outgoing);
  finished_.notify_all();
}

void TlsLine::FinishAll(const absl::Status& why) {
  std::lock_guard<std::mutex> lock(mutex_);
  while (!waiting_.empty()) {
    Outgoing& outgoing = *waiting_.front();
    Finish(outgoing, {outgoing.begun ? SendOutcome::kMaySent : SendOutcome::kNotSent, why});
  }
}

void TlsLine::FinishBegun(const absl::Status& why) {
  std::lock_guard<std::mutex> lock(mutex_);
  // Frames leave in order: only the front can have begun.
  while (!waiting_.empty() && waiting_.front()->begun)
    Finish(*waiting_.front(), {SendOutcome::kMaySent, why});
}

bool TlsLine::Wait(int socket, short events, absl::Duration deadline) {
  absl::Duration until = deadline;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    for (const Outgoing* outgoing : waiting_) until = std::min(until, outgoing->deadline);
  }
  const absl::Duration left = std::clamp(until - clock_.Monotonic(), absl::ZeroDuration(), kLongestPoll);
  pollfd watched[2] = {{wake_.get(), POLLIN, 0}, {socket, events, 0}};
  poll(watched, socket < 0 ? 1 : 2,
       static_cast<int>(absl::ToInt64Milliseconds(absl::Ceil(left, absl::Milliseconds(1)))));
  uint64_t wakes;
  [[maybe_unused]] const ssize_t taken = read(wake_.get(), &wakes, sizeof(wakes));
  const absl::Duration now = clock_.Monotonic();
  std::lock_guard<std::mutex> lock(mutex_);
  for (size_t i = 0; i < waiting_.size();) {
    Outgoing& outgoing = *waiting_[i];
    if (outgoing.begun || outgoing.deadline > now) {
      ++i;
    } else {
      Finish(outgoing, {SendOutcome::kNotSent, Unreachable("the host could not be reached in time")});
    }
  }
  return now < deadline;
}

void TlsLine::Run() {
  // OpenSSL's socket BIO writes with write(2): a host that hung up must be an error and not the end of the
  // process.
  sigset_t pipe_only;
  sigemptyset(&pipe_only);
  sigaddset(&pipe_only, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &pipe_only, nullptr);

  for (;;) {
    const Host& host = options_.hosts[GetState().host];
    absl::StatusOr<Connection> connection = Connect(host);
    bool at_once = false;
    if (connection.ok()) {
      at_once = Use(*std::move(connection), host);
    } else {
      at_once = !NextHost();
      log::Warn("host not reached", {{"host", host.host}, {"why", connection.status()}});
      // Whoever waited for these attempts is told, rather than kept until other ones.
      if (!at_once) FinishAll(connection.status());
      std::lock_guard<std::mutex> lock(mutex_);
      fault_ = connection.status();
    }
    absl::Status why;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (stopping_) break;
      why = fault_;
    }
    if (at_once) continue;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      // Who came since the connection went wants the next one now.
      attempt_now_ = !waiting_.empty();
    }
    const absl::Duration pause = backoff_.Next();
    log::Warn("line down", {{"host", host.host}, {"why", why}, {"next_attempt_in", pause}});
    const absl::Duration until = clock_.Monotonic() + pause;
    do {
      std::lock_guard<std::mutex> lock(mutex_);
      if (stopping_ || attempt_now_) break;
    } while (Wait(-1, 0, until));
    std::lock_guard<std::mutex> lock(mutex_);
    if (stopping_) break;
  }
  FinishAll(absl::CancelledError("the line was stopped"));
}

bool TlsLine::Use(Connection connection, const Host& host) {
  {
    std::lock_guard<std::mutex> lock(mutex_);
    connected_ = true;
    failed_ = 0;
    fault_ = absl::OkStatus();
    drop_ = absl::OkStatus();
    move_ = Move::kStay;
  }
  log::Info("line up", {{"host", host.host}, {"tls", SSL_get_version(connection.ssl.get())}});
  listener_->OnConnected();
  const absl::Status why = Serve(connection);
  bool at_once = false;
  {
    std::lock_guard<std::mutex> lock(mutex_);
    connected_ = false;
    fault_ = why;
    if (move_ == Move::kFirst) host_ = 0;
    if (move_ == Move::kNext) host_ = (host_ + 1) % options_.hosts.size();
    at_once = move_ != Move::kStay && options_.hosts.size() > 1;
  }
  // Says goodbye if the host still listens; its answer is not waited for.
  SSL_shutdown(connection.ssl.get());
  ERR_clear_error();
  if (at_once) {
    FinishBegun(why);
  } else {
    FinishAll(why);
  }
  listener_->OnDisconnected(why);
  return at_once;
}

bool TlsLine::NextHost() {
  std::lock_guard<std::mutex> lock(mutex_);
  host_ = (host_ + 1) % options_.hosts.size();
  if (++failed_ < options_.hosts.size()) return false;
  // After a pause everything begins again, with the host where the line belongs.
  host_ = 0;
  failed_ = 0;
  return true;
}

absl::StatusOr<TlsLine::Connection> TlsLine::Connect(const Host& host) {
  addrinfo hints{};
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV;
  addrinfo* found = nullptr;
  const int error = getaddrinfo(host.host.c_str(), absl::StrCat(host.port).c_str(), &hints, &found);
  if (error != 0) return Unreachable(absl::StrCat("no address for the host: ", gai_strerror(error)));
  const std::unique_ptr<addrinfo, void (*)(addrinfo*)> addresses(found, freeaddrinfo);
  absl::StatusOr<Connection> connection = Unreachable("the host has no address");
  for (const addrinfo* address = addresses.get(); address != nullptr; address = address->ai_next) {
    connection = ConnectTo(*address, host);
    if (connection.ok() || absl::IsCancelled(connection.status())) break;
  }
  return connection;
}

absl::StatusOr<TlsLine::Connection> TlsLine::ConnectTo(const addrinfo& address, const Host& host) {
  const absl::Duration deadline = clock_.Monotonic() + options_.connect_timeout;
  Connection connection;
  connection.socket = UniqueFd(socket(address.ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0));
  if (!connection.socket.valid()) return Unreachable(absl::StrCat("socket: ", strerror(errno)));
  const int socket = connection.socket.get();
  KeepAlive(socket);
  if (connect(socket, address.ai_addr, address.ai_addrlen) != 0) {
    if (errno != EINPROGRESS) return Unreachable(absl::StrCat("connect: ", strerror(errno)));
    for (;;) {
      const bool in_time = Wait(socket, POLLOUT, deadline);
      if (absl::Status interrupted = Interrupted(); !interrupted.ok()) return interrupted;
      pollfd writable{socket, POLLOUT, 0};
      if (poll(&writable, 1, 0) == 1) break;
      if (!in_time) return Unreachable("connect: no answer in time");
    }
    int connect_error = 0;
    socklen_t length = sizeof(connect_error);
    getsockopt(socket, SOL_SOCKET, SO_ERROR, &connect_error, &length);
    if (connect_error != 0) return Unreachable(absl::StrCat("connect: ", strerror(connect_error)));
  }
  connection.ssl.reset(SSL_new(context_.get()));
  SSL* ssl = connection.ssl.get();
  if (ssl == nullptr || SSL_set_fd(ssl, socket) != 1)
    return absl::InternalError(absl::StrCat("TLS: ", TlsError()));
  SSL_set_hostflags(ssl, X509_CHECK_FLAG_NO_PARTIAL_WILDCARDS);
  const std::string& name = host.server_name;
  const bool named = IsAddress(name) ? X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(ssl), name.c_str()) == 1
                                     : SSL_set1_host(ssl, name.c_str()) == 1 &&
                                           SSL_set_tlsext_host_name(ssl, name.c_str()) == 1;
  if (!named) return absl::InternalError(absl::StrCat("TLS: ", TlsError()));
  if (absl::Status shaken = Handshake(connection, deadline); !shaken.ok()) return shaken;
  return connection;
}

absl::Status TlsLine::Handshake(Connection& connection, absl::Duration deadline) {
  SSL* ssl = connection.ssl.get();
  for (;;) {
    ERR_clear_error();
    const int result = SSL_connect(ssl);
    if (result == 1) return absl::OkStatus();
    const int error = SSL_get_error(ssl, result);
    if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE)
      return LastError(ssl, error, "handshake");
    if (!Wait(connection.socket.get(), error == SSL_ERROR_WANT_READ ? POLLIN : POLLOUT, deadline)) {
      return Unreachable("handshake: no answer in time");
    }
    if (absl::Status interrupted = Interrupted(); !interrupted.ok()) return interrupted;
  }
}

absl::Status TlsLine::Serve(Connection& connection) {
  FrameReader reader(options_.frame);
  SecretBuffer chunk(kChunkBytes);
  bool blocked = false;
  absl::Duration frame_deadline = absl::InfiniteDuration();
  for (;;) {
    if (absl::Status interrupted = Interrupted(); !interrupted.ok()) return interrupted;
    if (absl::Status read = ReadAll(connection, reader, chunk); !read.ok()) return read;
    if (absl::Status written = WriteAll(connection, blocked); !written.ok()) return written;
    const absl::Duration now = clock_.Monotonic();
    if (!reader.mid_frame()) {
      frame_deadline = absl::InfiniteDuration();
    } else if (frame_deadline == absl::InfiniteDuration()) {
      frame_deadline = now + options_.frame_timeout;
    } else if (now >= frame_deadline) {
      return MakeError(ErrorCode::kHostProtocolError, "a frame began and did not end in time");
    }
    absl::Duration until = frame_deadline;
    if (blocked) {
      std::lock_guard<std::mutex> lock(mutex_);
      if (!waiting_.empty()) {
        until = std::min(until, waiting_.front()->deadline);
        if (now >= waiting_.front()->deadline) return Unreachable("the host takes no more bytes");
      }
    }
    Wait(connection.socket.get(), static_cast<short>(blocked ? POLLIN | POLLOUT : POLLIN), until);
  }
}

absl::Status TlsLine::ReadAll(Connection& connection, FrameReader& reader, SecretBuffer& chunk) {
  SSL* ssl = connection.ssl.get();
  for (;;) {
    ERR_clear_error();
    size_t taken = 0;
    const int result = SSL_read_ex(ssl, chunk.Mutable().data(), chunk.size(), &taken);
    if (result != 1) {
      const int error = SSL_get_error(ssl, result);
      if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE) return absl::OkStatus();
      absl::Status why = LastError(ssl, error, "reading");
      if (reader.mid_frame())
        return MakeError(ErrorCode::kHostProtocolError, "the host hung up inside a frame");
      return why;
    }
    const absl::Status fed = reader.Feed(chunk.Reveal().first(taken), [this](std::span<const uint8_t> body) {
      // The host is well: the next loss begins with a short pause again.
      backoff_.Reset();
      listener_->OnFrameBody(body);
    });
    std::fill_n(chunk.Mutable().begin(), taken, 0);
    if (!fed.ok()) return MakeError(ErrorCode::kHostProtocolError, std::string(fed.message()));
  }
}

absl::Status TlsLine::WriteAll(Connection& connection, bool& blocked) {
  SSL* ssl = connection.ssl.get();
  blocked = false;
  for (;;) {
    Outgoing* outgoing = nullptr;
    {
      std::lock_guard<std::mutex> lock(mutex_);
      if (waiting_.empty()) return absl::OkStatus();
      outgoing = waiting_.front();
      if (!outgoing->begun) {
        outgoing->begun = true;
        outgoing->written_before = BIO_number_written(SSL_get_wbio(ssl));
      }
    }
    // Only this thread ends a frame that has begun, so the caller's memory stays.
    ERR_clear_error();
    size_t written = 0;
    const int result = SSL_write_ex(ssl, outgoing->frame.data(), outgoing->frame.size(), &written);
    if (result == 1) {
      std::lock_guard<std::mutex> lock(mutex_);
      Finish(*outgoing, {SendOutcome::kMaySent, absl::OkStatus()});
      continue;
    }
    const int error = SSL_get_error(ssl, result);
    if (error == SSL_ERROR_WANT_READ || error == SSL_ERROR_WANT_WRITE) {
      blocked = true;
      return absl::OkStatus();
    }
    absl::Status why = LastError(ssl, error, "writing");
    // The kernel took no byte since this frame's turn came: it is proved that none left.
    const bool none_left = BIO_number_written(SSL_get_wbio(ssl)) == outgoing->written_before;
    std::lock_guard<std::mutex> lock(mutex_);
    Finish(*outgoing, {none_left ? SendOutcome::kNotSent : SendOutcome::kMaySent, why});
    return why;
  }
}

}  // namespace till::uplink
