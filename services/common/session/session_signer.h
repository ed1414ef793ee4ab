// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_SESSION_SESSION_SIGNER_H_
#define TILL_SERVICES_COMMON_SESSION_SESSION_SIGNER_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"
#include "services/common/session/approval_token.h"
#include "services/common/session/session_token.h"

namespace till {

// SessionSigner issues sessions: only `terminal` has one. Ed25519 (RFC 8032).
//
// A signed token is "<base64url payload>.<base64url signature>", both without padding; the signature is over
// "till-session:" and the payload, so that it can never pass for a signature of something else.
class SessionSigner {
 public:
  // Generate makes a new key pair.
  static SessionSigner Generate();

  // LoadOrCreate reads the key's 32-byte seed from `path`, or makes it (mode 0600). FAILED_PRECONDITION when
  // the file is of another size or can be read by others.
  static absl::StatusOr<SessionSigner> LoadOrCreate(const std::string& path);

  // FromSeed is for tests with known vectors.
  static absl::StatusOr<SessionSigner> FromSeed(std::span<const uint8_t> seed);

  SessionSigner(SessionSigner&&) noexcept = default;
  SessionSigner& operator=(SessionSigner&&) noexcept = default;

  absl::StatusOr<std::string> Sign(const SessionToken& token) const;

  // SignApproval issues an approval on the spot, in the same writing; its signature is over "till-approval:"
  // and the payload.
  absl::StatusOr<std::string> SignApproval(const ApprovalToken& token) const;

  // The 32 bytes that a SessionVerifier needs.
  const std::string& public_key() const { return public_key_; }

  // Publish writes the public key to `path` (mode 0644), whole or not at all: R/terminal/session.pub.
  absl::Status Publish(const std::string& path) const;

 private:
  std::string SignedText(const std::string& payload, const std::string& message) const;

  SessionSigner(SecretBuffer secret_key, std::string public_key)
      : secret_key_(std::move(secret_key)), public_key_(std::move(public_key)) {}

  SecretBuffer secret_key_;
  std::string public_key_;
};

}  // namespace till

#endif  // TILL_SERVICES_COMMON_SESSION_SESSION_SIGNER_H_
