// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_INTEGRATOR_TLS_SERVER_H_
#define TILL_SERVICES_INTEGRATOR_TLS_SERVER_H_

#include <memory>

#include <grpcpp/server.h>
#include <grpcpp/server_builder.h>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/common/lifecycle/unique_fd.h"
#include "services/integrator/gate.h"
#include "services/integrator/identity.h"
#include "services/integrator/relay.h"

namespace till::integrator {

// TlsServer serves till programs on other machines: TLS 1.2 or 1.3, a certificate from both sides. TLS proves
// that the caller has the certificate's key; whether the certificate is one to let in, the relay asks at each
// call. Nothing but the relay is behind it: no health, no reflection.
class TlsServer {
 public:
  explicit TlsServer(Relay& relay) : relay_(relay) {}
  ~TlsServer() { Stop(absl::ZeroDuration()); }

  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;

  // Start serves the connections of `listener`, a listening TCP socket; call once.
  absl::Status Start(UniqueFd listener, const Identity& identity);

  // Port returns where it listens; 0 when it was never started.
  int port() const { return gate_ == nullptr ? 0 : gate_->port(); }

  // Turns is the gate's, for a watchdog; 0 when it was never started.
  uint64_t turns() const { return gate_ == nullptr ? 0 : gate_->turns(); }

  // Stop takes no more connections, gives the calls under way `grace`, and cancels them. Idempotent.
  void Stop(absl::Duration grace);

 private:
  Relay& relay_;
  std::unique_ptr<grpc::experimental::ExternalConnectionAcceptor> acceptor_;
  std::unique_ptr<grpc::Server> server_;
  std::unique_ptr<Gate> gate_;
};

}  // namespace till::integrator

#endif  // TILL_SERVICES_INTEGRATOR_TLS_SERVER_H_
