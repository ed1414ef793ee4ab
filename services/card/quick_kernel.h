// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_QUICK_KERNEL_H_
#define TILL_SERVICES_CARD_QUICK_KERNEL_H_

#include "services/card/emv_mode_kernel.h"

namespace till::card {

// QuickKernel is the contactless transaction whose cryptogram comes with the answer to GET PROCESSING
// OPTIONS: Visa's (EMV Contactless Book C-3) and UnionPay's (Book C-7; JR/T 0025.12, qPBOC). The card may
// leave the field once it is read.
class QuickKernel final : public EmvModeKernel {
 public:
  QuickKernel(const KernelContext& context, const ApplicationParameters& application, DataStore& store);

  ReadResult Read() override;
  Verification NextVerification() override;
  std::optional<End> GivePin(PinOutcome outcome) override;
  std::optional<End> Decide() override;
  End Complete(const HostAnswer& answer) override;

 private:
  // SetQualifiers puts 9F66 for this amount (C-3, 4.3, table 4-2): online cryptogram and verification
  // required.
  void SetQualifiers();
  bool VerificationRequired() const;
  // ChooseVerification follows the card's qualifiers, 9F6C (C-3, 5.7).
  void ChooseVerification();
  // CheckFastSignature verifies fDDA over an offline approval (C-3, 5.6).
  bool CheckFastSignature();

  CryptogramType got_ = CryptogramType::kAac;
  bool pin_wanted_ = false;
  bool chosen_ = false;
  std::optional<End> verification_end_;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_QUICK_KERNEL_H_
