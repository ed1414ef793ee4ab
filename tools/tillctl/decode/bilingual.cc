// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/bilingual.h"

namespace till::tillctl {
namespace {

std::string Filled(std::string_view pattern, std::string_view language,
                   std::initializer_list<Bilingual> parts) {
  std::string text;
  for (size_t i = 0; i < pattern.size(); ++i) {
    const bool place =
        pattern[i] == '$' && i + 1 < pattern.size() && pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    if (!place) {
      text += pattern[i];
      continue;
    }
    const size_t part = static_cast<size_t>(pattern[++i] - '0');
    if (part < parts.size()) text += (parts.begin() + part)->In(language);
  }
  return text;
}

}  // namespace

Bilingual& Bilingual::operator+=(const Bilingual& more) {
  en += more.en;
  zh += more.zh;
  return *this;
}

Bilingual Fill(const Phrase& phrase, std::initializer_list<Bilingual> parts) {
  return {Filled(phrase.en(), "en", parts), Filled(phrase.zh(), "zh", parts)};
}

}  // namespace till::tillctl
