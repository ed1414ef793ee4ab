// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_LINE_TLS_LINE_H_
#define TILL_SERVICES_UPLINK_LINE_TLS_LINE_H_

#include <netdb.h>
#include <openssl/ssl.h>

#include <condition_variable>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/clock/clock.h"
#include "services/common/lifecycle/unique_fd.h"
#include "services/uplink/iso8583/framing.h"
#include "services/uplink/line/backoff.h"
#include "services/uplink/line/line.h"

namespace till::uplink {

// TlsLine is the line over TLS 1.2 or 1.3 (AEAD suites with forward secrecy only) to a host whose certificate
// chains to the one pinned CA file and carries the configured name. The system's trust store is not asked.
//
// One thread owns the socket and the TLS state, because OpenSSL's may not be read and written at once: Send
// hands it the frame and waits.
//
// There may be more hosts than one: when one cannot be reached, or does not answer (Drop), the next is tried
// at once, and only when all have failed is there a pause.
class TlsLine final : public Line {
 public:
  struct Host {
    std::string host;  // Name or address to connect to.
    uint16_t port = 0;
    // The name (or address) that the certificate must carry; also sent as SNI if a name.
    std::string server_name;
  };

  struct Options {
    std::vector<Host> hosts;  // The first is where the line belongs.
    std::string ca_file;      // PEM; the only roots that count, whichever host it is.
    FrameForm frame;
    absl::Duration connect_timeout = absl::Seconds(10);  // Of TCP and TLS together, per address.
    absl::Duration send_timeout = absl::Seconds(10);   // For a connection to come and for the bytes to leave.
    absl::Duration frame_timeout = absl::Seconds(10);  // From the first byte of a frame to its last.
    Backoff::Policy backoff;
  };

  // Create reads the CA file: INVALID_ARGUMENT when there is no certificate in it, or an option is missing.
  // `clock` outlives the line; `random` returns numbers in [0, 1).
  static absl::StatusOr<std::unique_ptr<TlsLine>> Create(Options options, const Clock& clock,
                                                         std::function<double()> random);
  ~TlsLine() override;

  absl::Status Start(LineListener& listener) override;
  void Stop() override;
  SendResult Send(std::span<const uint8_t> frame) override;
  void Drop(const absl::Status& why) override;
  absl::Status ProbeFirst() override;
  void ReturnToFirst() override;
  State GetState() const override;

 private:
  struct ContextDeleter {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  };
  struct SslDeleter {
    void operator()(SSL* ssl) const { SSL_free(ssl); }
  };
  using Context = std::unique_ptr<SSL_CTX, ContextDeleter>;
  using Ssl = std::unique_ptr<SSL, SslDeleter>;

  // A frame on its way from a caller's thread to the line's; it lives on the caller's stack until `done`.
  struct Outgoing {
    std::span<const uint8_t> frame;
    absl::Duration deadline;  // Monotonic.
    bool begun = false;       // SSL_write has seen it, when so many bytes had left on this connection:
    uint64_t written_before = 0;
    bool done = false;
    SendResult result;
  };

  // A made connection; the socket closes after the TLS state is gone.
  struct Connection {
    UniqueFd socket;
    Ssl ssl;
  };

  TlsLine(Options options, const Clock& clock, std::function<double()> random, Context context);

  // The line's thread.
  void Run();
  absl::StatusOr<Connection> Connect(const Host& host);
  absl::StatusOr<Connection> ConnectTo(const addrinfo& address, const Host& host);
  // Use tells the listener of the connection and serves it until it ends. True: the next host wants to be
  // tried at once.
  bool Use(Connection connection, const Host& host);
  // NextHost goes on to the next host and says whether all have failed, one after another.
  bool NextHost();
  absl::Status Handshake(Connection& connection, absl::Duration deadline);
  // Serve reads and writes until the connection ends, and says why it did.
  absl::Status Serve(Connection& connection);
  absl::Status ReadAll(Connection& connection, FrameReader& reader, SecretBuffer& chunk);
  // WriteAll writes what waits; `blocked` says that the socket takes no more for now.
  absl::Status WriteAll(Connection& connection, bool& blocked);
  // Wait returns when the socket (-1: none) has one of `events` (poll(2)), somebody called Wake, or
  // `deadline` has passed, and ends frames that waited too long to begin. False when the deadline has passed.
  bool Wait(int socket, short events, absl::Duration deadline);
  void Wake();
  // FinishAll ends every waiting frame: kMaySent when begun, kNotSent when not. FinishBegun ends only the
  // former.
  void FinishAll(const absl::Status& why);
  void FinishBegun(const absl::Status& why);
  void Finish(Outgoing& outgoing, SendResult result);
  // Interrupted says that the line's user wants this connection (or attempt) to end.
  absl::Status Interrupted();

  // Where a connection that its user ended is to be made again.
  enum class Move { kStay, kNext, kFirst };

  const Options options_;
  const Clock& clock_;
  Backoff backoff_;
  const Context context_;
  const UniqueFd wake_;
  LineListener* listener_ = nullptr;
  std::thread thread_;

  mutable std::mutex mutex_;
  std::condition_variable finished_;
  std::deque<Outgoing*> waiting_;  // In order; the front may be begun.
  bool connected_ = false;
  bool stopping_ = false;
  bool attempt_now_ = false;  // Somebody wants to send: do not sit out the pause.
  absl::Status drop_;         // Why the connection is to be given up; OK when it is not.
  Move move_ = Move::kStay;   // With drop_.
  size_t host_ = 0;           // In options_.hosts.
  size_t failed_ = 0;         // Hosts that could not be reached, one after another.
  absl::Status fault_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_LINE_TLS_LINE_H_
