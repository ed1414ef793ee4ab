// SPDX-License-Identifier: Apache-2.0
// Whatever field 48 of a settlement's answer says, its flags are 1, 2 or 3, or it is refused.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/uplink/iso8583/field48.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto flags = till::uplink::ParseSettlementFlags({reinterpret_cast<const char*>(data), size});
  if (!flags.ok()) return 0;
  for (const int32_t flag : {flags->domestic, flags->foreign}) {
    if (flag < 1 || flag > 3) abort();
  }
  return 0;
}
