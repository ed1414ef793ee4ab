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

absl::StatusOr<SessionToken> SessionVerifier::Verify(std::string_view session) const {
  if (sodium_init() < 0) std::abort();
  if (session.empty()) return NotSignedIn("the call carries no session");
  const size_t dot = session.find('.');
  std::string payload;
  std::string signature;
  if (session.size() > kLongestSession || dot == std::string_view::npos ||
      !Decode(session.substr(0, dot), &payload) || !Decode(session.substr(dot + 1), &signature) ||
      signature.size() != crypto_sign_BYTES) {
    return NotSignedIn("the session is not valid");
  }
  const std::string key = path_.empty() ? public_key_ : ReadKey(path_);
  if (key.size() != crypto_sign_PUBLICKEYBYTES) return NotSignedIn("the session cannot be checked yet");
  const std::string message = session_format::SignedMessage(payload);
  if (crypto_sign_verify_detached(reinterpret_cast<const unsigned char*>(signature.data()),
                                  reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                                  reinterpret_cast<const unsigned char*>(key.data())) != 0) {
    return NotSignedIn("the session is not valid");
  }
  absl::StatusOr<SessionToken> token = DecodeSessionPayload(payload);
  if (!token.ok()) return NotSignedIn("the session is not valid");
  const absl::Time now = clock_->Now();
  if (now >= token->expires || now + kClockGrace < token->issued)
    return NotSignedIn("the session is not valid");
  return token;
}

absl::Status SessionVerifier::Check(till::common::v1::Permission permission, std::string_view session) const {
  if (permission == till::common::v1::PERMISSION_UNSPECIFIED) return absl::OkStatus();
  const absl::StatusOr<SessionToken> token = Verify(session);
  if (!token.ok()) return token.status();
  // Everybody with a session is signed in; a role need not list that.
  if (permission == till::common::v1::SIGNED_IN || token->Allows(permission)) return absl::OkStatus();
  return MakeError(ErrorCode::kPermissionMissing, "operator " + token->operator_id + " (" + token->role +
                                                      ") lacks " +
                                                      till::common::v1::Permission_Name(permission));
}

}  // namespace till
