// SPDX-License-Identifier: Apache-2.0
#include "services/integrator/routes.h"

#include "absl/strings/str_cat.h"
#include "services/common/rpc/channel.h"
#include "services/common/status/error.h"

namespace till::integrator {
namespace {

constexpr char kCaller[] = "integrator";

}  // namespace

Routes::Routes(const AccessMatrix& matrix, const std::string& run_directory) {
  for (const AccessMatrix::Facet& facet : matrix.facets()) {
    const bool mine = facet.AllCallers().contains(kCaller);
    channels_[facet.service] = mine ? rpc::DialFacet(run_directory, facet.server, facet.role) : nullptr;
  }
}

absl::StatusOr<std::shared_ptr<grpc::Channel>> Routes::Find(std::string_view method) const {
  const size_t slash = method.rfind('/');
  const std::string_view service = method.starts_with('/') && slash > 0 ? method.substr(1, slash - 1) : "";
  const auto found = channels_.find(service);
  if (found == channels_.end()) {
    return MakeError(ErrorCode::kNotSupported, "there is no such service on this terminal");
  }
  if (found->second == nullptr) {
    return MakeError(ErrorCode::kCallerRefused,
                     absl::StrCat(found->first, " is not for programs on other machines"));
  }
  return found->second;
}

}  // namespace till::integrator
