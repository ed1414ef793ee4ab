// SPDX-License-Identifier: Apache-2.0
// tillctl sign-in: signs an operator in and keeps the session for the commands that follow.

#include <termios.h>
#include <unistd.h>

#include <iostream>

#include "tools/tillctl/command.h"
#include "tools/tillctl/connection.h"
#include "tools/tillctl/json.h"
#include "tools/tillctl/output.h"

namespace till::tillctl {
namespace {

constexpr OptionSpec kOptions[] = {
    {"password", "DIGITS", "", {"不给出则询问", "asked for when not given"}},
    {"print-token",
     "",
     "",
     {"输出会话令牌(用于元数据 till-session),不保存",
      "print the session token, for the metadata key till-session, and keep nothing"}},
};

// AskPassword reads a line without showing it.
std::string AskPassword(const Environment& environment) {
  std::cerr << InLanguage(environment, "密码: ", "Password: ") << std::flush;
  struct termios shown = {};
  const bool terminal = tcgetattr(STDIN_FILENO, &shown) == 0;
  if (terminal) {
    struct termios hidden = shown;
    hidden.c_lflag &= ~static_cast<tcflag_t>(ECHO);
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
  }
  std::string password;
  std::getline(std::cin, password);
  if (terminal) tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
  std::cerr << '\n';
  return password;
}

ExitCode Run(const Environment& environment, const Arguments& arguments) {
  const std::string& operator_id = arguments.positional()[0];
  const std::string password =
      arguments.Has("password") ? arguments.Get("password") : AskPassword(environment);
  const absl::StatusOr<std::string> token = SignIn(environment, operator_id, password);
  if (!token.ok()) return Fail(environment, token.status());
  if (arguments.Has("print-token")) {
    Print(environment.json ? JsonObject().Text("session_token", *token).Null("error").ToString() : *token);
    return kDone;
  }
  if (absl::Status kept = KeepSession(environment, *token); !kept.ok()) return Fail(environment, kept);
  if (environment.json) {
    Print(JsonObject().Text("operator", operator_id).Null("error").ToString());
  } else {
    Print(std::string(InLanguage(environment, "已签到: ", "signed in: ")) + operator_id);
  }
  return kDone;
}

}  // namespace

const Command kSignInCommand = {"sign-in",
                                "OPERATOR [--password DIGITS] [--print-token]",
                                {"操作员签到", "sign an operator in"},
                                "",
                                kOptions,
                                1,
                                1,
                                Run};

}  // namespace till::tillctl
