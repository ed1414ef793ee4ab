// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_CONTACT_KERNEL_H_
#define TILL_SERVICES_CARD_CONTACT_KERNEL_H_

#include "services/card/emv_mode_kernel.h"
#include "services/card/issuer_scripts.h"

namespace till::card {

// ContactKernel is the contact transaction of EMV 4.4 Book 3, 8.2 (figure 7), with both GENERATE AC.
class ContactKernel final : public EmvModeKernel {
 public:
  ContactKernel(const KernelContext& context, const ApplicationParameters& application, DataStore& store);

  ReadResult Read() override;
  Verification NextVerification() override;
  std::optional<End> GivePin(PinOutcome outcome) override;
  std::optional<End> Decide() override;
  End Complete(const HostAnswer& answer) override;

 private:
  // Prepare does what comes between reading and verification: data authentication and restrictions.
  std::optional<End> Prepare();
  // GiveIssuerData carries 91 to the card (Book 3, 10.9) and puts 8A and 91 into the store.
  std::optional<End> GiveIssuerData(const HostAnswer& answer, const IssuerData& data);
  std::optional<End> RunScripts(const std::vector<IssuerScript>& scripts, TvrBit failure);
  // Report adds a script's five bytes to tag DF31.
  void Report(const std::array<uint8_t, 5>& results);
  // ReportScriptsNotRun adds those that were not reached: "script not performed" (Book 4, annex A5).
  void ReportScriptsNotRun(const IssuerData& data);
  End Finish(const HostAnswer& answer, const IssuerData& data);

  bool prepared_ = false;
  std::optional<End> early_end_;
  Bytes script_results_;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_CONTACT_KERNEL_H_
