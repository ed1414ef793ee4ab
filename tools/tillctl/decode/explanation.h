// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_DECODE_EXPLANATION_H_
#define TILL_TOOLS_TILLCTL_DECODE_EXPLANATION_H_

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace till::tillctl {

// Explanation is one thing that was decoded, and what it is made of. No card data is in it: values are masked
// when it is made.
struct Explanation {
  std::string name;   // "22", "60.1", "9F33", "byte 2 bit 8"
  std::string title;  // "entry mode and PIN capability"
  std::string value;  // as it stands there, masked; may be empty
  std::string words;  // what it means; may be empty
  std::vector<Explanation> parts = {};

  Explanation& Add(std::string part_name, std::string part_title, std::string_view part_value,
                   std::string part_words = "") {
    return parts.emplace_back(Explanation{std::move(part_name), std::move(part_title),
                                          std::string(part_value), std::move(part_words)});
  }
};

// ExplanationText is the explanation in lines, its parts indented below it.
std::string ExplanationText(const Explanation& explanation);

// ExplanationJson is {"name", "title", "value", "words", "parts"}; what is empty is left out.
std::string ExplanationJson(const Explanation& explanation);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_DECODE_EXPLANATION_H_
