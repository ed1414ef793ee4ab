// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_ODA_CAPK_STORE_H_
#define TILL_SERVICES_CARD_ODA_CAPK_STORE_H_

#include <array>
#include <map>
#include <utility>

#include "absl/status/status.h"
#include "absl/time/civil_time.h"
#include "services/card/bytes.h"

namespace till::card::oda {

// RsaPublicKey is a modulus and an exponent, both big-endian.
struct RsaPublicKey {
  Bytes modulus;
  Bytes exponent;
};

// CertificationAuthorityKey is a scheme's public key (EMV 4.4 Book 2, 11.2.1).
struct CertificationAuthorityKey {
  std::array<uint8_t, 5> rid{};
  uint8_t index = 0;
  RsaPublicKey key;
  absl::CivilDay expiry;
};

// CapkStore holds the keys of the certification authorities. Built at start, then only read.
class CapkStore {
 public:
  // Add takes a key whose checksum holds: SHA-1 over RID, index, modulus and exponent. InvalidArgument: the
  // checksum does not hold, a modulus that is not 64 to 248 bytes, or an exponent other than 3 and 65537.
  // AlreadyExists: RID and index are taken.
  absl::Status Add(CertificationAuthorityKey key, ByteView checksum);

  // Overlay takes every key of `newer`, in place of one of its own with the same RID and index.
  void Overlay(const CapkStore& newer);

  // Find returns the key of a RID and index that has not expired on `today`, or null.
  const CertificationAuthorityKey* Find(ByteView rid, uint8_t index, absl::CivilDay today) const;

  size_t size() const { return keys_.size(); }

 private:
  std::map<std::pair<std::array<uint8_t, 5>, uint8_t>, CertificationAuthorityKey> keys_;
};

}  // namespace till::card::oda

#endif  // TILL_SERVICES_CARD_ODA_CAPK_STORE_H_
