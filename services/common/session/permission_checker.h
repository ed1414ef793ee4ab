// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_SESSION_PERMISSION_CHECKER_H_
#define TILL_SERVICES_COMMON_SESSION_PERMISSION_CHECKER_H_

#include <string_view>

#include "absl/status/status.h"
#include "till/common/v1/options.pb.h"

namespace till {

// PermissionChecker decides whether an operator's session allows what a method asks for. Thread-safe.
class PermissionChecker {
 public:
  virtual ~PermissionChecker() = default;

  // Check returns OK when `session` (metadata "till-session", as it came; "" when none did) is genuine, in
  // date and carries `permission`. NOT_SIGNED_IN, or PERMISSION_MISSING.
  virtual absl::Status Check(till::common::v1::Permission permission, std::string_view session) const = 0;
};

}  // namespace till

#endif  // TILL_SERVICES_COMMON_SESSION_PERMISSION_CHECKER_H_
