// SPDX-License-Identifier: Apache-2.0
#include "services/pin/des_cipher.h"

#include <openssl/evp.h>

#include <cstdlib>
#include <utility>

namespace till::pin {
namespace {

// OpenSSL cannot fail on a whole ECB block of a ready context; if it does, memory is broken and going on
// would put a wrong MAC or a clear PIN block on the line.
void RunBlock(evp_cipher_ctx_st* context, std::span<const uint8_t, 8> in, std::span<uint8_t, 8> out) {
  int written = 0;
  if (EVP_CipherUpdate(context, out.data(), &written, in.data(), 8) != 1 || written != 8) std::abort();
}

}  // namespace

void DesCipher::ContextDeleter::operator()(evp_cipher_ctx_st* context) const {
  EVP_CIPHER_CTX_free(context);
}

DesCipher::DesCipher(Context encrypt, Context decrypt)
    : encrypt_(std::move(encrypt)), decrypt_(std::move(decrypt)) {}

absl::StatusOr<DesCipher> DesCipher::Create(std::span<const uint8_t> key) {
  if (key.size() != 8 && key.size() != 16 && key.size() != 24) {
    return absl::InvalidArgumentError("a DES key has 8, 16 or 24 bytes");
  }
  SecretBuffer triple(24);
  for (size_t i = 0; i < triple.size(); ++i) triple.Mutable()[i] = key[i % key.size()];
  Context contexts[2];
  for (const int encrypt : {0, 1}) {
    Context context(EVP_CIPHER_CTX_new());
    if (context == nullptr || EVP_CipherInit_ex(context.get(), EVP_des_ede3_ecb(), nullptr,
                                                triple.Reveal().data(), nullptr, encrypt) != 1) {
      return absl::InternalError("OpenSSL offers no triple DES");
    }
    EVP_CIPHER_CTX_set_padding(context.get(), 0);
    contexts[encrypt] = std::move(context);
  }
  return DesCipher(std::move(contexts[1]), std::move(contexts[0]));
}

void DesCipher::Encrypt(std::span<const uint8_t, 8> in, std::span<uint8_t, 8> out) const {
  RunBlock(encrypt_.get(), in, out);
}

void DesCipher::Decrypt(std::span<const uint8_t, 8> in, std::span<uint8_t, 8> out) const {
  RunBlock(decrypt_.get(), in, out);
}

absl::StatusOr<SecretBuffer> DesCipher::DecryptEcb(std::span<const uint8_t> cryptogram) const {
  if (cryptogram.size() != 8 && cryptogram.size() != 16 && cryptogram.size() != 24) {
    return absl::InvalidArgumentError("an enciphered DES key has 8, 16 or 24 bytes");
  }
  SecretBuffer clear(cryptogram.size());
  for (size_t at = 0; at < cryptogram.size(); at += 8) {
    Decrypt(std::span<const uint8_t, 8>(cryptogram.subspan(at, 8)),
            std::span<uint8_t, 8>(clear.Mutable().subspan(at, 8)));
  }
  return clear;
}

}  // namespace till::pin
