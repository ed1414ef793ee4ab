// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/client/endpoint_client.h"

#include <utility>

#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"
#include "till/integrator/v1/endpoint.grpc.pb.h"

namespace till::integrator {
namespace {

constexpr absl::Duration kDeadline = absl::Seconds(10);

// GrpcEndpointClient is EndpointClient over the facet's socket.
class GrpcEndpointClient final : public EndpointClient {
 public:
  GrpcEndpointClient(const std::string& run_directory, std::string language)
      : stub_(v1::Endpoint::NewStub(rpc::DialFacet(run_directory, "integrator", "endpoint"))),
        language_(std::move(language)) {}

  absl::StatusOr<v1::EndpointState> Get() override {
    return rpc::UnaryCall(*stub_, &v1::Endpoint::Stub::GetEndpoint, v1::GetEndpointRequest(), Options(""));
  }

  absl::StatusOr<v1::EndpointState> Admit(const std::string& fingerprint, const std::string& name,
                                          const std::string& session) override {
    v1::AdmitClientRequest request;
    request.set_fingerprint(fingerprint);
    request.set_name(name);
    return rpc::UnaryCall(*stub_, &v1::Endpoint::Stub::AdmitClient, request, Options(session));
  }

  absl::StatusOr<v1::EndpointState> Remove(const std::string& fingerprint,
                                           const std::string& session) override {
    v1::RemoveClientRequest request;
    request.set_fingerprint(fingerprint);
    return rpc::UnaryCall(*stub_, &v1::Endpoint::Stub::RemoveClient, request, Options(session));
  }

 private:
  rpc::CallOptions Options(const std::string& session) const {
    return {.deadline = kDeadline, .language = language_, .session = session};
  }

  const std::unique_ptr<v1::Endpoint::Stub> stub_;
  const std::string language_;
};

}  // namespace

std::unique_ptr<EndpointClient> DialEndpoint(const std::string& run_directory, const std::string& language) {
  return std::make_unique<GrpcEndpointClient>(run_directory, language);
}

}  // namespace till::integrator
