// SPDX-License-Identifier: Apache-2.0
// Any bytes as a template: it is refused with words, or every document that it fills can be checked.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "services/print/layout.h"
#include "services/print/receipt_template.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  using till::print::DocumentLanguage;
  if (size > 16'384) return 0;
  const auto parsed =
      till::print::ReceiptTemplate::Parse(std::string_view(reinterpret_cast<const char*>(data), size));
  if (!parsed.ok()) return 0;
  const till::print::Fields fields{{"amount", "{x}"}, {"copy", "merchant"}, {"x", "\xFF{{"}};
  for (const auto language :
       {DocumentLanguage::kChinese, DocumentLanguage::kEnglish, DocumentLanguage::kBoth}) {
    if (const auto document = parsed->Fill(fields, language); document.ok()) {
      (void)till::print::Layout(*document, {}).status();
    }
  }
  return 0;
}
