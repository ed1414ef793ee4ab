// SPDX-License-Identifier: Apache-2.0
#include "services/common/session/session_signer.h"

#include <sodium.h>

#include <cstdlib>
#include <utility>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/durable_file/durable_file.h"
#include "services/common/session/session_format.h"
#include "services/common/status/error.h"

namespace till {
namespace {

void InitSodium() {
  if (sodium_init() < 0) std::abort();  // no source of randomness: nothing can be signed safely
}

}  // namespace

absl::StatusOr<SessionSigner> SessionSigner::FromSeed(std::span<const uint8_t> seed) {
  InitSodium();
  if (seed.size() != crypto_sign_SEEDBYTES) {
    return MakeError(absl::StatusCode::kInvalidArgument, ErrorCode::kInvalidRequest, "a seed has 32 bytes");
  }
  SecretBuffer secret_key(crypto_sign_SECRETKEYBYTES);
  std::string public_key(crypto_sign_PUBLICKEYBYTES, '\0');
  crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(public_key.data()), secret_key.Mutable().data(),
                           seed.data());
  return SessionSigner(std::move(secret_key), std::move(public_key));
}

SessionSigner SessionSigner::Generate() {
  InitSodium();
  SecretBuffer seed(crypto_sign_SEEDBYTES);
  randombytes_buf(seed.Mutable().data(), seed.size());
  return *FromSeed(seed.Reveal());
}

absl::StatusOr<SessionSigner> SessionSigner::LoadOrCreate(const std::string& path) {
  const absl::StatusOr<SecretBuffer> seed = LoadOrMakeKey(path, crypto_sign_SEEDBYTES);
  if (!seed.ok()) return seed.status();
  return FromSeed(seed->Reveal());
}

absl::StatusOr<std::string> SessionSigner::Sign(const SessionToken& token) const {
  const absl::StatusOr<std::string> payload = EncodeSessionPayload(token);
  if (!payload.ok()) return payload.status();
  return SignedText(*payload, session_format::SignedMessage(*payload));
}

absl::StatusOr<std::string> SessionSigner::SignApproval(const ApprovalToken& token) const {
  const absl::StatusOr<std::string> payload = EncodeApprovalPayload(token);
  if (!payload.ok()) return payload.status();
  return SignedText(*payload, session_format::SignedApproval(*payload));
}

std::string SessionSigner::SignedText(const std::string& payload, const std::string& message) const {
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                       reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                       secret_key_.Reveal().data());
  return absl::StrCat(absl::WebSafeBase64Escape(payload), ".", absl::WebSafeBase64Escape(signature));
}

absl::Status SessionSigner::Publish(const std::string& path) const {
  return WriteDurably(path, public_key_, 0644);
}

}  // namespace till
