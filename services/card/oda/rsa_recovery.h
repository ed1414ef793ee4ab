// SPDX-License-Identifier: Apache-2.0
// The two primitives of offline data authentication: RSA with a public key, and SHA-1 (EMV 4.4 Book 2,
// annexes B2.1, B3.1).

#ifndef TILL_SERVICES_CARD_ODA_RSA_RECOVERY_H_
#define TILL_SERVICES_CARD_ODA_RSA_RECOVERY_H_

#include <array>
#include <initializer_list>

#include "absl/status/statusor.h"
#include "services/card/bytes.h"
#include "services/card/oda/capk_store.h"

namespace till::card::oda {

// Recover returns signature^exponent mod modulus, as long as the modulus. InvalidArgument: the signature has
// another length than the modulus or is not smaller, or the key is none (even modulus, empty exponent).
absl::StatusOr<Bytes> Recover(ByteView signature, const RsaPublicKey& key);

// Sha1 hashes the parts as if they were one.
std::array<uint8_t, 20> Sha1(std::initializer_list<ByteView> parts);
std::array<uint8_t, 20> Sha1(const std::vector<ByteView>& parts);

}  // namespace till::card::oda

#endif  // TILL_SERVICES_CARD_ODA_RSA_RECOVERY_H_
