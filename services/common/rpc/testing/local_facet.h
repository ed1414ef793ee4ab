// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_TESTING_LOCAL_FACET_H_
#define TILL_SERVICES_COMMON_RPC_TESTING_LOCAL_FACET_H_

#include <memory>
#include <string>

#include <grpcpp/channel.h>

#include "services/common/metrics/metrics.h"
#include "services/common/metrics/rpc_metrics.h"
#include "services/common/rpc/facet_server.h"

namespace till::rpc::testing {

// LocalFacet serves one facet for a test of its adapter, on a real Unix socket in a temporary folder, through
// the same Acceptor and guard as in production; its caller is this process's user, named `caller`.
//
//     MacService service(&core);
//     LocalFacet facet(std::in_place_type<v1::Mac>, &service);
//     auto stub = v1::Mac::NewStub(facet.channel());
//
// Stop and start it to see how a client takes a restart. Aborts the test when it cannot start.
class LocalFacet {
 public:
  struct Options {
    std::string caller = "test";
    CallGuard::Rules rules;
    uid_t admitted_uid = static_cast<uid_t>(-1);  // -1: this process's own
  };

  template <typename Facet>
  LocalFacet(std::in_place_type_t<Facet>, typename Facet::Service* service)
      : LocalFacet(Facet::service_full_name(), service, Options()) {}

  template <typename Facet>
  LocalFacet(std::in_place_type_t<Facet>, typename Facet::Service* service, Options options)
      : LocalFacet(Facet::service_full_name(), service, std::move(options)) {}

  LocalFacet(std::string full_name, grpc::Service* service, Options options);
  ~LocalFacet();

  LocalFacet(const LocalFacet&) = delete;
  LocalFacet& operator=(const LocalFacet&) = delete;

  // Channel returns a channel to the facet; the same one each time, and still that after a restart.
  const std::shared_ptr<grpc::Channel>& channel() const { return channel_; }

  const std::string& socket_path() const { return socket_path_; }

  // Stop ends the server as a process's end would (the socket file stays, connections break); Start begins
  // anew.
  void Stop();
  void Start();

  FacetServer& server() { return *server_; }
  metrics::Metrics& metrics() { return metrics_; }

 private:
  const std::string full_name_;
  grpc::Service* const service_;
  const Options options_;
  std::string folder_;
  std::string socket_path_;
  metrics::Metrics metrics_;
  metrics::RpcMetrics rpc_metrics_;
  std::unique_ptr<FacetServer> server_;
  std::shared_ptr<grpc::Channel> channel_;
};

// ListenAt binds and listens at a Unix socket path for a test, replacing a file that is there.
UniqueFd ListenAt(const std::string& socket_path);

}  // namespace till::rpc::testing

#endif  // TILL_SERVICES_COMMON_RPC_TESTING_LOCAL_FACET_H_
