// SPDX-License-Identifier: Apache-2.0
// A text that is accepted has no byte that could drive a printer, and no more characters than were allowed.
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "services/terminal/text_rules.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  if (!till::terminal::CheckText("field", text, 0, 40).ok()) return 0;
  int characters = 0;
  for (size_t i = 0; i < size; ++i) {
    if (data[i] < 0x20 || data[i] == 0x7F) abort();
    characters += (data[i] & 0xC0) != 0x80 ? 1 : 0;
  }
  if (characters > 40) abort();
  return 0;
}
