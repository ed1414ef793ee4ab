// SPDX-License-Identifier: Apache-2.0
// tillctl endpoint: which till programs on other machines may call this terminal.

#include <memory>

#include "absl/strings/str_cat.h"
#include "services/integrator/client/endpoint_client.h"
#include "services/integrator/fingerprint.h"
#include "tools/tillctl/administration.h"
#include "tools/tillctl/shared_options.h"

namespace till::tillctl {
namespace {

using integrator::v1::EndpointState;

constexpr char kUsage[] = "endpoint [show | admit FINGERPRINT --name NAME | remove FINGERPRINT]";
constexpr OptionSpec kOptions[] = {
    kAsker,
    kAskersPassword,
    {"name", "NAME", "", {"admit:如何称呼该程序", "admit: what to call the program"}},
};

void Show(const Environment& environment, const EndpointState& state) {
  if (environment.json) {
    Print(MessageJson(state));
    return;
  }
  Print(state.port() == 0 ? Say(environment, "不接受其他机器的连接", "listens to no other machine")
                          : absl::StrCat(Say(environment, "端口 ", "port "), state.port()));
  Print(absl::StrCat(Say(environment, "本终端的指纹 ", "this terminal's fingerprint  "),
                     integrator::InGroups(state.fingerprint())));
  for (const EndpointState::Client& client : state.clients()) {
    Print(absl::StrCat(Say(environment, "准许 ", "admitted  "), PadRight(client.name(), 24),
                       client.fingerprint()));
  }
  for (const EndpointState::Knock& knock : state.knocks()) {
    Print(absl::StrCat(Say(environment, "请求接入 ", "waits     "), PadRight(knock.claimed_name(), 24),
                       knock.fingerprint(), "  ", knock.address()));
  }
}

ExitCode Run(const Environment& environment, const Arguments& arguments) {
  const std::vector<std::string>& words = arguments.positional();
  const std::string what = words.empty() ? "show" : words[0];
  const std::unique_ptr<integrator::EndpointClient> client =
      integrator::DialEndpoint(environment.run_directory, environment.language);
  absl::StatusOr<EndpointState> state = absl::InvalidArgumentError(kUsage);
  if (what == "show" && words.size() <= 1) {
    state = client->Get();
  } else if ((what == "admit" || what == "remove") && words.size() == 2) {
    const absl::StatusOr<std::string> session = Session(environment, arguments, kAdministrator);
    if (!session.ok()) return Fail(environment, session.status());
    state = what == "admit" ? client->Admit(words[1], arguments.Get("name"), *session)
                            : client->Remove(words[1], *session);
  } else {
    return Usage(environment, kUsage);
  }
  if (!state.ok()) return Fail(environment, state.status());
  Show(environment, *state);
  return kDone;
}

}  // namespace

const Command kEndpointCommand = {"endpoint",
                                  "[show | admit FINGERPRINT --name NAME | remove FINGERPRINT]",
                                  {"哪些其他机器上的收银程序可以调用本终端",
                                   "which till programs on other machines may call this terminal"},
                                  "show admit remove",
                                  kOptions,
                                  0,
                                  2,
                                  Run,
                                  {},
                                  true};

}  // namespace till::tillctl
