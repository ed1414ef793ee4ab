// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/head_signer.h"

#include <sodium.h>

#include "services/common/durable_file/durable_file.h"
#include "services/ledger/canonical.h"

namespace till::ledger {
namespace {

std::string Message(int64_t sequence, std::string_view hash) {
  std::string message = "till.head.v1";
  AppendBigEndian(static_cast<uint64_t>(sequence), 8, message);
  message += hash;
  return message;
}

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

HeadSigner::HeadSigner(const SecretBuffer& seed)
    : public_key_(crypto_sign_PUBLICKEYBYTES, '\0'), private_key_(crypto_sign_SECRETKEYBYTES) {
  crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(public_key_.data()),
                           private_key_.Mutable().data(), seed.Reveal().data());
}

absl::StatusOr<HeadSigner> HeadSigner::LoadOrCreate(const std::string& path) {
  const absl::StatusOr<SecretBuffer> seed = LoadOrMakeKey(path, crypto_sign_SEEDBYTES);
  if (!seed.ok()) return seed.status();
  return HeadSigner(*seed);
}

HeadSigner HeadSigner::Ephemeral() {
  SecretBuffer seed(crypto_sign_SEEDBYTES);
  randombytes_buf(seed.Mutable().data(), seed.size());
  return HeadSigner(seed);
}

std::string HeadSigner::Sign(int64_t sequence, std::string_view hash) const {
  const std::string message = Message(sequence, hash);
  std::string signature(crypto_sign_BYTES, '\0');
  crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, Bytes(message),
                       message.size(), private_key_.Reveal().data());
  return signature;
}

bool HeadSigner::IsGood(std::string_view public_key, int64_t sequence, std::string_view hash,
                        std::string_view signature) {
  if (public_key.size() != crypto_sign_PUBLICKEYBYTES || signature.size() != crypto_sign_BYTES) return false;
  const std::string message = Message(sequence, hash);
  return crypto_sign_verify_detached(Bytes(signature), Bytes(message), message.size(), Bytes(public_key)) ==
         0;
}

}  // namespace till::ledger
