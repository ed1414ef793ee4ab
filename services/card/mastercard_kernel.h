// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_MASTERCARD_KERNEL_H_
#define TILL_SERVICES_CARD_MASTERCARD_KERNEL_H_

#include "services/card/emv_mode_kernel.h"

namespace till::card {

// MastercardKernel is the EMV mode of EMV Contactless Book C-2: one GENERATE AC in the field, everything else
// after the card has left. Mag-stripe mode, data storage and relay resistance are not offered.
class MastercardKernel final : public EmvModeKernel {
 public:
  MastercardKernel(const KernelContext& context, const ApplicationParameters& application, DataStore& store);

  ReadResult Read() override;
  Verification NextVerification() override;
  std::optional<End> GivePin(PinOutcome outcome) override;
  std::optional<End> Decide() override;
  End Complete(const HostAnswer& answer) override;

 private:
  std::optional<End> ReadAndGenerate();
  void Verify(const std::array<uint8_t, 3>& capabilities, bool above_limit);

  CryptogramType got_ = CryptogramType::kAac;
  bool pin_wanted_ = false;
  std::optional<End> verification_end_;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_MASTERCARD_KERNEL_H_
