// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_BENCH_INSTANT_HOST_H_
#define TILL_TESTS_BENCH_INSTANT_HOST_H_

#include <openssl/ssl.h>

#include <array>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

namespace till::bench {

// InstantHost is an acquirer that approves everything at once, over TLS, with right MACs. It reads no more of
// a message than an answer takes; whether the terminal's messages are right is for the acquirer simulator to
// say.
class InstantHost {
 public:
  // Listens on 127.0.0.1 at a port of its own; `testdata` has the certificate and key
  // (tests/simulators/testdata).
  explicit InstantHost(const std::string& testdata);
  ~InstantHost();

  int port() const { return port_; }

 private:
  using Bytes = std::vector<uint8_t>;

  void Accept();
  void Serve(SSL* line);
  Bytes Answer(const Bytes& message);
  Bytes Mac(const Bytes& message) const;

  SSL_CTX* context_ = nullptr;
  int listener_ = -1;
  int port_ = 0;
  uint32_t reference_ = 0;
  std::thread thread_;
};

}  // namespace till::bench

#endif  // TILL_TESTS_BENCH_INSTANT_HOST_H_
