// SPDX-License-Identifier: Apache-2.0
#include "services/card/oda/certificates.h"

#include <algorithm>

#include "services/card/oda/rsa_recovery.h"

namespace till::card::oda {
namespace {

constexpr uint8_t kSha1Indicator = 0x01;
constexpr uint8_t kRsaIndicator = 0x01;
constexpr size_t kIssuerOverhead = 36;  // Book 2, table 6: all but the modulus
constexpr size_t kCardOverhead = 42;    // Book 2, table 14

absl::Status Failed(absl::string_view step) {
  return absl::InvalidArgumentError(step);
}

// Checks header, format and trailer, and the hash over everything between header and hash followed by `more`.
absl::Status CheckFrame(const Bytes& recovered, uint8_t format, std::vector<ByteView> more) {
  if (recovered.size() < 24) return Failed("the key is too short");
  if (recovered.front() != 0x6A || recovered.back() != 0xBC) return Failed("header or trailer is wrong");
  if (recovered[1] != format) return Failed("the format is wrong");
  const ByteView all(recovered);
  more.insert(more.begin(), all.subspan(1, all.size() - 22));
  const std::array<uint8_t, 20> hash = Sha1(more);
  if (!std::equal(hash.begin(), hash.end(), recovered.end() - 21)) return Failed("the hash differs");
  return absl::OkStatus();
}

// MMYY in packed digits; a certificate holds to the end of its month.
bool HasExpired(uint8_t month, uint8_t year, absl::CivilDay today) {
  const int mm = (month >> 4) * 10 + (month & 0x0F);
  const int yy = (year >> 4) * 10 + (year & 0x0F);
  if (mm < 1 || mm > 12 || yy > 99) return true;
  return absl::CivilMonth(2000 + yy, mm) < absl::CivilMonth(today);
}

// The digits of a compressed numeric number up to its first F.
std::vector<int> Digits(ByteView packed) {
  std::vector<int> digits;
  for (uint8_t byte : packed) {
    for (int nibble : {byte >> 4, byte & 0x0F}) {
      if (nibble > 9) return digits;
      digits.push_back(nibble);
    }
  }
  return digits;
}

// Joins the key's left part, padded with BB, and its remainder (Book 2, 5.3 step 12; 6.4 step 11).
absl::StatusOr<RsaPublicKey> JoinKey(ByteView left, size_t length, const CertificateParts& parts) {
  if (length == 0 || length > 248) return Failed("the certified key's length is out of range");
  RsaPublicKey key;
  key.exponent.assign(parts.exponent.begin(), parts.exponent.end());
  if (length <= left.size()) {
    key.modulus.assign(left.begin(), left.begin() + static_cast<ptrdiff_t>(length));
  } else {
    if (parts.remainder.size() != length - left.size())
      return Failed("the key's remainder has the wrong length");
    key.modulus.assign(left.begin(), left.end());
    key.modulus.insert(key.modulus.end(), parts.remainder.begin(), parts.remainder.end());
  }
  return key;
}

}  // namespace

absl::StatusOr<RsaPublicKey> RecoverIssuerKey(const RsaPublicKey& authority, const CertificateParts& parts,
                                              ByteView account_number, absl::CivilDay today) {
  absl::StatusOr<Bytes> recovered = Recover(parts.certificate, authority);
  if (!recovered.ok()) return recovered.status();
  if (recovered->size() <= kIssuerOverhead) return Failed("the authority's key is too short");
  if (absl::Status status = CheckFrame(*recovered, 0x02, {parts.remainder, parts.exponent}); !status.ok())
    return status;
  const ByteView fields(*recovered);
  // Step 8: the issuer identifier is the leftmost 3 to 8 digits of the account number, filled with F.
  const std::vector<int> issuer = Digits(fields.subspan(2, 4));
  const std::vector<int> account = Digits(account_number);
  if (issuer.size() < 3 || account.size() < issuer.size() ||
      !std::equal(issuer.begin(), issuer.end(), account.begin())) {
    return Failed("the certificate is for another issuer");
  }
  if (HasExpired(fields[6], fields[7], today)) return Failed("the issuer's certificate has expired");
  if (fields[11] != kSha1Indicator || fields[12] != kRsaIndicator) return Failed("an unknown algorithm");
  if (fields[14] != parts.exponent.size()) return Failed("the exponent has the wrong length");
  return JoinKey(fields.subspan(15, fields.size() - kIssuerOverhead), fields[13], parts);
}

absl::StatusOr<RsaPublicKey> RecoverCardKey(const RsaPublicKey& issuer, const CertificateParts& parts,
                                            const std::vector<ByteView>& static_data, ByteView account_number,
                                            absl::CivilDay today) {
  absl::StatusOr<Bytes> recovered = Recover(parts.certificate, issuer);
  if (!recovered.ok()) return recovered.status();
  if (recovered->size() <= kCardOverhead) return Failed("the issuer's key is too short");
  std::vector<ByteView> more = {parts.remainder, parts.exponent};
  more.insert(more.end(), static_data.begin(), static_data.end());
  if (absl::Status status = CheckFrame(*recovered, 0x04, std::move(more)); !status.ok()) return status;
  const ByteView fields(*recovered);
  if (Digits(fields.subspan(2, 10)) != Digits(account_number))
    return Failed("the certificate is for another card");
  if (HasExpired(fields[12], fields[13], today)) return Failed("the card's certificate has expired");
  if (fields[17] != kSha1Indicator || fields[18] != kRsaIndicator) return Failed("an unknown algorithm");
  if (fields[20] != parts.exponent.size()) return Failed("the exponent has the wrong length");
  return JoinKey(fields.subspan(21, fields.size() - kCardOverhead), fields[19], parts);
}

absl::StatusOr<std::array<uint8_t, 2>> VerifyStaticSignature(const RsaPublicKey& issuer, ByteView signature,
                                                             const std::vector<ByteView>& static_data) {
  absl::StatusOr<Bytes> recovered = Recover(signature, issuer);
  if (!recovered.ok()) return recovered.status();
  if (absl::Status status = CheckFrame(*recovered, 0x03, static_data); !status.ok()) return status;
  if (recovered->size() < 26 || (*recovered)[2] != kSha1Indicator) return Failed("an unknown algorithm");
  return std::array<uint8_t, 2>{(*recovered)[3], (*recovered)[4]};
}

absl::StatusOr<Bytes> VerifyDynamicSignature(const RsaPublicKey& card, ByteView signature,
                                             ByteView terminal_data) {
  absl::StatusOr<Bytes> recovered = Recover(signature, card);
  if (!recovered.ok()) return recovered.status();
  if (absl::Status status = CheckFrame(*recovered, 0x05, {terminal_data}); !status.ok()) return status;
  const ByteView fields(*recovered);
  if (fields[2] != kSha1Indicator) return Failed("an unknown algorithm");
  const size_t length = fields[3];
  if (length < 1 || length > fields.size() - 25) return Failed("the dynamic data does not fit");
  const size_t number = fields[4];
  if (number < 2 || number > 8 || number + 1 > length)
    return Failed("the dynamic number is not 2 to 8 bytes");
  return Bytes(fields.begin() + 5, fields.begin() + 5 + static_cast<ptrdiff_t>(number));
}

absl::StatusOr<CombinedSignature> VerifyCombinedSignature(const RsaPublicKey& card, ByteView signature,
                                                          ByteView unpredictable_number,
                                                          const std::vector<ByteView>& hashed) {
  absl::StatusOr<Bytes> recovered = Recover(signature, card);
  if (!recovered.ok()) return recovered.status();
  if (absl::Status status = CheckFrame(*recovered, 0x05, {unpredictable_number}); !status.ok()) return status;
  const ByteView fields(*recovered);
  if (fields[2] != kSha1Indicator) return Failed("an unknown algorithm");
  const size_t length = fields[3];
  if (length > fields.size() - 25) return Failed("the dynamic data does not fit");
  const ByteView dynamic = fields.subspan(4, length);
  if (dynamic.empty() || dynamic[0] < 2 || dynamic[0] > 8 || dynamic.size() < dynamic[0] + 30u) {
    return Failed("the dynamic data is too short");
  }
  const size_t number = dynamic[0];
  const std::array<uint8_t, 20> hash = Sha1(hashed);
  if (!std::equal(hash.begin(), hash.end(), dynamic.begin() + static_cast<ptrdiff_t>(number + 10))) {
    return Failed("the transaction data hash differs");
  }
  CombinedSignature result;
  result.dynamic_number.assign(dynamic.begin() + 1, dynamic.begin() + 1 + static_cast<ptrdiff_t>(number));
  result.cryptogram_information = dynamic[number + 1];
  result.cryptogram.assign(dynamic.begin() + static_cast<ptrdiff_t>(number + 2),
                           dynamic.begin() + static_cast<ptrdiff_t>(number + 10));
  return result;
}

}  // namespace till::card::oda
