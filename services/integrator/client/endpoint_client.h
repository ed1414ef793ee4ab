// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_INTEGRATOR_CLIENT_ENDPOINT_CLIENT_H_
#define TILL_SERVICES_INTEGRATOR_CLIENT_ENDPOINT_CLIENT_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "till/integrator/v1/endpoint.pb.h"

namespace till::integrator {

// EndpointClient says which till programs on other machines may call this terminal, for programs that show it
// to people. Thread-safe. `session` is an operator's, with the permission CONFIGURE.
class EndpointClient {
 public:
  virtual ~EndpointClient() = default;

  virtual absl::StatusOr<v1::EndpointState> Get() = 0;
  virtual absl::StatusOr<v1::EndpointState> Admit(const std::string& fingerprint, const std::string& name,
                                                  const std::string& session) = 0;
  virtual absl::StatusOr<v1::EndpointState> Remove(const std::string& fingerprint,
                                                   const std::string& session) = 0;
};

// DialEndpoint returns a client of R/integrator/endpoint.sock that speaks `language` ("zh" or "en"). It
// connects at the first call.
std::unique_ptr<EndpointClient> DialEndpoint(const std::string& run_directory, const std::string& language);

}  // namespace till::integrator

#endif  // TILL_SERVICES_INTEGRATOR_CLIENT_ENDPOINT_CLIENT_H_
