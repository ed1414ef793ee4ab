// SPDX-License-Identifier: Apache-2.0
#include "services/card/oda/capk_store.h"

#include <algorithm>

#include "absl/strings/str_cat.h"
#include "services/card/oda/rsa_recovery.h"

namespace till::card::oda {

absl::Status CapkStore::Add(CertificationAuthorityKey key, ByteView checksum) {
  const std::string name = absl::StrCat(ToHex(key.rid), " index ", absl::Hex(key.index, absl::kZeroPad2));
  if (key.key.modulus.size() < 64 || key.key.modulus.size() > 248) {
    return absl::InvalidArgumentError(absl::StrCat("CAPK ", name, ": the modulus has not 64 to 248 bytes"));
  }
  const bool three = key.key.exponent == Bytes{0x03};
  const bool f4 = key.key.exponent == Bytes{0x01, 0x00, 0x01};
  if (!three && !f4)
    return absl::InvalidArgumentError(absl::StrCat("CAPK ", name, ": the exponent is not 3 or 65537"));
  const uint8_t index[] = {key.index};
  const std::array<uint8_t, 20> sum = Sha1({key.rid, index, key.key.modulus, key.key.exponent});
  if (!std::equal(sum.begin(), sum.end(), checksum.begin(), checksum.end())) {
    return absl::InvalidArgumentError(absl::StrCat("CAPK ", name, ": the checksum does not hold"));
  }
  const auto place = std::make_pair(key.rid, key.index);
  if (!keys_.emplace(place, std::move(key)).second) {
    return absl::AlreadyExistsError(absl::StrCat("CAPK ", name, " is listed twice"));
  }
  return absl::OkStatus();
}

void CapkStore::Overlay(const CapkStore& newer) {
  for (const auto& [place, key] : newer.keys_) keys_.insert_or_assign(place, key);
}

const CertificationAuthorityKey* CapkStore::Find(ByteView rid, uint8_t index, absl::CivilDay today) const {
  if (rid.size() < 5) return nullptr;
  std::array<uint8_t, 5> wanted;
  std::copy_n(rid.begin(), 5, wanted.begin());
  const auto found = keys_.find({wanted, index});
  if (found == keys_.end() || found->second.expiry < today) return nullptr;
  return &found->second;
}

}  // namespace till::card::oda
