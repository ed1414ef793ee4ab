// SPDX-License-Identifier: Apache-2.0
// A card may answer anything.
#include <cstdlib>

#include "hal/card_reader/ccid/answer_to_reset.h"
#include "hal/card_reader/ccid/protocol_parameters.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto answer = till::hal::ParseAnswerToReset({data, size});
  if (!answer.ok()) return 0;
  const size_t parameters = till::hal::ProtocolParameters(*answer).size();
  if (parameters != (answer->protocol() == 0 ? 5u : 7u)) std::abort();
  // What EMV lets through is one of the two protocols that are spoken here.
  if (till::hal::CheckEmvLimits(*answer).ok() && answer->protocol() > 1) std::abort();
  return 0;
}
