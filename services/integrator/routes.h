// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_INTEGRATOR_ROUTES_H_
#define TILL_SERVICES_INTEGRATOR_ROUTES_H_

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include <grpcpp/channel.h>

#include "absl/status/statusor.h"
#include "services/common/access/access_matrix.h"

namespace till::integrator {

// Routes knows which facet a method is at, and which facets are an integrator's: the access matrix says it.
class Routes {
 public:
  Routes(const AccessMatrix& matrix, const std::string& run_directory);

  // Find returns the channel to the facet of "/till.payment.v1.Payments/StartPayment". CALLER_REFUSED for a
  // facet that integrators may not call, NOT_SUPPORTED for what this terminal does not have. Whether the
  // method itself is there, the facet says.
  absl::StatusOr<std::shared_ptr<grpc::Channel>> Find(std::string_view method) const;

 private:
  // By the facet's full name; null: not for integrators.
  std::map<std::string, std::shared_ptr<grpc::Channel>, std::less<>> channels_;
};

}  // namespace till::integrator

#endif  // TILL_SERVICES_INTEGRATOR_ROUTES_H_
