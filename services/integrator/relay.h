// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_INTEGRATOR_RELAY_H_
#define TILL_SERVICES_INTEGRATOR_RELAY_H_

#include <memory>
#include <string>

#include <grpcpp/generic/async_generic_service.h>

#include "services/integrator/admission.h"
#include "services/integrator/places.h"
#include "services/integrator/routes.h"

namespace till::integrator {

// Relay takes every call that comes over TLS and makes it again at the facet that it is for, message by
// message, without looking into them. The caller's deadline, its going away, the session, approval, language
// and trace of its metadata, and how the call ended with all details pass through; nothing else does.
//
// Refused here: a caller whose certificate nobody admitted (CALLER_REFUSED; it is remembered as having
// knocked), what `routes` do not have, metadata that gRPC would not send on (INVALID_REQUEST), and more calls
// at once than there are places (RESOURCE_EXHAUSTED).
class Relay final : public grpc::CallbackGenericService {
 public:
  // Both outlive the relay, and the relay the server that it is registered with.
  Relay(const Routes& routes, Admission& admission) : routes_(routes), admission_(admission) {}

  grpc::ServerGenericBidiReactor* CreateReactor(grpc::GenericCallbackServerContext* context) override;

  int CallsUnderWay() const { return places_.taken(); }

 private:
  // Admitted returns the fingerprint of a caller who may call.
  absl::StatusOr<std::string> Admitted(const grpc::GenericCallbackServerContext& context);
  // Begin returns the call that goes on to the facet.
  absl::StatusOr<grpc::ServerGenericBidiReactor*> Begin(const grpc::GenericCallbackServerContext& context);

  const Routes& routes_;
  Admission& admission_;
  Places places_;
};

}  // namespace till::integrator

#endif  // TILL_SERVICES_INTEGRATOR_RELAY_H_
