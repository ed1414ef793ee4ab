// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_INTEGRATOR_PASSED_METADATA_H_
#define TILL_SERVICES_INTEGRATOR_PASSED_METADATA_H_

#include <string>
#include <utility>
#include <vector>

#include <grpcpp/client_context.h>
#include <grpcpp/server_context.h>

#include "absl/status/statusor.h"

namespace till::integrator {

// PassedMetadata is what of a caller's metadata reaches a facet: till-session, till-approval,
// accept-language, traceparent.
class PassedMetadata {
 public:
  // Of reads it. INVALID_REQUEST for a value with a byte that is not printable ASCII: gRPC takes such from
  // the wire, and ends the process that sends it on.
  static absl::StatusOr<PassedMetadata> Of(const grpc::ServerContextBase& context);

  // AddTo puts it into a call that is made.
  void AddTo(grpc::ClientContext& context) const;

 private:
  std::vector<std::pair<const char*, std::string>> values_;
};

}  // namespace till::integrator

#endif  // TILL_SERVICES_INTEGRATOR_PASSED_METADATA_H_
