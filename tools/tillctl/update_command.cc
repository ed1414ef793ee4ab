// SPDX-License-Identifier: Apache-2.0
// tillctl update: what the channel has, fetching and writing it, restarting into it, and going back.

#include <memory>

#include "absl/strings/str_cat.h"
#include "services/update/client/updates_client.h"
#include "tools/tillctl/administration.h"
#include "tools/tillctl/shared_options.h"

namespace till::tillctl {
namespace {

using update::UpdatesClient;
using update::v1::UpdateStatus;

constexpr char kUsage[] =
    "update check | download [VERSION] | install [VERSION] | status [--follow] | reboot | mark-good | "
    "rollback";
constexpr OptionSpec kOptions[] = {
    kAsker,
    kAskersPassword,
    {"now", "", "", {"install:不等待空闲时段", "install: do not wait for the quiet hours"}},
    {"follow", "", "", {"status:持续显示,直到 Ctrl-C", "status: and what comes, until Ctrl-C"}},
};
// The longest that a call may take; the step goes on without it.
constexpr absl::Duration kPatience = absl::Minutes(59);

std::string PhaseWords(const Environment& environment, UpdateStatus::Phase phase) {
  switch (phase) {
    case UpdateStatus::IDLE:
      return Say(environment, "没有更新", "no update");
    case UpdateStatus::FOUND:
      return Say(environment, "发现新版本", "found");
    case UpdateStatus::DOWNLOADING:
      return Say(environment, "正在下载", "downloading");
    case UpdateStatus::DOWNLOADED:
      return Say(environment, "已下载", "downloaded");
    case UpdateStatus::WAITING_FOR_GOOD_MOMENT:
      return Say(environment, "等待合适时机", "waiting for a good moment");
    case UpdateStatus::INSTALLING:
      return Say(environment, "正在安装", "installing");
    case UpdateStatus::INSTALLED:
      return Say(environment, "已安装,等待重启", "installed, waits for a restart");
    case UpdateStatus::ON_TRIAL:
      return Say(environment, "试运行", "on trial");
    case UpdateStatus::GOOD:
      return Say(environment, "已确认", "good");
    case UpdateStatus::RETURNING:
      return Say(environment, "等待重启以恢复", "going back at the restart");
    case UpdateStatus::ROLLED_BACK:
      return Say(environment, "已恢复原版本", "rolled back");
    case UpdateStatus::FAILED:
      return Say(environment, "失败", "failed");
    default:
      return UpdateStatus::Phase_Name(phase);
  }
}

std::string Line(const Environment& environment, const UpdateStatus& status) {
  std::string line = PhaseWords(environment, status.phase());
  if (!status.version().empty()) absl::StrAppend(&line, "  ", status.version());
  if (status.phase() == UpdateStatus::DOWNLOADING || status.phase() == UpdateStatus::INSTALLING) {
    absl::StrAppend(&line, "  ", status.progress_percent(), " %");
    if (status.has_remaining()) {
      absl::StrAppend(&line, Say(environment, "  还需 ", "  "), status.remaining().seconds(),
                      Say(environment, " 秒", " s left"));
    }
  }
  if (!status.message().empty()) absl::StrAppend(&line, "  ", status.message());
  return line;
}

// Follows a stream: progress as it comes, and the last status as the result.
template <typename Call>
ExitCode Follow(const Environment& environment, Call call) {
  UpdateStatus last;
  const absl::Status ended = call([&](const UpdateStatus& status) {
    last = status;
    Progress(environment, Line(environment, status));
    return true;
  });
  if (!ended.ok()) return Fail(environment, ended);
  Print(environment.json ? MessageJson(last) : Line(environment, last));
  return last.phase() == UpdateStatus::FAILED ? kDeclined : kDone;
}

ExitCode Check(const Environment& environment, UpdatesClient& client) {
  const absl::StatusOr<update::v1::CheckResponse> found = client.Check();
  if (!found.ok()) return Fail(environment, found.status());
  const ExitCode code = found->fault() == update::v1::FAULT_UNSPECIFIED ? kDone : kDeclined;
  if (environment.json) {
    Print(MessageJson(*found));
    return code;
  }
  Print(absl::StrCat(Say(environment, "当前版本 ", "running "), found->running_version()));
  if (!found->available_version().empty()) {
    Print(absl::StrCat(Say(environment, "可用版本 ", "available "), found->available_version(), "  ",
                       found->size_bytes(), Say(environment, " 字节  ", " bytes  "), found->notes()));
  } else if (code == kDone) {
    Print(Say(environment, "没有更新的版本", "nothing newer"));
  }
  if (!found->message().empty()) Print(found->message());
  return code;
}

ExitCode Status(const Environment& environment, const Arguments& arguments, UpdatesClient& client) {
  const bool follow = arguments.Has("follow");
  const absl::Status ended =
      client.Watch(follow ? kPatience : kQuickDeadline, [&](const UpdateStatus& status) {
        if (environment.json) {
          Print(MessageJson(status));
        } else {
          Print(absl::StrCat(Say(environment, "当前版本 ", "running "), status.running_version(), "  ",
                             Line(environment, status)));
        }
        return follow;
      });
  return ended.ok() ? kDone : Fail(environment, ended);
}

// The version that was named, or the one that is found.
absl::StatusOr<std::string> VersionOf(const Arguments& arguments, UpdatesClient& client) {
  if (arguments.positional().size() > 1) return arguments.positional()[1];
  std::string version;
  const absl::Status ended = client.Watch(kQuickDeadline, [&version](const UpdateStatus& status) {
    version = status.version();
    return false;
  });
  if (!ended.ok()) return ended;
  return version;
}

ExitCode Run(const Environment& environment, const Arguments& arguments) {
  const std::string& what = arguments.positional()[0];
  const std::unique_ptr<UpdatesClient> client =
      update::DialUpdates(environment.run_directory, environment.language);
  if (what == "check") return Check(environment, *client);
  if (what == "status") return Status(environment, arguments, *client);
  const bool transfers = what == "download" || what == "install";
  if (!transfers && what != "reboot" && what != "mark-good" && what != "rollback")
    return Usage(environment, kUsage);
  const absl::StatusOr<std::string> session = Session(environment, arguments, kAdministrator);
  if (!session.ok()) return Fail(environment, session.status());
  if (transfers) {
    const absl::StatusOr<std::string> version = VersionOf(arguments, *client);
    if (!version.ok()) return Fail(environment, version.status());
    return Follow(environment, [&](UpdatesClient::OnStatus on_status) {
      if (what == "download") {
        update::v1::DownloadRequest request;
        request.set_version(*version);
        return client->Download(request, *session, kPatience, on_status);
      }
      update::v1::InstallRequest request;
      request.set_version(*version);
      request.set_at_once(arguments.Has("now"));
      return client->Install(request, *session, kPatience, on_status);
    });
  }
  const absl::Status done = what == "reboot"      ? client->Reboot(*session)
                            : what == "mark-good" ? client->MarkGood(*session)
                                                  : client->Rollback(*session);
  if (!done.ok()) return Fail(environment, done);
  Print(environment.json ? MessageJson(update::v1::RebootResponse()) : Say(environment, "已完成", "done"));
  return kDone;
}

}  // namespace

const Command kUpdateCommand = {
    "update",
    "check | download [VERSION] | install [VERSION] | status | reboot | mark-good | rollback",
    {"终端软件:有无新版本,升级到哪一步", "the terminal's software: what is newer, and how far it is"},
    "check download install status reboot mark-good rollback",
    kOptions,
    1,
    2,
    Run,
    {},
    true};

}  // namespace till::tillctl
