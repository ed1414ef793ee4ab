// SPDX-License-Identifier: Apache-2.0
// Any template is filled in; the length of what comes out is bounded by the template and its values.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "services/terminal/notice_text.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  const std::string filled =
      till::terminal::FillTemplate(text, {{"a", "{a}"}, {"subject", "x"}}, till::terminal::JsonEscaped);
  if (filled.size() > size) std::abort();  // no value is longer than its name in braces
  (void)till::terminal::UrlEscaped(text);
  return 0;
}
