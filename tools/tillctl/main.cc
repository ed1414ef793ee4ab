// SPDX-License-Identifier: Apache-2.0
// tillctl: the terminal's command line. Finds the command in the table, takes its words apart, runs it.

#include <algorithm>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "tools/tillctl/arguments.h"
#include "tools/tillctl/command.h"
#include "tools/tillctl/device_line.h"
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

void PrintOptions(std::span<const OptionSpec> options, std::string_view language) {
  for (const OptionSpec& option : options) {
    Print("  " + PadRight("--" + std::string(option.name) + " " + std::string(option.value), 28) +
          std::string(option.help.In(language)));
  }
}

void PrintHelp(const Environment& environment) {
  const std::string_view language = environment.language;
  Print(std::string(InLanguage(environment, "用法:tillctl 命令 …\n", "usage: tillctl COMMAND ...\n")));
  for (const Command& command : Commands()) {
    Print("  " + PadRight(command.name, 16) + std::string(command.summary.In(language)));
  }
  Print(std::string(InLanguage(environment, "\n每个命令都有:", "\nEvery command:")));
  PrintOptions(CommonOptions(), language);
  Print(std::string(InLanguage(environment, "\n退出码:0 成功或完成,1 被拒绝,2 未能办理。",
                               "\nExit code: 0 approved or done, 1 declined, 2 could not be done.")));
}

std::string UsageOf(const Command& command, const Environment& environment) {
  return std::string(InLanguage(environment, "用法:tillctl ", "usage: tillctl ")) +
         std::string(command.name) + " " + std::string(command.usage);
}

void PrintHelp(const Command& command, const Environment& environment) {
  Print(UsageOf(command, environment));
  Print("  " + std::string(command.summary.In(environment.language)) + "\n");
  PrintOptions(command.AllOptions(), environment.language);
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

// LanguageIn returns what --language says, for the help and the refusals that come before the words are taken
// apart.
std::string LanguageIn(std::span<const std::string_view> words, std::string otherwise) {
  constexpr std::string_view kOption = "--language";
  for (size_t i = 0; i < words.size(); ++i) {
    if (words[i] == kOption && i + 1 < words.size()) return std::string(words[i + 1]);
    if (words[i].starts_with(kOption) && words[i].substr(kOption.size()).starts_with("="))
      return std::string(words[i].substr(kOption.size() + 1));
  }
  return otherwise;
}

// RunOnDevice runs a command at the terminal on another machine that --device names.
ExitCode RunOnDevice(const Command& command, Environment environment, const Arguments& arguments) {
  if (command.beside_terminal || arguments.Has("training")) {
    return Fail(environment,
                absl::InvalidArgumentError("this is done on the terminal itself, not with --device"));
  }
  environment.device = arguments.Get("device");
  absl::StatusOr<std::shared_ptr<grpc::Channel>> line = DialTerminal(environment.device);
  if (!line.ok()) return Fail(environment, line.status());
  environment.device_line = *std::move(line);
  return command.run(environment, arguments);
}

int Run(std::vector<std::string_view> words) {
  Environment environment = {
      .run_directory = FromEnvironment("TILL_RUN", "/run/till"),
      .language = LanguageIn(words, FromEnvironment("TILL_LANGUAGE", DefaultLanguage()))};
  CommandFirst(words);
  if (words.empty() || words[0] == "help" || words[0] == "--help" || words[0] == "-h") {
    PrintHelp(environment);
    return words.empty() ? kCouldNot : kDone;
  }
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
    PrintHelp(*command, environment);
    return kDone;
  }
  environment.run_directory = arguments->Get("run-directory", environment.run_directory);
  const int count = static_cast<int>(arguments->positional().size());
  if (count < command->min_positional || count > command->max_positional) {
    return Fail(environment, absl::InvalidArgumentError(UsageOf(*command, environment)));
  }
  if (arguments->Has("device")) return RunOnDevice(*command, environment, *arguments);
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
