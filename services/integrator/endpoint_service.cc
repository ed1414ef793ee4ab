// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/endpoint_service.h"

#include <string_view>
#include <utility>

#include "services/common/log/log.h"
#include "services/common/rpc/status_mapping.h"
#include "services/integrator/fingerprint.h"

namespace till::integrator {
namespace {

void TellLog(std::string_view event, const std::string& fingerprint) {
  log::Info(event, {{"fingerprint", WithColons(ReadFingerprint(fingerprint).value_or(""))}});
}

}  // namespace

EndpointService::EndpointService(const TlsServer& server, Admission& admission, std::string certificate_pem)
    : server_(server),
      admission_(admission),
      certificate_pem_(std::move(certificate_pem)),
      fingerprint_(FingerprintOf(certificate_pem_).value_or("")) {}

void EndpointService::Tell(v1::EndpointState& state) const {
  state.set_port(server_.port());
  state.set_fingerprint(fingerprint_);
  state.set_certificate_pem(certificate_pem_);
  for (const Admission::Client& client : admission_.Clients()) {
    v1::EndpointState::Client& out = *state.add_clients();
    out.set_fingerprint(client.fingerprint);
    out.set_name(client.name);
    out.mutable_admit_time()->set_seconds(absl::ToUnixSeconds(client.admitted));
  }
  for (const Admission::Knock& knock : admission_.Knocks()) {
    v1::EndpointState::Knock& out = *state.add_knocks();
    out.set_fingerprint(knock.fingerprint);
    out.set_address(knock.address);
    out.set_claimed_name(knock.claimed_name);
    out.mutable_time()->set_seconds(absl::ToUnixSeconds(knock.time));
  }
}

grpc::Status EndpointService::GetEndpoint(grpc::ServerContext* context, const v1::GetEndpointRequest* request,
                                          v1::EndpointState* response) {
  Tell(*response);
  return grpc::Status::OK;
}

grpc::Status EndpointService::AdmitClient(grpc::ServerContext* context, const v1::AdmitClientRequest* request,
                                          v1::EndpointState* response) {
  if (absl::Status admitted = admission_.Admit(request->fingerprint(), request->name()); !admitted.ok()) {
    return rpc::ToGrpc(admitted, context);
  }
  TellLog("a program on another machine was admitted", request->fingerprint());
  Tell(*response);
  return grpc::Status::OK;
}

grpc::Status EndpointService::RemoveClient(grpc::ServerContext* context,
                                           const v1::RemoveClientRequest* request,
                                           v1::EndpointState* response) {
  if (absl::Status removed = admission_.Remove(request->fingerprint()); !removed.ok()) {
    return rpc::ToGrpc(removed, context);
  }
  TellLog("a program on another machine was removed", request->fingerprint());
  Tell(*response);
  return grpc::Status::OK;
}

}  // namespace till::integrator
