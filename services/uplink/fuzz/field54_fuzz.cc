// SPDX-License-Identifier: Apache-2.0
// Whatever field 54 says, its amounts have at most twelve digits, or it is refused.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/uplink/iso8583/field54.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const auto amounts = till::uplink::ParseField54({reinterpret_cast<const char*>(data), size});
  if (!amounts.ok()) return 0;
  if (amounts->size() * 20 != size) abort();
  for (const till::uplink::AdditionalAmount& amount : *amounts) {
    if (amount.minor > 999'999'999'999 || amount.minor < -999'999'999'999) abort();
  }
  return 0;
}
