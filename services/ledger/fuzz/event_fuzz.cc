// SPDX-License-Identifier: Apache-2.0
// A payload comes from a file that may be damaged or forged: it is refused, or encoding it gives the same
// bytes again.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/ledger/event.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view payload(reinterpret_cast<const char*>(data), size);
  for (int kind = 0; kind <= 11; ++kind) {
    const auto event = till::ledger::DecodeEvent(static_cast<till::ledger::RecordKind>(kind), payload);
    if (event.ok() && till::ledger::EncodeEvent(*event) != payload) std::abort();
  }
  return 0;
}
