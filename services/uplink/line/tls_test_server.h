// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_LINE_TLS_TEST_SERVER_H_
#define TILL_SERVICES_UPLINK_LINE_TLS_TEST_SERVER_H_

#include <openssl/ssl.h>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "absl/synchronization/mutex.h"
#include "services/common/lifecycle/unique_fd.h"

namespace till::uplink {

// TestAuthority is a certificate authority that lives as long as a test.
class TestAuthority {
 public:
  TestAuthority();
  ~TestAuthority();
  TestAuthority(const TestAuthority&) = delete;
  TestAuthority& operator=(const TestAuthority&) = delete;

  // ca_file returns the path of its certificate, PEM.
  const std::string& ca_file() const { return ca_file_; }

 private:
  friend class TlsTestServer;

  EVP_PKEY* key_;
  X509* certificate_;
  std::string ca_file_;
};

// TlsTestServer is a host on loopback with a certificate for one name. Each connection is served by the
// test's script, one after another, on a thread of its own.
class TlsTestServer {
 public:
  // Peer is the terminal, as a script sees it. Blocking.
  class Peer {
   public:
    Peer(SSL* ssl, int socket) : ssl_(ssl), socket_(socket) {}
    // ReadFrame returns the next frame with its length; nothing when the line ends.
    std::optional<std::string> ReadFrame();
    void Write(const std::string& bytes);
    // WaitForEnd reads until the terminal hangs up; true if it said goodbye properly.
    bool WaitForEnd();
    // Break resets the TCP connection without a word of TLS.
    void Break();

   private:
    std::optional<std::string> Read(size_t count);
    SSL* ssl_;
    int socket_;
  };
  using Script = std::function<void(Peer& peer)>;

  struct Options {
    std::string name = "acquirer.till.test";
    int newest_version = 0;  // TLS1_1_VERSION and the like; 0: the newest there is.
    bool mute = false;       // Accepts TCP and never says a word of TLS.
  };

  TlsTestServer(const TestAuthority& authority, Options options, Script script);
  ~TlsTestServer();

  uint16_t port() const { return port_; }
  // GoAway closes the listening socket.
  void GoAway();

 private:
  void Run();

  const Options options_;
  const Script script_;
  SSL_CTX* context_;
  UniqueFd listener_;
  uint16_t port_ = 0;
  absl::Mutex mutex_;
  bool stopping_ = false;
  int connection_ = -1;
  std::thread thread_;
};

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_LINE_TLS_TEST_SERVER_H_
