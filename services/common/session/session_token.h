// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_SESSION_SESSION_TOKEN_H_
#define TILL_SERVICES_COMMON_SESSION_SESSION_TOKEN_H_

#include <set>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "till/common/v1/options.pb.h"

namespace till {

// SessionToken is what an operator's session says, before it is signed and after its signature was checked.
struct SessionToken {
  std::string operator_id;  // "01"; printed on receipts
  std::string role;         // "supervisor"
  std::set<till::common::v1::Permission> permissions;
  absl::Time issued;   // whole seconds
  absl::Time expires;  // whole seconds; invalid from this second on

  bool Allows(till::common::v1::Permission permission) const { return permissions.contains(permission); }

  friend bool operator==(const SessionToken&, const SessionToken&) = default;
};

// EncodeSessionPayload returns the bytes that are signed. Format, all text, so that any language can read it:
//
//     v1|<operator id>|<role>|<permission numbers, ascending, comma-separated>|<issued>|<expires>
//
// with both times in seconds since 1970 UTC. Operator id and role are 1 to 32 of [A-Za-z0-9_-].
absl::StatusOr<std::string> EncodeSessionPayload(const SessionToken& token);

// DecodeSessionPayload reads it back; INVALID_ARGUMENT for anything that EncodeSessionPayload would not have
// written.
absl::StatusOr<SessionToken> DecodeSessionPayload(std::string_view payload);

}  // namespace till

#endif  // TILL_SERVICES_COMMON_SESSION_SESSION_TOKEN_H_
