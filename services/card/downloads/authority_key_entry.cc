// SPDX-License-Identifier: Apache-2.0
#include "services/card/downloads/authority_key_entry.h"

#include <algorithm>
#include <utility>

#include "services/card/downloads/entry_tags.h"
#include "services/card/oda/test_keys.h"
#include "services/card/risk.h"

namespace till::card {
namespace {

constexpr tlv::Tag kRid = 0x9F06;
constexpr tlv::Tag kIndex = 0x9F22;
constexpr tlv::Tag kModulus = 0xDF02;
constexpr tlv::Tag kCheckValue = 0xDF03;
constexpr tlv::Tag kExponent = 0xDF04;
constexpr tlv::Tag kExpiry = 0xDF05;
constexpr tlv::Tag kHashAlgorithm = 0xDF06;
constexpr tlv::Tag kSignatureAlgorithm = 0xDF07;

std::optional<absl::CivilDay> DateOf(const Bytes& value) {
  Bytes packed = value;
  if (value.size() != 4 && (!FromHex(AsText(value), packed) || packed.size() * 2 != value.size()))
    return std::nullopt;
  // ReadDate has the century of YYMMDD; one that is written out must be of this or the last.
  const std::optional<absl::CivilDay> date =
      ReadDate(ByteView(packed).last(std::min<size_t>(packed.size(), 3)));
  if (!date.has_value() || packed.size() == 3) return date;
  if (packed.size() != 4 || (packed[0] != 0x20 && packed[0] != 0x19)) return std::nullopt;
  const int century = packed[0] == 0x20 ? 2000 : 1900;
  return absl::CivilDay(century + static_cast<int>(date->year() % 100), date->month(), date->day());
}

absl::Status CheckAlgorithms(const EntryTags& tags) {
  for (const tlv::Tag tag : {kHashAlgorithm, kSignatureAlgorithm}) {
    const auto algorithm = tags.Binary(tag, 1, 1);
    if (!algorithm.ok()) return algorithm.status();
    // 04 is SM2 with SM3: its keys come with another download, and no kernel here knows them.
    if (algorithm->has_value() && (**algorithm)[0] != 0x01) return WrongTag(tag, "is not 01, SHA-1 with RSA");
  }
  return absl::OkStatus();
}

}  // namespace

absl::Status AddAuthorityKey(ByteView entry, bool refuse_test_keys, oda::CapkStore& keys) {
  const absl::StatusOr<EntryTags> tags = EntryTags::Parse(entry);
  if (!tags.ok()) return tags.status();
  if (absl::Status status = CheckAlgorithms(*tags); !status.ok()) return status;
  const auto rid = Required(kRid, tags->Binary(kRid, 5, 5));
  const auto index = Required(kIndex, tags->Binary(kIndex, 1, 1));
  const auto modulus = Required(kModulus, tags->Binary(kModulus, 64, 248));
  const auto exponent = Required(kExponent, tags->Binary(kExponent, 1, 3));
  const auto check_value = Required(kCheckValue, tags->Binary(kCheckValue, 20, 20));
  const auto expiry = Required(kExpiry, tags->Binary(kExpiry, 4, 8));
  for (const auto* value : {&rid, &index, &modulus, &exponent, &check_value, &expiry}) {
    if (!value->ok()) return value->status();
  }
  const std::optional<absl::CivilDay> date = DateOf(*expiry);
  if (!date.has_value()) return WrongTag(kExpiry, "is no date");
  if (refuse_test_keys && oda::IsPublicTestKey(*check_value))
    return absl::InvalidArgumentError("the key is a test key: its private half is public");

  oda::CertificationAuthorityKey key;
  std::copy_n(rid->begin(), key.rid.size(), key.rid.begin());
  key.index = (*index)[0];
  key.key = {*modulus, *exponent};
  key.expiry = *date;
  const absl::Status added = keys.Add(std::move(key), *check_value);
  return added.ok() ? added : absl::InvalidArgumentError(added.message());
}

}  // namespace till::card
