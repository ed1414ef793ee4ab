// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_ACCEPTOR_H_
#define TILL_SERVICES_COMMON_RPC_ACCEPTOR_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <string>
#include <thread>

#include "absl/status/status.h"
#include "services/common/lifecycle/unique_fd.h"
#include "services/common/rpc/caller.h"
#include "services/common/rpc/peer_policy.h"

namespace till::rpc {

// Acceptor takes the connections of one listening Unix socket on a thread of its own, and lets in whom the
// policy admits. A refused peer's connection is closed before a byte of it is read, and that is logged and
// counted.
//
// gRPC's own local credentials do not ask who connects (grpc#28755) and its listener takes over socket files
// that a live server holds (grpc#17122): hence this class, and hence the socket comes from systemd or the
// launcher.
class Acceptor {
 public:
  // Admitted is given each connection that was let in (non-blocking, close-on-exec); it owns it.
  using Admitted = std::function<void(UniqueFd connection, const Caller& caller)>;
  // Refused is told of each that was not; for counting.
  using Refused = std::function<void(const PeerCredentials& credentials)>;

  // `listener` is a listening Unix stream socket; `facet` names it in logs ("pin/mac").
  Acceptor(std::string facet, UniqueFd listener, PeerPolicy policy, Admitted admitted, Refused refused);
  ~Acceptor();

  Acceptor(const Acceptor&) = delete;
  Acceptor& operator=(const Acceptor&) = delete;

  // Start begins to accept; call once.
  absl::Status Start();

  // Stop ends the thread; no callback runs after it returns. Connections that were handed over live on.
  // Idempotent.
  void Stop();

  // Turns returns how often the loop has come round (at least once a second): for a watchdog.
  uint64_t turns() const { return turns_.load(std::memory_order_relaxed); }

 private:
  void Run();
  void AcceptOne();

  const std::string facet_;
  const UniqueFd listener_;
  const PeerPolicy policy_;
  const Admitted admitted_;
  const Refused refused_;
  UniqueFd stop_;
  std::thread thread_;
  std::atomic<uint64_t> turns_{0};
};

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_ACCEPTOR_H_
