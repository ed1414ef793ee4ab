// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_INTEGRATOR_GATE_H_
#define TILL_SERVICES_INTEGRATOR_GATE_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <thread>
#include <vector>

#include "absl/status/status.h"
#include "services/common/lifecycle/unique_fd.h"

namespace till::integrator {

// Gate takes the connections of a listening TCP socket on a thread of its own, and hands on so many that
// strangers cannot use the process up: one more is closed at once.
//
// gRPC does not say when it is done with a connection. But it shuts it down, and a second descriptor of the
// same connection hears that. gRPC's own listener has no such bound, and stops listening for good when
// descriptors run out once (CVE-2023-4785).
class Gate {
 public:
  static constexpr size_t kMostConnections = 32;
  static constexpr size_t kMostOfOneAddress = 8;

  // Admitted is given each connection (non-blocking, close-on-exec); it owns it.
  using Admitted = std::function<void(UniqueFd connection)>;

  // `listener` is a listening TCP socket, of IPv4 or IPv6.
  Gate(UniqueFd listener, Admitted admitted);
  ~Gate();

  Gate(const Gate&) = delete;
  Gate& operator=(const Gate&) = delete;

  // Start begins to accept; call once.
  absl::Status Start();

  // Stop ends the thread; no callback runs after it returns. Connections that were handed over live on.
  // Idempotent.
  void Stop();

  // Port returns the TCP port of the socket.
  int port() const { return port_; }

  // Turns returns how often the loop has come round (at least once a second): for a watchdog.
  uint64_t turns() const { return turns_.load(std::memory_order_relaxed); }

 private:
  // Watched is a connection that was handed on; `watch` is our own descriptor of it.
  struct Watched {
    UniqueFd watch;
    std::string address;
  };

  void Run();
  void AcceptOne();
  void Forget(const std::vector<int>& over);
  size_t CountOf(const std::string& address) const;

  const UniqueFd listener_;
  const Admitted admitted_;
  const int port_;
  UniqueFd stop_;
  std::thread thread_;
  std::atomic<uint64_t> turns_{0};
  std::map<int, Watched> connections_;  // by `watch`; the thread's own
  uint64_t refused_ = 0;                // the thread's own
};

}  // namespace till::integrator

#endif  // TILL_SERVICES_INTEGRATOR_GATE_H_
