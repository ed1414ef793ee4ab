// SPDX-License-Identifier: Apache-2.0
// A page token comes from a caller: whatever it is, it is refused, or it is exactly one that this terminal
// issues.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/ledger/page_token.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view token(reinterpret_cast<const char*>(data), size);
  const auto sequence = till::ledger::DecodePageToken(token, "0123456789abcdef", "filter");
  if (sequence.ok() && *sequence <= 0) std::abort();
  return 0;
}
