// SPDX-License-Identifier: Apache-2.0
// tillctl: the terminal's command line. Finds the command in the table, takes its words apart, runs it.

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "tools/tillctl/arguments.h"
#include "tools/tillctl/command.h"
#include "tools/tillctl/output.h"
#include "tools/tillctl/training.h"

namespace till::tillctl {
namespace {

std::string FromEnvironment(const char* name, const std::string& otherwise) {
  const char* value = std::getenv(name);
  return value != nullptr && *value != '\0' ? value : otherwise;
}

std::string DefaultLanguage() {
  const std::string locale =
      FromEnvironment("LC_ALL", FromEnvironment("LC_MESSAGES", FromEnvironment("LANG", "")));
  return locale.starts_with("zh") ? "zh" : "en";
}

void PrintOptions(std::span<const OptionSpec> options) {
  for (const OptionSpec& option : options) {
    Print("  " + PadRight("--" + std::string(option.name) + " " + std::string(option.value), 26) +
          std::string(option.help));
  }
}

void PrintHelp() {
  Print("usage: tillctl COMMAND ...\n");
  for (const Command& command : Commands()) {
    Print("  " + PadRight(command.name, 16) + std::string(command.summary));
  }
  Print("\nEvery command:");
  PrintOptions(CommonOptions());
  Print("\nExit code: 0 approved or done, 1 declined, 2 could not be done.");
}

void PrintHelp(const Command& command) {
  Print("usage: tillctl " + std::string(command.name) + " " + std::string(command.usage));
  Print("  " + std::string(command.summary) + "\n");
  PrintOptions(command.AllOptions());
}

const Command* Find(std::string_view name) {
  for (const Command& command : Commands()) {
    if (command.name == name) return &command;
  }
  return nullptr;
}

// CommandFirst moves common options that stand before the command ("--language zh sale 1") behind it.
void CommandFirst(std::vector<std::string_view>& words) {
  size_t leading = 0;
  while (leading < words.size() && words[leading].starts_with("--")) {
    const std::string_view word = words[leading++];
    for (const OptionSpec& option : CommonOptions()) {
      if (word.substr(2) == option.name && !option.value.empty() && leading < words.size()) ++leading;
    }
  }
  if (leading < words.size())
    std::rotate(words.begin(), words.begin() + static_cast<ptrdiff_t>(leading), words.end());
}

int Run(std::vector<std::string_view> words) {
  CommandFirst(words);
  if (words.empty() || words[0] == "help" || words[0] == "--help" || words[0] == "-h") {
    PrintHelp();
    return words.empty() ? kCouldNot : kDone;
  }
  Environment environment = {.run_directory = FromEnvironment("TILL_RUN", "/run/till"),
                             .language = FromEnvironment("TILL_LANGUAGE", DefaultLanguage())};
  for (const std::string_view word : words) environment.json = environment.json || word == "--json";
  const Command* command = Find(words[0]);
  if (command == nullptr) {
    return Fail(environment, absl::InvalidArgumentError("there is no command \"" + std::string(words[0]) +
                                                        "\"; `tillctl help` lists them"));
  }
  const absl::StatusOr<Arguments> arguments =
      Arguments::Parse(std::span<const std::string_view>(words).subspan(1), command->AllOptions());
  if (!arguments.ok()) return Fail(environment, arguments.status());
  if (arguments->Has("help")) {
    PrintHelp(*command);
    return kDone;
  }
  environment.run_directory = arguments->Get("run-directory", environment.run_directory);
  environment.language = arguments->Get("language", environment.language);
  const int count = static_cast<int>(arguments->positional().size());
  if (count < command->min_positional || count > command->max_positional) {
    return Fail(environment, absl::InvalidArgumentError("usage: tillctl " + std::string(command->name) + " " +
                                                        std::string(command->usage)));
  }
  if (!arguments->Has("training")) return command->run(environment, *arguments);
  Progress(environment, InLanguage(environment, "培训:不产生真实交易", "training: no money moves"));
  const absl::StatusOr<TrainingStay> stay = TrainingStay::Enter(
      environment.run_directory, [&environment](const std::string& line) { Progress(environment, line); });
  if (!stay.ok()) return Fail(environment, stay.status());
  return command->run(InTraining(environment), *arguments);
}

}  // namespace
}  // namespace till::tillctl

int main(int argc, char** argv) {
  return till::tillctl::Run({argv + 1, argv + argc});
}
