// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/relay.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <grpc/grpc_security_constants.h>
#include <grpcpp/security/auth_context.h>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_replace.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"
#include "services/integrator/fingerprint.h"
#include "services/integrator/passed_metadata.h"
#include "services/integrator/relayed_call.h"

namespace till::integrator {
namespace {

// Refusal ends a call before it begins.
class Refusal final : public grpc::ServerGenericBidiReactor {
 public:
  explicit Refusal(const grpc::Status& status) { Finish(status); }
  void OnDone() override { delete this; }
};

// PropertyOf returns what TLS found out about the caller; empty when it did not.
std::string PropertyOf(const grpc::ServerContextBase& context, const char* name) {
  const std::shared_ptr<const grpc::AuthContext> auth = context.auth_context();
  const std::vector<grpc::string_ref> values =
      auth == nullptr ? std::vector<grpc::string_ref>() : auth->FindPropertyValues(name);
  return values.empty() ? "" : std::string(values[0].data(), values[0].size());
}

// AddressOf turns gRPC's "ipv4:192.0.2.7:50123" and "ipv6:%5B2001:db8::1%5D:50123" into the address alone.
std::string AddressOf(const std::string& peer) {
  const size_t begin = peer.find(':');
  const size_t end = peer.rfind(':');
  if (begin == std::string::npos || end <= begin) return "";
  return absl::StrReplaceAll(peer.substr(begin + 1, end - begin - 1), {{"%5B", ""}, {"%5D", ""}});
}

}  // namespace

absl::StatusOr<std::string> Relay::Admitted(const grpc::GenericCallbackServerContext& context) {
  const std::optional<std::string> fingerprint =
      FingerprintOf(PropertyOf(context, GRPC_X509_PEM_CERT_PROPERTY_NAME));
  if (!fingerprint.has_value()) return MakeError(ErrorCode::kCallerRefused, "no certificate came");
  if (admission_.Admits(*fingerprint)) return *fingerprint;
  admission_.Knocked(*fingerprint, AddressOf(context.peer()),
                     PropertyOf(context, GRPC_X509_CN_PROPERTY_NAME));
  return MakeError(ErrorCode::kCallerRefused,
                   absl::StrCat("nobody has admitted the certificate ", WithColons(*fingerprint)));
}

absl::StatusOr<grpc::ServerGenericBidiReactor*> Relay::Begin(
    const grpc::GenericCallbackServerContext& context) {
  const absl::StatusOr<std::string> program = Admitted(context);
  if (!program.ok()) return program.status();
  const absl::StatusOr<std::shared_ptr<grpc::Channel>> facet = routes_.Find(context.method());
  if (!facet.ok()) return facet.status();
  absl::StatusOr<PassedMetadata> metadata = PassedMetadata::Of(context);
  if (!metadata.ok()) return metadata.status();
  std::optional<Places::Place> place = places_.Take(*program);
  if (!place.has_value()) {
    return MakeError(absl::StatusCode::kResourceExhausted, ErrorCode::kServiceUnavailable,
                     absl::StrCat("too many calls are under way: ", Places::kMostOfOne, " of one program, ",
                                  Places::kMost, " of all, are the most"));
  }
  return new RelayedCall(context, *facet, *metadata, *std::move(place));
}

grpc::ServerGenericBidiReactor* Relay::CreateReactor(grpc::GenericCallbackServerContext* context) {
  const absl::StatusOr<grpc::ServerGenericBidiReactor*> call = Begin(*context);
  return call.ok() ? *call : new Refusal(rpc::ToGrpc(call.status(), context));
}

}  // namespace till::integrator
