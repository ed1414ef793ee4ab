// SPDX-License-Identifier: Apache-2.0
#include "services/pin/sm4_cipher.h"

#include <openssl/evp.h>

#include <cstdlib>
#include <utility>

namespace till::pin {
namespace {

// As in des_cipher.cc: OpenSSL cannot fail on a whole block of a ready context, and going on after it did
// would put a wrong MAC or a clear PIN block on the line.
void RunBlock(evp_cipher_ctx_st* context, std::span<const uint8_t, 16> in, std::span<uint8_t, 16> out) {
  int written = 0;
  if (EVP_CipherUpdate(context, out.data(), &written, in.data(), 16) != 1 || written != 16) std::abort();
}

}  // namespace

void Sm4Cipher::ContextDeleter::operator()(evp_cipher_ctx_st* context) const {
  EVP_CIPHER_CTX_free(context);
}

Sm4Cipher::Sm4Cipher(Context encrypt, Context decrypt)
    : encrypt_(std::move(encrypt)), decrypt_(std::move(decrypt)) {}

absl::StatusOr<Sm4Cipher> Sm4Cipher::Create(std::span<const uint8_t> key) {
  if (key.size() != kKeyBytes) return absl::InvalidArgumentError("an SM4 key has 16 bytes");
  Context contexts[2];
  for (const int encrypt : {0, 1}) {
    Context context(EVP_CIPHER_CTX_new());
    if (context == nullptr ||
        EVP_CipherInit_ex(context.get(), EVP_sm4_ecb(), nullptr, key.data(), nullptr, encrypt) != 1) {
      return absl::InternalError("OpenSSL offers no SM4");
    }
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    contexts[encrypt] = std::move(context);
  }
  return Sm4Cipher(std::move(contexts[1]), std::move(contexts[0]));
}

void Sm4Cipher::Encrypt(std::span<const uint8_t, 16> in, std::span<uint8_t, 16> out) const {
  RunBlock(encrypt_.get(), in, out);
}

void Sm4Cipher::Decrypt(std::span<const uint8_t, 16> in, std::span<uint8_t, 16> out) const {
  RunBlock(decrypt_.get(), in, out);
}

}  // namespace till::pin
