// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/sealed_documents.h"

#include <sodium.h>

#include <cstdlib>
#include <utility>

#include "services/common/durable_file/durable_file.h"
#include "services/common/status/error.h"

namespace till::terminal {
namespace {

constexpr size_t kKey = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr size_t kNonce = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr size_t kTag = crypto_aead_xchacha20poly1305_ietf_ABYTES;

const unsigned char* Bytes(std::string_view text) {
  return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

absl::StatusOr<SealedDocuments> SealedDocuments::LoadOrCreate(const std::string& path) {
  absl::StatusOr<SecretBuffer> key = LoadOrMakeKey(path, kKey);
  if (!key.ok()) return key.status();
  return SealedDocuments(*std::move(key));
}

SealedDocuments SealedDocuments::ForTests() {
  if (sodium_init() < 0) std::abort();  // no source of randomness
  SecretBuffer key(kKey);
  randombytes_buf(key.Mutable().data(), key.size());
  return SealedDocuments(std::move(key));
}

std::string SealedDocuments::Seal(std::string_view name, std::string_view text) const {
  std::string sealed(kNonce + text.size() + kTag, '\0');
  auto* const out = reinterpret_cast<unsigned char*>(sealed.data());
  randombytes_buf(out, kNonce);
  crypto_aead_xchacha20poly1305_ietf_encrypt(out + kNonce, nullptr, Bytes(text), text.size(), Bytes(name),
                                             name.size(), nullptr, out, key_.Reveal().data());
  return sealed;
}

absl::StatusOr<std::string> SealedDocuments::Open(std::string_view name, std::string_view sealed) const {
  const absl::Status corrupt = MakeError(ErrorCode::kStorageCorrupt, "a sealed document cannot be opened");
  if (sealed.size() < kNonce + kTag) return corrupt;
  std::string text(sealed.size() - kNonce - kTag, '\0');
  if (crypto_aead_xchacha20poly1305_ietf_decrypt(
          reinterpret_cast<unsigned char*>(text.data()), nullptr, nullptr, Bytes(sealed) + kNonce,
          sealed.size() - kNonce, Bytes(name), name.size(), Bytes(sealed), key_.Reveal().data()) != 0) {
    return corrupt;
  }
  return text;
}

}  // namespace till::terminal
