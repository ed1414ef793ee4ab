// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_TOOLS_TILLCTL_ARGUMENTS_H_
#define TILL_TOOLS_TILLCTL_ARGUMENTS_H_

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "absl/status/statusor.h"

namespace till::tillctl {

// Words is what a person reads, in both languages.
struct Words {
  std::string_view zh;
  std::string_view en;

  std::string_view In(std::string_view language) const { return language == "zh" ? zh : en; }
};

// OptionSpec is one option that a command takes.
struct OptionSpec {
  std::string_view name;     // without the dashes
  std::string_view value;    // what to call its value in help ("DIGITS"); empty: it takes none
  std::string_view choices;  // values, separated by spaces, if only these; "@cards" completes card names
  Words help;
};

// Arguments is a command line taken apart.
class Arguments {
 public:
  // Parse takes words after the command's name. Options may stand anywhere, as "--name value" or
  // "--name=value"; after
  // "--" everything is positional. INVALID_ARGUMENT in words for what the options do not allow.
  static absl::StatusOr<Arguments> Parse(std::span<const std::string_view> words,
                                         std::span<const OptionSpec> options);

  bool Has(std::string_view option) const { return options_.contains(option); }
  // Get returns the option's value, or `otherwise` when it was not given.
  std::string Get(std::string_view option, std::string_view otherwise = "") const;

  const std::vector<std::string>& positional() const { return positional_; }

 private:
  std::map<std::string, std::string, std::less<>> options_;
  std::vector<std::string> positional_;
};

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_ARGUMENTS_H_
