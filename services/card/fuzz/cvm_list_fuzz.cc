// SPDX-License-Identifier: Apache-2.0
// Any list of verification methods comes to an end, whatever the customer does at the PIN pad.

#include <cstdlib>

#include "services/card/cvm_list.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size < 4) return 0;
  till::card::CvmSituation situation;
  situation.capabilities = {0xE0, data[0], 0xC8};
  situation.transaction_type = data[1];
  situation.amount_minor = data[2] * 1000;
  situation.in_application_currency = (data[3] & 1) != 0;
  const auto list = till::card::ParseCvmList({data + 4, size - 4});
  if (!list.ok()) return 0;
  till::card::CvmProcessing processing(*list, situation);
  till::card::Tvr tvr;
  size_t asked = 0;
  while (processing.Next(tvr) == till::card::CvmProcessing::Step::kOnlinePin) {
    if (++asked > list->rules.size()) std::abort();
    processing.Give(
        (data[3] & 2) != 0 ? till::card::PinOutcome::kBypassed : till::card::PinOutcome::kPadFailed, tvr);
  }
  if (processing.method() == till::card::VerificationMethod::kOnlinePin) std::abort();  // none was entered
  return 0;
}
