// SPDX-License-Identifier: Apache-2.0
#include "services/card/oda/rsa_recovery.h"

#include <openssl/bn.h>
#include <openssl/evp.h>

#include <cstdlib>
#include <memory>

namespace till::card::oda {
namespace {

struct FreeNumber {
  void operator()(BIGNUM* number) const { BN_clear_free(number); }
};
struct FreeContext {
  void operator()(BN_CTX* context) const { BN_CTX_free(context); }
};
struct FreeDigest {
  void operator()(EVP_MD_CTX* context) const { EVP_MD_CTX_free(context); }
};
using Number = std::unique_ptr<BIGNUM, FreeNumber>;

Number FromBytes(ByteView bytes) {
  return Number(BN_bin2bn(bytes.data(), static_cast<int>(bytes.size()), nullptr));
}

}  // namespace

absl::StatusOr<Bytes> Recover(ByteView signature, const RsaPublicKey& key) {
  if (key.modulus.empty() || key.exponent.empty() || key.exponent.size() > 3 ||
      (key.modulus.back() & 1) == 0) {
    return absl::InvalidArgumentError("this is no RSA key");
  }
  if (signature.size() != key.modulus.size()) {
    return absl::InvalidArgumentError("the signature is not as long as the key (EMV Book 2, 5.3 step 1)");
  }
  const Number base = FromBytes(signature);
  const Number modulus = FromBytes(key.modulus);
  const Number exponent = FromBytes(key.exponent);
  const Number recovered(BN_new());
  const std::unique_ptr<BN_CTX, FreeContext> context(BN_CTX_new());
  if (base == nullptr || modulus == nullptr || exponent == nullptr || recovered == nullptr ||
      context == nullptr) {
    return absl::ResourceExhaustedError("no memory for a signature");
  }
  if (BN_cmp(base.get(), modulus.get()) >= 0)
    return absl::InvalidArgumentError("the signature is not smaller than the key");
  if (BN_mod_exp(recovered.get(), base.get(), exponent.get(), modulus.get(), context.get()) != 1) {
    return absl::InternalError("the signature could not be computed");
  }
  Bytes bytes(key.modulus.size());
  if (BN_bn2binpad(recovered.get(), bytes.data(), static_cast<int>(bytes.size())) < 0) {
    return absl::InternalError("the signature could not be written");
  }
  return bytes;
}

std::array<uint8_t, 20> Sha1(const std::vector<ByteView>& parts) {
  const std::unique_ptr<EVP_MD_CTX, FreeDigest> context(EVP_MD_CTX_new());
  std::array<uint8_t, 20> hash{};
  bool good = context != nullptr && EVP_DigestInit_ex(context.get(), EVP_sha1(), nullptr) == 1;
  for (const ByteView part : parts)
    good = good && EVP_DigestUpdate(context.get(), part.data(), part.size()) == 1;
  // A hash that silently stayed zero would compare equal to a forged one.
  if (!good || EVP_DigestFinal_ex(context.get(), hash.data(), nullptr) != 1) std::abort();
  return hash;
}

std::array<uint8_t, 20> Sha1(std::initializer_list<ByteView> parts) {
  return Sha1(std::vector<ByteView>(parts));
}

}  // namespace till::card::oda
