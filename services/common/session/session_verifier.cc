// SPDX-License-Identifier: Apache-2.0
#include "services/common/session/session_verifier.h"

#include <sodium.h>

#include <cstdlib>
#include <fstream>

#include "absl/strings/escaping.h"
#include "services/common/session/session_format.h"
#include "services/common/status/error.h"

namespace till {
namespace {

constexpr size_t kLongestSession = 1024;
constexpr absl::Duration kClockGrace = absl::Minutes(1);

absl::Status NotSignedIn(const char* why) {
  return MakeError(ErrorCode::kNotSignedIn, why);
}

// Decodes base64url in its one canonical writing: no padding, no spare bits, no white space.
bool Decode(std::string_view text, std::string* out) {
  const absl::string_view view(text.data(), text.size());
  return absl::WebSafeBase64Unescape(view, out) && absl::WebSafeBase64Escape(*out) == view;
}

std::string ReadKey(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string key(crypto_sign_PUBLICKEYBYTES + 1, '\0');
  file.read(key.data(), static_cast<std::streamsize>(key.size()));
  key.resize(static_cast<size_t>(file.gcount()));
  return key;
}

}  // namespace

absl::StatusOr<SessionVerifier> SessionVerifier::Create(std::string_view public_key, const Clock& clock) {
  if (public_key.size() != crypto_sign_PUBLICKEYBYTES) {
    return MakeError(absl::StatusCode::kInvalidArgument, ErrorCode::kInvalidRequest,
                     "a public key has 32 bytes");
  }
  return SessionVerifier(std::string(public_key), "", clock);
}

SessionVerifier SessionVerifier::FromFile(std::string path, const Clock& clock) {
  return SessionVerifier("", std::move(path), clock);
}

std::optional<std::string> SessionVerifier::Opened(std::string_view text,
                                                   std::string (*message)(std::string_view)) const {
  if (sodium_init() < 0) std::abort();
  const size_t dot = text.find('.');
  std::string payload;
  std::string signature;
  if (text.size() > kLongestSession || dot == std::string_view::npos ||
      !Decode(text.substr(0, dot), &payload) || !Decode(text.substr(dot + 1), &signature) ||
      signature.size() != crypto_sign_BYTES) {
    return std::nullopt;
  }
  const std::string key = path_.empty() ? public_key_ : ReadKey(path_);
  if (key.size() != crypto_sign_PUBLICKEYBYTES) return std::nullopt;  // `terminal` has not started yet
  const std::string signed_text = message(payload);
  if (crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(signature.data()),
                                  reinterpret_cast<const unsigned char*>(signed_text.data()),
                                  signed_text.size(),
                                  reinterpret_cast<const unsigned char*>(key.data())) != 0) {
    return std::nullopt;
  }
  return payload;
}

absl::StatusOr<SessionToken> SessionVerifier::Verify(std::string_view session) const {
  if (session.empty()) return NotSignedIn("the call carries no session");
  const std::optional<std::string> payload = Opened(session, session_format::SignedMessage);
  if (!payload.has_value()) return NotSignedIn("the session is not valid");
  absl::StatusOr<SessionToken> token = DecodeSessionPayload(*payload);
  if (!token.ok()) return NotSignedIn("the session is not valid");
  const absl::Time now = clock_->Now();
  if (now >= token->expires || now + kClockGrace < token->issued)
    return NotSignedIn("the session is not valid");
  return token;
}

absl::StatusOr<ApprovalToken> SessionVerifier::VerifyApproval(std::string_view approval,
                                                              const SessionToken& requester,
                                                              till::common::v1::Permission permission,
                                                              std::string_view subject) const {
  const absl::Status invalid =
      MakeError(ErrorCode::kApprovalInvalid, "the approval does not hold for this call");
  const std::optional<std::string> payload = Opened(approval, session_format::SignedApproval);
  if (!payload.has_value()) return invalid;
  absl::StatusOr<ApprovalToken> token = DecodeApprovalPayload(*payload);
  if (!token.ok()) return invalid;
  const absl::Time now = clock_->Now();
  if (now >= token->expires || now + kClockGrace < token->issued) return invalid;
  // That approver and requester are two is the payload's own rule.
  if (token->requester_id != requester.operator_id || token->permission != permission ||
      token->subject != subject) {
    return invalid;
  }
  return token;
}

absl::Status SessionVerifier::CheckSession(till::common::v1::Permission permission,
                                           const SessionToken& session,
                                           const CallCredentials& credentials) const {
  // Everybody with a session is signed in; a role need not list that.
  if (permission == till::common::v1::SIGNED_IN || session.Allows(permission)) return absl::OkStatus();
  if (credentials.subject.has_value() && !credentials.approval.empty()) {
    return VerifyApproval(credentials.approval, session, permission, *credentials.subject).status();
  }
  return MakeError(ErrorCode::kPermissionMissing, "operator " + session.operator_id + " (" + session.role +
                                                      ") lacks " +
                                                      till::common::v1::Permission_Name(permission));
}

absl::Status SessionVerifier::Check(till::common::v1::Permission permission,
                                    const CallCredentials& credentials) const {
  if (permission == till::common::v1::PERMISSION_UNSPECIFIED) return absl::OkStatus();
  const absl::StatusOr<SessionToken> token = Verify(credentials.session);
  if (!token.ok()) return token.status();
  return CheckSession(permission, *token, credentials);
}

}  // namespace till
