// SPDX-License-Identifier: Apache-2.0
// tillctl notices: whom the terminal tells, and what it told.

#include "absl/strings/str_cat.h"
#include "absl/strings/str_split.h"
#include "till/terminal/v1/notices.grpc.pb.h"
#include "tools/tillctl/administration.h"
#include "tools/tillctl/shared_options.h"

namespace till::tillctl {
namespace {

using terminal::v1::Notice;
using terminal::v1::Notices;

constexpr char kUsage[] = "notices list | show | set NAME URL | off | test";
constexpr OptionSpec kOptions[] = {
    kAsker,
    kAskersPassword,
    {"phones",
     "LIST",
     "",
     {"电话号码,用逗号分隔:每个号码发一条通知", "telephones, separated by commas: one notice for each"}},
    {"body",
     "TEXT",
     "",
     {"发送的内容,可含 {event} {subject} {time} {text} {phone} {id}",
      "what is posted, with {event} {subject} {time} {text} {phone} {id}"}},
    {"content-type", "TYPE", "", {"默认 application/json", "application/json if not given"}},
    {"secret", "TEXT", "", {"为每条内容签名(Till-Signature)", "signs each body (Till-Signature)"}},
    {"authorization", "TEXT", "", {"请求头 Authorization", "the header Authorization"}},
};

std::vector<std::string> Lines(const Environment& environment,
                               const terminal::v1::ListNoticesResponse& list) {
  std::vector<std::string> lines;
  for (const Notice& notice : list.notices()) {
    std::string state = Say(environment, "待发送", "waiting");
    if (notice.state() == Notice::SENT) state = Say(environment, "已发送", "sent");
    if (notice.state() == Notice::GIVEN_UP) state = Say(environment, "已放弃", "given up");
    lines.push_back(absl::StrCat(notice.notice(), "  ", terminal::v1::NoticeEvent_Name(notice.event()), "  ",
                                 notice.subject(), "  ", notice.channel(), " ", notice.phone(), "  ", state,
                                 "  ", notice.attempts(), Say(environment, " 次", " tries")));
  }
  if (lines.empty()) lines.push_back(Say(environment, "没有通知", "there are no notices"));
  return lines;
}

std::vector<std::string> Lines(const Environment& environment, const terminal::v1::NoticeSettings& settings) {
  std::vector<std::string> lines;
  for (const auto& channel : settings.channels()) {
    lines.push_back(
        absl::StrCat(channel.name(), "  ", channel.url(), "  ",
                     channel.enabled() ? Say(environment, "启用", "on") : Say(environment, "停用", "off")));
  }
  if (lines.empty()) lines.push_back(Say(environment, "没有通知渠道", "there are no channels"));
  return lines;
}

template <typename Reply>
LinesOf<Reply> Told(const Environment& environment) {
  return [&environment](const Reply& reply) { return Lines(environment, reply); };
}

ExitCode Set(const Environment& environment, const Arguments& arguments) {
  terminal::v1::UpdateNoticeSettingsRequest request;
  if (arguments.positional()[0] == "set") {
    if (arguments.positional().size() < 3) return Usage(environment, kUsage);
    terminal::v1::NoticeChannel* channel = request.mutable_settings()->add_channels();
    channel->set_name(arguments.positional()[1]);
    channel->set_enabled(true);
    channel->set_url(arguments.positional()[2]);
    channel->set_body(arguments.Get("body"));
    channel->set_content_type(arguments.Get("content-type"));
    channel->set_secret(arguments.Get("secret"));
    channel->set_authorization(arguments.Get("authorization"));
    if (arguments.Has("phones")) {
      for (const auto phone : absl::StrSplit(arguments.Get("phones"), ',')) {
        channel->add_phones(std::string(phone));
      }
    }
  }
  return Ask<Notices>(environment, arguments, "notices", &Notices::Stub::UpdateNoticeSettings, request,
                      Told<terminal::v1::NoticeSettings>(environment));
}

ExitCode Run(const Environment& environment, const Arguments& arguments) {
  const std::string& what = arguments.positional()[0];
  if (what == "list") {
    return Ask<Notices>(environment, arguments, "notices", &Notices::Stub::ListNotices,
                        terminal::v1::ListNoticesRequest(),
                        Told<terminal::v1::ListNoticesResponse>(environment));
  }
  if (what == "show") {
    return Ask<Notices>(environment, arguments, "notices", &Notices::Stub::GetNoticeSettings,
                        terminal::v1::GetNoticeSettingsRequest(),
                        Told<terminal::v1::NoticeSettings>(environment));
  }
  if (what == "set" || what == "off") return Set(environment, arguments);
  if (what == "test") {
    return Ask<Notices>(environment, arguments, "notices", &Notices::Stub::SendTestNotice,
                        terminal::v1::SendTestNoticeRequest(),
                        Told<terminal::v1::ListNoticesResponse>(environment));
  }
  return Usage(environment, kUsage);
}

}  // namespace

const Command kNoticesCommand = {
    "notices",
    "list | show | set NAME URL | off | test",
    {"终端通知谁,以及已发的通知", "whom the terminal tells what happened, and what it told"},
    "list show set off test",
    kOptions,
    1,
    3,
    Run};

}  // namespace till::tillctl
