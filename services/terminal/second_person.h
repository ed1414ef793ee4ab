// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_SECOND_PERSON_H_
#define TILL_SERVICES_TERMINAL_SECOND_PERSON_H_

#include <string>
#include <string_view>

#include <grpcpp/server_context.h>

#include "absl/status/statusor.h"
#include "services/common/rpc/session_metadata.h"
#include "services/terminal/session_desk.h"

namespace till::terminal {

// SecondPerson is who says yes to a change: the operator of an approval on the spot for this very subject,
// when one came, else the operator of the session. APPROVAL_INVALID, NOT_SIGNED_IN. Whether that is another
// person than the first, who changes it knows.
inline absl::StatusOr<std::string> SecondPerson(const SessionDesk& sessions,
                                                const grpc::ServerContext& context,
                                                std::string_view subject) {
  const absl::StatusOr<SessionToken> session = sessions.Read(rpc::SessionTokenOf(context));
  if (!session.ok()) return session.status();
  const std::string approval = rpc::ApprovalTokenOf(context);
  if (approval.empty()) return session->operator_id;
  const absl::StatusOr<ApprovalToken> given =
      sessions.VerifyApproval(approval, *session, common::v1::APPROVE_CHANGES, subject);
  if (!given.ok()) return given.status();
  return given->approver_id;
}

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_SECOND_PERSON_H_
