// SPDX-License-Identifier: Apache-2.0
#include "services/payment/digest.h"

#include <sodium.h>

namespace till::payment {

std::string Sha256(std::string_view text) {
  std::string digest(crypto_hash_sha256_BYTES, '\0');
  crypto_hash_sha256(reinterpret_cast<unsigned char*>(digest.data()),
                     reinterpret_cast<const unsigned char*>(text.data()), text.size());
  return digest;
}

}  // namespace till::payment
