// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_INTEGRATOR_TLS_SERVER_H_
#define TILL_SERVICES_INTEGRATOR_TLS_SERVER_H_

#include <memory>
#include <string>

#include <grpcpp/server.h>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/integrator/identity.h"
#include "services/integrator/relay.h"

namespace till::integrator {

// TlsServer listens for till programs on other machines: TLS 1.2 or 1.3, a certificate from both sides. TLS
// proves that the caller has the certificate's key; whether the certificate is one to let in, the relay asks
// at each call.
class TlsServer {
 public:
  explicit TlsServer(Relay& relay) : relay_(relay) {}
  ~TlsServer() { Stop(absl::ZeroDuration()); }

  TlsServer(const TlsServer&) = delete;
  TlsServer& operator=(const TlsServer&) = delete;

  // Start listens; call once. `port` 0 takes one that is free. SERVICE_UNAVAILABLE when the address is not
  // this machine's or the port is another program's.
  absl::Status Start(const std::string& address, int port, const Identity& identity);

  // Port returns where it listens; 0 when it does not.
  int port() const { return port_; }

  // Stop takes no more calls, gives those under way `grace`, and cancels them. Idempotent.
  void Stop(absl::Duration grace);

 private:
  Relay& relay_;
  std::unique_ptr<grpc::Server> server_;
  int port_ = 0;
};

}  // namespace till::integrator

#endif  // TILL_SERVICES_INTEGRATOR_TLS_SERVER_H_
