// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_DECODE_EXPLANATION_H_
#define TILL_TOOLS_TILLCTL_DECODE_EXPLANATION_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "tools/tillctl/decode/bilingual.h"

namespace till::tillctl {

// Explanation is one thing that was decoded, and what it is made of, in both languages. No card data is in
// it: values are masked when it is made.
struct Explanation {
  Bilingual name;   // "22", "60.1", "9F33", "byte 2 bit 8"
  Bilingual title;  // "entry mode and PIN capability"
  Bilingual value;  // as it stands there, masked; may be empty
  Bilingual words;  // what it means; may be empty
  std::vector<Explanation> parts = {};

  Explanation& Add(Bilingual part_name, Bilingual part_title, Bilingual part_value,
                   Bilingual part_words = {}) {
    return parts.emplace_back(Explanation{std::move(part_name), std::move(part_title), std::move(part_value),
                                          std::move(part_words)});
  }
};

// ExplanationText is the explanation in lines, its parts indented below it, in "zh" or "en".
std::string ExplanationText(const Explanation& explanation, std::string_view language);

// ExplanationJson is {"name", "title", "value", "words", "parts"}; what is empty is left out. Keys, names and
// values are for programs and the same in every language; titles and words are for people.
std::string ExplanationJson(const Explanation& explanation, std::string_view language);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_DECODE_EXPLANATION_H_
