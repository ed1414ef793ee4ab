// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_SESSION_PERMISSION_CHECKER_H_
#define TILL_SERVICES_COMMON_SESSION_PERMISSION_CHECKER_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "till/common/v1/options.pb.h"

namespace till {

// CallCredentials is what a call brings to show that its operator may make it; nothing of it is verified.
struct CallCredentials {
  // Metadata "till-session", as it came; empty when none did.
  std::string_view session;
  // Metadata "till-approval", as it came; empty when none did.
  std::string_view approval = {};
  // What an approval would have to be about: the request's field that the method's approval_subject names.
  // None: nobody can approve this call for another.
  std::optional<std::string> subject = std::nullopt;
};

// PermissionChecker decides whether an operator's session, or a session and another person's approval on the
// spot, allow what a method asks for. Thread-safe.
class PermissionChecker {
 public:
  virtual ~PermissionChecker() = default;

  // Check returns OK when the session is genuine, in date and carries `permission`, or when it lacks it and
  // the approval of another operator carries it for this session's operator and this very subject.
  // NOT_SIGNED_IN, PERMISSION_MISSING (no approval came, or none is possible), or APPROVAL_INVALID.
  virtual absl::Status Check(till::common::v1::Permission permission,
                             const CallCredentials& credentials) const = 0;
};

}  // namespace till

#endif  // TILL_SERVICES_COMMON_SESSION_PERMISSION_CHECKER_H_
