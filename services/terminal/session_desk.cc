// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/session_desk.h"

#include <sodium.h>

#include "services/common/status/error.h"

namespace till::terminal {
namespace {

// HashOf is what is stored of an ended session: a stolen file shall not hold tokens that work elsewhere.
std::string HashOf(std::string_view token) {
  std::string hash(crypto_generichash_BYTES, '\0');
  crypto_generichash(reinterpret_cast<unsigned char*>(hash.data()), hash.size(),
                     reinterpret_cast<const unsigned char*>(token.data()), token.size(), nullptr, 0);
  return hash;
}

}  // namespace

SessionDesk::SessionDesk(const SessionSigner& signer, const SessionVerifier& verifier, TerminalStore& store,
                         Clock& clock, absl::Duration lifetime, bool development)
    : signer_(signer),
      verifier_(verifier),
      store_(store),
      clock_(clock),
      lifetime_(lifetime),
      development_(development) {}

absl::StatusOr<IssuedSession> SessionDesk::Issue(const OperatorAccount& account) const {
  const absl::Time now = absl::FromUnixSeconds(absl::ToUnixSeconds(clock_.Now()));
  SessionToken session = {.operator_id = account.operator_id,
                          .role = std::string(RoleName(account.role)),
                          .permissions = PermissionsFor(account),
                          .issued = now,
                          .expires = now + lifetime_};
  if (account.password_change_required) session.permissions = {common::v1::SIGNED_IN};
  while (true) {
    absl::StatusOr<std::string> token = signer_.Sign(session);
    if (!token.ok()) return token.status();
    // Tokens of one operator and one second are equal: one that was ended must not come back as the new one.
    const absl::StatusOr<bool> ended = store_.SessionEnded(HashOf(*token));
    if (!ended.ok()) return ended.status();
    if (!*ended) return IssuedSession{.token = *std::move(token), .session = session};
    session.expires += absl::Seconds(1);
  }
}

absl::StatusOr<SessionToken> SessionDesk::Read(std::string_view token) const {
  absl::StatusOr<SessionToken> session = verifier_.Verify(token);
  if (!session.ok()) return session.status();
  const absl::StatusOr<bool> ended = store_.SessionEnded(HashOf(token));
  if (!ended.ok()) return ended.status();
  if (*ended) return MakeError(ErrorCode::kNotSignedIn, "the session was ended");
  const absl::StatusOr<std::optional<OperatorAccount>> account = store_.FindOperator(session->operator_id);
  if (!account.ok()) return account.status();
  if (!account->has_value() || (*account)->disabled || RoleName((*account)->role) != session->role) {
    return MakeError(ErrorCode::kNotSignedIn, "the session's operator was changed");
  }
  return session;
}

absl::Status SessionDesk::End(std::string_view token, const AuditEntry& audit) {
  const absl::StatusOr<SessionToken> session = Read(token);
  if (!session.ok()) return session.status();
  return store_.EndSession(HashOf(token), session->expires, clock_.Now(), audit);
}

absl::Status SessionDesk::Check(common::v1::Permission permission, const CallCredentials& credentials) const {
  const absl::StatusOr<SessionToken> token = Read(credentials.session);
  if (!token.ok()) return token.status();
  return verifier_.CheckSession(permission, *token, credentials);
}

}  // namespace till::terminal
