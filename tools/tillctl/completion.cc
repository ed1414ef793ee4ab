// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/completion.h"

#include "tools/tillctl/command.h"

namespace till::tillctl {
namespace {

// Card names come from the running terminal.
constexpr char kCards[] = "$(tillctl cards 2>/dev/null | cut -d' ' -f1)";

std::string Names() {
  std::string names;
  for (const Command& command : Commands()) names += (names.empty() ? "" : " ") + std::string(command.name);
  return names;
}

std::string Flags(const Command& command) {
  std::string flags;
  for (const OptionSpec& option : command.AllOptions()) {
    flags += (flags.empty() ? "--" : " --") + std::string(option.name);
  }
  return flags;
}

std::string Choices(std::string_view choices) {
  return choices == "@cards" ? kCards : std::string(choices);
}

}  // namespace

std::string BashCompletion() {
  std::string script =
      "# bash completion for tillctl; load with: source <(tillctl completion bash)\n"
      "_tillctl() {\n"
      "  local word=\"${COMP_WORDS[COMP_CWORD]}\" previous=\"${COMP_WORDS[COMP_CWORD-1]}\" "
      "command=\"${COMP_WORDS[1]}\"\n"
      "  COMPREPLY=()\n"
      "  if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
      "    COMPREPLY=($(compgen -W \"" +
      Names() +
      "\" -- \"$word\"))\n"
      "    return\n"
      "  fi\n"
      "  case \"$command $previous\" in\n";
  for (const Command& command : Commands()) {
    for (const OptionSpec& option : command.AllOptions()) {
      if (option.choices.empty()) continue;
      script += "    \"" + std::string(command.name) + " --" + std::string(option.name) +
                "\") COMPREPLY=($(compgen -W \"" + Choices(option.choices) + "\" -- \"$word\")); return ;;\n";
    }
    if (command.subjects.empty()) continue;
    script += "    \"" + std::string(command.name) + " " + std::string(command.name) +
              "\") COMPREPLY=($(compgen -W \"" + Choices(command.subjects) + "\" -- \"$word\")); return ;;\n";
  }
  script +=
      "    *\" --output\"|*\" --run-directory\") COMPREPLY=($(compgen -f -- \"$word\")); return ;;\n  esac\n";
  script += "  case \"$command\" in\n";
  for (const Command& command : Commands()) {
    script += "    " + std::string(command.name) + ") COMPREPLY=($(compgen -W \"" + Flags(command) +
              "\" -- \"$word\")) ;;\n";
  }
  return script + "  esac\n}\ncomplete -F _tillctl tillctl\n";
}

// zsh runs bash's completions by its own bridge, so the table is written once.
std::string ZshCompletion() {
  return "# zsh completion for tillctl; load with: source <(tillctl completion zsh)\n"
         "autoload -Uz compinit bashcompinit && compinit && bashcompinit\n" +
         BashCompletion();
}

}  // namespace till::tillctl
