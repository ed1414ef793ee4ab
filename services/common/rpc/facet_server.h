// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_FACET_SERVER_H_
#define TILL_SERVICES_COMMON_RPC_FACET_SERVER_H_

#include <memory>
#include <string>

#include <grpcpp/channel.h>
#include <grpcpp/server.h>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/common/lifecycle/unique_fd.h"
#include "services/common/metrics/rpc_metrics.h"
#include "services/common/rpc/acceptor.h"
#include "services/common/rpc/call_guard.h"
#include "services/common/rpc/guarded_service.h"
#include "services/common/rpc/peer_policy.h"

namespace till::rpc {

// FacetServer serves one facet on one socket: one grpc::Server that has no listening port of its own, with
// just that facet's service, grpc.health.v1 and (except with TILL_RELEASE) reflection. Connections come from
// its Acceptor.
class FacetServer {
 public:
  struct Options {
    std::string name;                        // "pin/mac", for logs and metrics
    UniqueFd listener;                       // a listening Unix stream socket
    PeerPolicy policy;                       // who may connect
    CallGuard::Rules rules;                  // what each call must bring
    metrics::RpcMetrics* metrics = nullptr;  // may be null; outlives the server
    int max_message_bytes = 1 << 20;         // in either direction
    int max_threads = 32;                    // calls that run at once; more are RESOURCE_EXHAUSTED
  };

  // `service_name` is the facet's full name ("till.pin.v1.Mac"); `service` outlives this object.
  FacetServer(Options options, std::string service_name, grpc::Service* service);
  ~FacetServer();

  FacetServer(const FacetServer&) = delete;
  FacetServer& operator=(const FacetServer&) = delete;

  // Start builds the server and begins to accept.
  absl::Status Start();

  // SetServing answers health checks with SERVING or NOT_SERVING; Start sets SERVING.
  void SetServing(bool serving);

  // Stop says NOT_SERVING, takes no new connection, lets calls finish for `grace`, then cancels them.
  // Idempotent.
  void Stop(absl::Duration grace);

  // Alive asks the server's own health over a connection of its own (grpc#35076: a Unix socket server can get
  // stuck with its process looking well), and that the acceptor turns. For the watchdog; at most `patience`
  // long.
  bool Alive(absl::Duration patience);

  const std::string& name() const { return name_; }

 private:
  void Adopt(UniqueFd connection, const Caller& caller);
  bool AcceptorTurns();
  absl::Status AskSelf(absl::Duration patience);

  const std::string name_;
  const std::string service_name_;
  const int max_message_bytes_;
  const int max_threads_;
  metrics::RpcMetrics* const metrics_;
  CallGuard guard_;
  GuardedService guarded_;
  std::unique_ptr<grpc::Server> server_;
  Acceptor acceptor_;
  std::shared_ptr<grpc::Channel> self_;
  uint64_t last_turns_ = 0;
  absl::Time last_turn_seen_ = absl::InfinitePast();
};

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_FACET_SERVER_H_
