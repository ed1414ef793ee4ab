// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_SESSION_DESK_H_
#define TILL_SERVICES_TERMINAL_SESSION_DESK_H_

#include <set>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/clock/clock.h"
#include "services/common/session/permission_checker.h"
#include "services/common/session/session_signer.h"
#include "services/common/session/session_token.h"
#include "services/common/session/session_verifier.h"
#include "services/terminal/operator_account.h"
#include "services/terminal/terminal_store.h"

namespace till::terminal {

// IssuedSession is a session with its signed token.
struct IssuedSession {
  std::string token;
  SessionToken session;
};

// SessionDesk issues sessions, ends them, and checks them for this process's own facets.
//
// A process that verifies by the public key alone (`payment`) cannot know that a session was ended early: it
// holds until it expires. That is why sessions are short. Thread-safe.
class SessionDesk final : public PermissionChecker {
 public:
  // The parts outlive the desk; `lifetime` is 5 minutes to 12 hours.
  SessionDesk(const SessionSigner& signer, const SessionVerifier& verifier, TerminalStore& store,
              Clock& clock, absl::Duration lifetime, bool development);

  // Issue makes a session for the operator: what the role allows, or SIGNED_IN alone while a new password is
  // owed.
  absl::StatusOr<IssuedSession> Issue(const OperatorAccount& account) const;

  // Read is what a session says when it is genuine, in date and not ended, and its operator still has that
  // role and is not switched off. NOT_SIGNED_IN.
  absl::StatusOr<SessionToken> Read(std::string_view token) const;

  // End makes the session of no use here.
  absl::Status End(std::string_view token, const AuditEntry& audit);

  absl::Status Check(common::v1::Permission permission, const CallCredentials& credentials) const override;

  // IssueApproval signs that `approver` lets the operator of `requester` make one call.
  absl::StatusOr<std::string> IssueApproval(const ApprovalToken& approval) const {
    return signer_.SignApproval(approval);
  }

  // VerifyApproval is the public key's own check (SessionVerifier::VerifyApproval).
  absl::StatusOr<ApprovalToken> VerifyApproval(std::string_view approval, const SessionToken& requester,
                                               common::v1::Permission permission,
                                               std::string_view subject) const {
    return verifier_.VerifyApproval(approval, requester, permission, subject);
  }

  // PermissionsFor is what the operator's role allows on this terminal.
  std::set<common::v1::Permission> PermissionsFor(const OperatorAccount& account) const {
    return PermissionsOf(account.role, development_);
  }

  absl::Duration lifetime() const { return lifetime_; }

 private:
  const SessionSigner& signer_;
  const SessionVerifier& verifier_;
  TerminalStore& store_;
  Clock& clock_;
  const absl::Duration lifetime_;
  const bool development_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_SESSION_DESK_H_
