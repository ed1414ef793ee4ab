// SPDX-License-Identifier: Apache-2.0
// Certificates and signatures of offline data authentication (EMV 4.4 Book 2, 5 and 6). Every function takes
// what the card sent as it is and answers InvalidArgument with the step that failed; the caller turns that
// into a bit of the TVR.

#ifndef TILL_SERVICES_CARD_ODA_CERTIFICATES_H_
#define TILL_SERVICES_CARD_ODA_CERTIFICATES_H_

#include <array>
#include <vector>

#include "absl/status/statusor.h"
#include "absl/time/civil_time.h"
#include "services/card/bytes.h"
#include "services/card/oda/capk_store.h"

namespace till::card::oda {

// CertificateParts are the three elements in which the card carries a key.
struct CertificateParts {
  ByteView certificate;  // 90, 9F46
  ByteView remainder;    // 92, 9F48; may be empty
  ByteView exponent;     // 9F32, 9F47
};

// RecoverIssuerKey returns the issuer's key (5.3, 6.3). `account_number` is tag 5A.
absl::StatusOr<RsaPublicKey> RecoverIssuerKey(const RsaPublicKey& authority, const CertificateParts& parts,
                                              ByteView account_number, absl::CivilDay today);

// RecoverCardKey returns the card's key (6.4). `static_data` is what the issuer signed along with it.
absl::StatusOr<RsaPublicKey> RecoverCardKey(const RsaPublicKey& issuer, const CertificateParts& parts,
                                            const std::vector<ByteView>& static_data, ByteView account_number,
                                            absl::CivilDay today);

// VerifyStaticSignature checks tag 93 (5.4) and returns the data authentication code, tag 9F45.
absl::StatusOr<std::array<uint8_t, 2>> VerifyStaticSignature(const RsaPublicKey& issuer, ByteView signature,
                                                             const std::vector<ByteView>& static_data);

// VerifyDynamicSignature checks tag 9F4B against the data that the terminal sent (6.5.2) and returns the ICC
// dynamic number, tag 9F4C.
absl::StatusOr<Bytes> VerifyDynamicSignature(const RsaPublicKey& card, ByteView signature,
                                             ByteView terminal_data);

// CombinedSignature is what a card signs together with its cryptogram (6.6.2, table 19).
struct CombinedSignature {
  Bytes dynamic_number;
  uint8_t cryptogram_information = 0;
  Bytes cryptogram;
};

// VerifyCombinedSignature checks tag 9F4B of a GENERATE AC answer (6.6.2). `hashed` are, in order, the values
// of PDOL, CDOL1, (CDOL2) and the answer's data objects but 9F4B.
absl::StatusOr<CombinedSignature> VerifyCombinedSignature(const RsaPublicKey& card, ByteView signature,
                                                          ByteView unpredictable_number,
                                                          const std::vector<ByteView>& hashed);

}  // namespace till::card::oda

#endif  // TILL_SERVICES_CARD_ODA_CERTIFICATES_H_
