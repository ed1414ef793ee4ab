// SPDX-License-Identifier: Apache-2.0
// tillctl completion: a script for the shell.

#include "tools/tillctl/command.h"
#include "tools/tillctl/completion.h"
#include "tools/tillctl/output.h"

namespace till::tillctl {
namespace {

ExitCode Run(const Environment& environment, const Arguments& arguments) {
  const std::string& shell = arguments.positional()[0];
  if (shell != "bash" && shell != "zsh") {
    return Fail(environment, absl::InvalidArgumentError("usage: tillctl completion bash|zsh"));
  }
  const absl::Status written = WriteFile("-", shell == "bash" ? BashCompletion() : ZshCompletion());
  return written.ok() ? kDone : Fail(environment, written);
}

}  // namespace

const Command kCompletionCommand = {"completion",
                                    "bash|zsh",
                                    {"输出命令行补全脚本", "print a completion script for the shell"},
                                    "bash zsh",
                                    {},
                                    1,
                                    1,
                                    Run};

}  // namespace till::tillctl
