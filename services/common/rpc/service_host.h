// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_SERVICE_HOST_H_
#define TILL_SERVICES_COMMON_RPC_SERVICE_HOST_H_

#include <concepts>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/access/access_matrix.h"
#include "services/common/config/common_config.pb.h"
#include "services/common/lifecycle/notifier.h"
#include "services/common/lifecycle/single_instance.h"
#include "services/common/lifecycle/stop_signal.h"
#include "services/common/metrics/metrics.h"
#include "services/common/metrics/metrics_endpoint.h"
#include "services/common/metrics/rpc_metrics.h"
#include "services/common/rpc/facet_server.h"
#include "services/common/session/permission_checker.h"

namespace till::rpc {

// ServiceHost is the part of a process that every service has: its sockets, who may use them, health,
// metrics, the word to systemd, and an orderly end. A main() is:
//
//     absl::StatusOr<rpc::ServiceHost> host = rpc::ServiceHost::Create("pin", config.common());
//     ... the core, and one adapter per facet ...
//     host->AddFacet<till::pin::v1::Mac>(&mac_service);
//     host->AddFacet<till::pin::v1::PinEntry>(&pin_entry_service);
//     return rpc::ExitCode(host->Run());
//
// Create goes before any thread is started (it blocks SIGTERM and SIGINT for them all) and before the core
// opens its files (it takes the lock of the state folder).
class ServiceHost {
 public:
  // `service` is the process's name in the access matrix. FAILED_PRECONDITION when another process has the
  // state folder; INVALID_ARGUMENT when the configuration's common part is wrong, or the sockets that the
  // manager handed over are not a listening socket each, with a name of its own.
  static absl::StatusOr<ServiceHost> Create(const std::string& service, const till::config::Common& common);

  ServiceHost(ServiceHost&&) noexcept;
  ServiceHost& operator=(ServiceHost&&) noexcept;
  ~ServiceHost();

  // AddFacet registers the implementation of one facet, named by its generated class; the role (the socket's
  // name) is the matrix's. `service` outlives this object.
  template <typename Facet>
  void AddFacet(typename Facet::Service* service) {
    AddFacetByName(Facet::service_full_name(), service);
  }

  // SetPermissionChecker says who checks operators' sessions; needed when a facet's methods want a
  // permission.
  void SetPermissionChecker(const PermissionChecker* checker);

  // SetMaxMessageBytes changes the limit of 1 MiB for every facet (an update's bundle, a picture).
  void SetMaxMessageBytes(int bytes);

  // SetLivenessProbe adds a condition to the watchdog's: it returns false when the core is stuck. Called from
  // the main thread every few seconds; must be quick.
  void SetLivenessProbe(std::function<bool()> probe);

  // OnStop runs before the facets stop, first registered first: end streams and device waits here, so that
  // calls in progress finish within the grace.
  void OnStop(std::function<void()> hook);

  // TakeSocket gives a handed-over socket that is not a facet's (an integrator's TCP endpoint) to its user;
  // call before Start. NOT_FOUND when there is none.
  absl::StatusOr<UniqueFd> TakeSocket(const std::string& name);

  // Metrics is the process's registry; the host serves it on the socket named "metrics" when that was handed
  // over.
  metrics::Metrics& Metrics();

  // Start serves every facet and says READY. FAILED_PRECONDITION unless the sockets handed over are exactly
  // the facets that the matrix has for this service (and, optionally, "metrics"), and each has its AddFacet;
  // and when a facet's methods want permissions and nobody checks them. A caller of the matrix that has no
  // user on this machine is logged, and nobody is let in as it.
  absl::Status Start();

  // RunUntilStopped feeds the watchdog until SIGTERM, SIGINT or Stop(), then: health NOT_SERVING, OnStop
  // hooks, five seconds for calls in progress, and the end.
  void RunUntilStopped();

  // Run is Start and RunUntilStopped.
  absl::Status Run();

  // Stop ends RunUntilStopped from any thread.
  void Stop();

 private:
  struct State;
  explicit ServiceHost(std::unique_ptr<State> state);
  void AddFacetByName(const std::string& full_name, grpc::Service* service);

  std::unique_ptr<State> state_;
};

// ExitCode logs a failure and returns what main() should: 0, or 1.
int ExitCode(const absl::Status& status);

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_SERVICE_HOST_H_
