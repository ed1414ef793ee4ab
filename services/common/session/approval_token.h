// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_SESSION_APPROVAL_TOKEN_H_
#define TILL_SERVICES_COMMON_SESSION_APPROVAL_TOKEN_H_

#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "till/common/v1/options.pb.h"

namespace till {

// ApprovalToken is what a supervisor's approval on the spot says: one person lets another make one call.
struct ApprovalToken {
  std::string approver_id;   // who has the permission: "00"
  std::string requester_id;  // whose session it goes with: "01"; never the approver
  till::common::v1::Permission permission = till::common::v1::PERMISSION_UNSPECIFIED;
  std::string subject;  // what exactly: a request_id, "bindings/3"
  absl::Time issued;    // whole seconds
  absl::Time expires;   // whole seconds; invalid from this second on

  friend bool operator==(const ApprovalToken&, const ApprovalToken&) = default;
};

// The longest life of an approval: its call follows at once.
inline constexpr absl::Duration kApprovalLifetime = absl::Minutes(2);

// IsApprovalSubject is whether `text` may be a subject: 1 to 128 of A-Z a-z 0-9 - _ . /
bool IsApprovalSubject(std::string_view text);

// EncodeApprovalPayload returns the bytes that are signed, all text:
//
//     v1|<approver>|<requester>|<permission number>|<subject>|<issued>|<expires>
//
// INVALID_REQUEST for a subject that cannot be, for one person in both places, for a life over two minutes.
absl::StatusOr<std::string> EncodeApprovalPayload(const ApprovalToken& token);

// DecodeApprovalPayload reads it back; APPROVAL_INVALID for anything that EncodeApprovalPayload would not
// have written.
absl::StatusOr<ApprovalToken> DecodeApprovalPayload(std::string_view payload);

}  // namespace till

#endif  // TILL_SERVICES_COMMON_SESSION_APPROVAL_TOKEN_H_
