// SPDX-License-Identifier: Apache-2.0
// tillctl status: the health of every process, asked of each one itself.

#include <filesystem>

#include "absl/time/clock.h"
#include "services/common/rpc/health.h"
#include "tools/tillctl/command.h"
#include "tools/tillctl/connection.h"
#include "tools/tillctl/json.h"
#include "tools/tillctl/output.h"

namespace till::tillctl {
namespace {

// A socket of each process that tillctl may open (the access matrix); health is on every socket.
struct Process {
  const char* name;
  const char* role;
  bool required = true;
};
constexpr Process kProcesses[] = {
    {"card", "reader"},     {"pin", "pin-entry"},         {"print", "preview"},
    {"ledger", "reports"},  {"uplink", "acquirer"},       {"payment", "payments"},
    {"terminal", "device"}, {"update", "updates", false}, {"integrator", "endpoint", false},
};

constexpr absl::Duration kPatience = absl::Seconds(2);

ExitCode Run(const Environment& environment, const Arguments&) {
  bool all_serve = true;
  int present = 0;
  JsonArray list;
  for (const Process& process : kProcesses) {
    const std::string socket = environment.run_directory + "/" + process.name + "/" + process.role + ".sock";
    std::error_code error;
    const bool installed = std::filesystem::exists(socket, error);
    const absl::Time start = absl::Now();
    const absl::Status health =
        installed ? rpc::CheckHealth(rpc::Dial(socket), kPatience) : absl::NotFoundError("no socket");
    const absl::Duration took = absl::Now() - start;
    if (installed) ++present;
    if (installed || process.required) all_serve = all_serve && health.ok();
    const char* state = !installed ? "absent" : health.ok() ? "serving" : "down";
    list.Add(JsonObject()
                 .Text("name", process.name)
                 .Text("state", state)
                 .Number("latency_us", health.ok() ? absl::ToInt64Microseconds(took) : 0)
                 .ToString());
    if (environment.json) continue;
    const std::string_view words = !installed    ? InLanguage(environment, "未安装", "absent")
                                   : health.ok() ? InLanguage(environment, "正常", "serving")
                                                 : InLanguage(environment, "无应答", "down");
    Print(PadRight(process.name, 12) + PadRight(words, 10) + (health.ok() ? absl::FormatDuration(took) : ""));
  }
  const bool up = present > 0 && all_serve;
  if (environment.json) {
    Print(JsonObject().Bool("serving", up).Raw("processes", list.ToString()).Null("error").ToString());
  } else if (present == 0) {
    Progress(environment, "tillctl: no terminal runs in " + environment.run_directory);
  }
  return up ? kDone : kCouldNot;
}

}  // namespace

const Command kStatusCommand = {
    "status", "", {"各进程的健康状况", "the health of every process"}, "", {}, 0, 0, Run, {}, true};

}  // namespace till::tillctl
