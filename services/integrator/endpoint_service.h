// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_INTEGRATOR_ENDPOINT_SERVICE_H_
#define TILL_SERVICES_INTEGRATOR_ENDPOINT_SERVICE_H_

#include <string>

#include "services/integrator/admission.h"
#include "services/integrator/tls_server.h"
#include "till/integrator/v1/endpoint.grpc.pb.h"

namespace till::integrator {

// EndpointService is the facet Endpoint on the wire.
class EndpointService final : public v1::Endpoint::Service {
 public:
  // Both outlive the service.
  EndpointService(const TlsServer& server, Admission& admission, std::string certificate_pem);

  grpc::Status GetEndpoint(grpc::ServerContext* context, const v1::GetEndpointRequest* request,
                           v1::EndpointState* response) override;
  grpc::Status AdmitClient(grpc::ServerContext* context, const v1::AdmitClientRequest* request,
                           v1::EndpointState* response) override;
  grpc::Status RemoveClient(grpc::ServerContext* context, const v1::RemoveClientRequest* request,
                            v1::EndpointState* response) override;

 private:
  void Tell(v1::EndpointState& state) const;

  const TlsServer& server_;
  Admission& admission_;
  const std::string certificate_pem_;
  const std::string fingerprint_;
};

}  // namespace till::integrator

#endif  // TILL_SERVICES_INTEGRATOR_ENDPOINT_SERVICE_H_
