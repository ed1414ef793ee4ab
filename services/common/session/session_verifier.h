// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_SESSION_SESSION_VERIFIER_H_
#define TILL_SERVICES_COMMON_SESSION_SESSION_VERIFIER_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/common/clock/clock.h"
#include "services/common/session/approval_token.h"
#include "services/common/session/permission_checker.h"
#include "services/common/session/session_token.h"

namespace till {

// SessionVerifier checks operators' sessions against the public key that `terminal` publishes. Thread-safe.
class SessionVerifier final : public PermissionChecker {
 public:
  // With the key itself (32 bytes; INVALID_ARGUMENT otherwise).
  static absl::StatusOr<SessionVerifier> Create(std::string_view public_key, const Clock& clock);

  // With the file that holds it, R/terminal/session.pub, read at each check: `terminal` may start later than
  // its verifiers, or anew with another key. While there is no file nobody is signed in.
  static SessionVerifier FromFile(std::string path, const Clock& clock);

  // Verify returns what the session says when its signature is right and now is within its time (a minute's
  // grace for an issue time in the future). NOT_SIGNED_IN otherwise, without telling which check failed.
  absl::StatusOr<SessionToken> Verify(std::string_view session) const;

  // VerifyApproval returns what an approval says when its signature is right, now is within its time, and it
  // is another person's, for `requester`, `permission` and `subject`. APPROVAL_INVALID otherwise, without
  // telling which check failed.
  absl::StatusOr<ApprovalToken> VerifyApproval(std::string_view approval, const SessionToken& requester,
                                               till::common::v1::Permission permission,
                                               std::string_view subject) const;

  // CheckSession decides for a session that is verified already, as Check does.
  absl::Status CheckSession(till::common::v1::Permission permission, const SessionToken& session,
                            const CallCredentials& credentials) const;

  absl::Status Check(till::common::v1::Permission permission,
                     const CallCredentials& credentials) const override;

 private:
  // Opened is the payload of a signed text whose signature is right.
  std::optional<std::string> Opened(std::string_view text, std::string (*message)(std::string_view)) const;

  SessionVerifier(std::string public_key, std::string path, const Clock& clock)
      : public_key_(std::move(public_key)), path_(std::move(path)), clock_(&clock) {}

  std::string public_key_;
  std::string path_;
  const Clock* clock_;
};

}  // namespace till

#endif  // TILL_SERVICES_COMMON_SESSION_SESSION_VERIFIER_H_
