// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_EMV_MODE_KERNEL_H_
#define TILL_SERVICES_CARD_EMV_MODE_KERNEL_H_

#include <optional>

#include "services/card/application_data.h"
#include "services/card/cvm_list.h"
#include "services/card/kernel.h"

namespace till::card {

// EmvModeKernel is what the contact kernel and the C-2 kernel share: reading records, offline data
// authentication, the list of verification methods and GENERATE AC.
class EmvModeKernel : public Kernel {
 protected:
  using Kernel::Kernel;

  enum class Authentication { kNone, kStatic, kDynamic, kCombined };

  // ReadApplication reads the records of the AFL and checks that the elements that `mandatory` names are
  // there (Book 3, 7.2).
  std::optional<End> ReadApplication(std::initializer_list<tlv::Tag> mandatory);

  // Authenticate chooses the best method that both support and carries it out as far as possible before
  // GENERATE AC (Book 3, 10.3; Book 2, 5 and 6). A failure sets bits of the TVR; only a removed card ends the
  // transaction.
  std::optional<End> Authenticate(const std::array<uint8_t, 3>& capabilities);

  // PrepareVerification sets up the list of methods; without a list nothing is asked (Book 3, 10.5).
  void PrepareVerification(const std::array<uint8_t, 3>& capabilities);
  Verification StepVerification();

  // Generate sends GENERATE AC with the list (8C or 8D), takes the answer into the store and verifies a
  // combined signature. `got` is what the card answered with. A card that answers more than it was asked for
  // ends the transaction (10.8).
  std::optional<End> Generate(CryptogramType wanted, tlv::Tag list, CryptogramType& got);

  bool combined_failed() const { return tvr_.Has(TvrBit::kCombinedAuthenticationFailed); }

  std::optional<CvmProcessing> verification_;

  // RecoverIssuer and RecoverCard recover the keys of offline data authentication; false when data is missing
  // or wrong.
  bool RecoverIssuer();
  bool RecoverCard();

  StaticData signed_data_;
  std::optional<oda::RsaPublicKey> issuer_key_;
  std::optional<oda::RsaPublicKey> card_key_;

 private:
  bool CheckStatic();
  std::optional<End> CheckDynamic();
  // CheckCombined verifies 9F4B of a GENERATE AC answer and takes the cryptogram out of it (Book 2, 6.6.2).
  bool CheckCombined(ByteView answer);
  bool SignedTags(std::vector<ByteView>& parts) const;
  // PutTransactionCertificateHash fills tag 98 when the list asks for it (Book 3, 5.2.2).
  void PutTransactionCertificateHash(tlv::Tag list);

  Authentication authentication_ = Authentication::kNone;
  std::vector<SecretBuffer> lists_sent_;  // values of CDOL1, then CDOL2: what a combined signature covers
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_EMV_MODE_KERNEL_H_
