// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/arguments.h"

#include "absl/status/status.h"

namespace till::tillctl {
namespace {

absl::Status Wrong(const std::string& message) {
  return absl::InvalidArgumentError(message);
}

const OptionSpec* Find(std::span<const OptionSpec> options, std::string_view name) {
  for (const OptionSpec& option : options) {
    if (option.name == name) return &option;
  }
  return nullptr;
}

bool IsChoice(std::string_view choices, std::string_view value) {
  if (choices.empty() || choices.starts_with('@')) return true;
  while (!choices.empty()) {
    const size_t end = choices.find(' ');
    if (choices.substr(0, end) == value) return true;
    choices.remove_prefix(end == std::string_view::npos ? choices.size() : end + 1);
  }
  return false;
}

}  // namespace

absl::StatusOr<Arguments> Arguments::Parse(std::span<const std::string_view> words,
                                           std::span<const OptionSpec> options) {
  Arguments arguments;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view word = words[i];
    if (word == "--") {
      for (++i; i < words.size(); ++i) arguments.positional_.emplace_back(words[i]);
      break;
    }
    if (!word.starts_with("--")) {
      arguments.positional_.emplace_back(word);
      continue;
    }
    const size_t equals = word.find('=');
    const std::string name(word.substr(2, equals == std::string_view::npos ? equals : equals - 2));
    const OptionSpec* option = Find(options, name);
    if (option == nullptr) return Wrong("there is no option --" + name);
    if (arguments.options_.contains(name)) return Wrong("--" + name + " is given twice");
    std::string value;
    if (option->value.empty()) {
      if (equals != std::string_view::npos) return Wrong("--" + name + " takes no value");
    } else if (equals != std::string_view::npos) {
      value = word.substr(equals + 1);
    } else {
      if (i + 1 == words.size()) return Wrong("--" + name + " wants " + std::string(option->value));
      value = words[++i];
    }
    if (!option->value.empty() && !IsChoice(option->choices, value)) {
      return Wrong("--" + name + " is one of: " + std::string(option->choices));
    }
    arguments.options_.emplace(name, value);
  }
  return arguments;
}

std::string Arguments::Get(std::string_view option, std::string_view otherwise) const {
  const auto found = options_.find(option);
  return found == options_.end() ? std::string(otherwise) : found->second;
}

}  // namespace till::tillctl
