// SPDX-License-Identifier: Apache-2.0
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/pin/test_key_file.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const auto keys = till::pin::ParseTestKeyFile(text, true);
  if (keys.ok() && keys->master_key.key.size() != 16 && keys->master_key.key.size() != 24) abort();
  if (till::pin::ParseTestKeyFile(text, false).ok()) abort();
  return 0;
}
