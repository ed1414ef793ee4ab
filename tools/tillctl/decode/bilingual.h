// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_DECODE_BILINGUAL_H_
#define TILL_TOOLS_TILLCTL_DECODE_BILINGUAL_H_

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "tools/tillctl/decode/phrase.h"

namespace till::tillctl {

// Bilingual is a text in the making, in both languages: a phrase, what reads the same in both (digits, hex, a
// tag), or a phrase filled with such. Its constructors convert, because each place that takes a text takes
// any of them.
struct Bilingual {
  std::string en;
  std::string zh;

  Bilingual() = default;
  Bilingual(const Phrase& phrase) : en(phrase.en()), zh(phrase.zh()) {}
  Bilingual(const char* same) : en(same), zh(same) {}
  Bilingual(std::string_view same) : en(same), zh(same) {}
  Bilingual(const std::string& same) : en(same), zh(same) {}
  Bilingual(std::string english, std::string chinese) : en(std::move(english)), zh(std::move(chinese)) {}

  // Number is its digits.
  static Bilingual Number(uint64_t number) { return std::to_string(number); }

  bool empty() const { return en.empty(); }
  // In returns the text in "zh", or for any other language in English.
  const std::string& In(std::string_view language) const { return language == "zh" ? zh : en; }

  Bilingual& operator+=(const Bilingual& more);
};

// Fill puts the parts into the places $0, $1 … of a phrase. A place that has no part stays empty.
Bilingual Fill(const Phrase& phrase, std::initializer_list<Bilingual> parts);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_DECODE_BILINGUAL_H_
