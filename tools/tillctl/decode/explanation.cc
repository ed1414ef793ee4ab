// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/explanation.h"

#include "tools/tillctl/json.h"

namespace till::tillctl {
namespace {

void Append(const Explanation& explanation, std::string_view language, size_t depth, std::string& text) {
  const std::string& name = explanation.name.In(language);
  text.append(2 * depth, ' ');
  text += name;
  if (!explanation.title.empty()) text += (name.empty() ? "" : " ") + explanation.title.In(language);
  if (!explanation.value.empty()) text += ": " + explanation.value.In(language);
  if (!explanation.words.empty()) {
    text += (explanation.value.empty() ? ": " : " = ") + explanation.words.In(language);
  }
  text += "\n";
  for (const Explanation& part : explanation.parts) Append(part, language, depth + 1, text);
}

}  // namespace

std::string ExplanationText(const Explanation& explanation, std::string_view language) {
  std::string text;
  Append(explanation, language, 0, text);
  return text;
}

std::string ExplanationJson(const Explanation& explanation, std::string_view language) {
  JsonObject json;
  if (!explanation.name.empty()) json.Text("name", explanation.name.en);
  if (!explanation.title.empty()) json.Text("title", explanation.title.In(language));
  if (!explanation.value.empty()) json.Text("value", explanation.value.en);
  if (!explanation.words.empty()) json.Text("words", explanation.words.In(language));
  if (!explanation.parts.empty()) {
    JsonArray parts;
    for (const Explanation& part : explanation.parts) parts.Add(ExplanationJson(part, language));
    json.Raw("parts", parts.ToString());
  }
  return json.ToString();
}

}  // namespace till::tillctl
