// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/explanation.h"

#include "tools/tillctl/json.h"

namespace till::tillctl {
namespace {

void Append(const Explanation& explanation, size_t depth, std::string& text) {
  text.append(2 * depth, ' ');
  text += explanation.name;
  if (!explanation.title.empty()) text += (explanation.name.empty() ? "" : " ") + explanation.title;
  if (!explanation.value.empty()) text += ": " + explanation.value;
  if (!explanation.words.empty()) {
    text += (explanation.value.empty() ? ": " : " = ") + explanation.words;
  }
  text += "\n";
  for (const Explanation& part : explanation.parts) Append(part, depth + 1, text);
}

}  // namespace

std::string ExplanationText(const Explanation& explanation) {
  std::string text;
  Append(explanation, 0, text);
  return text;
}

std::string ExplanationJson(const Explanation& explanation) {
  JsonObject json;
  if (!explanation.name.empty()) json.Text("name", explanation.name);
  if (!explanation.title.empty()) json.Text("title", explanation.title);
  if (!explanation.value.empty()) json.Text("value", explanation.value);
  if (!explanation.words.empty()) json.Text("words", explanation.words);
  if (!explanation.parts.empty()) {
    JsonArray parts;
    for (const Explanation& part : explanation.parts) parts.Add(ExplanationJson(part));
    json.Raw("parts", parts.ToString());
  }
  return json.ToString();
}

}  // namespace till::tillctl
