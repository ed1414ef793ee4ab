// SPDX-License-Identifier: Apache-2.0
// tillctl operators, tillctl audit: who works here, and what they did.

#include <optional>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "till/terminal/v1/operators.grpc.pb.h"
#include "tools/tillctl/administration.h"
#include "tools/tillctl/shared_options.h"

namespace till::tillctl {
namespace {

using terminal::v1::Operators;

constexpr char kOperatorsUsage[] =
    "operators list | add | update | disable | enable | unlock | reset [OPERATOR]";
constexpr OptionSpec kOperatorsOptions[] = {
    kAsker,
    kAskersPassword,
    {"role", "ROLE", "cashier supervisor administrator", {"角色", "of the operator"}},
    {"name", "TEXT", "", {"姓名", "of the operator"}},
    {"first-password", "DIGITS", "", {"首次密码,下次签到时须修改", "to be changed at the next sign-in"}},
    {"approver",
     "OPERATOR",
     "",
     {"另一位有权的操作员,同意这一次操作(reset、unlock)",
      "another operator who may, and says yes to this one call (reset, unlock)"}},
    kApproverPassword,
};

terminal::v1::Role RoleOf(const Arguments& arguments) {
  const std::string role = arguments.Get("role");
  if (role == "cashier") return terminal::v1::CASHIER;
  if (role == "supervisor") return terminal::v1::SUPERVISOR;
  if (role == "administrator") return terminal::v1::ADMINISTRATOR;
  return terminal::v1::ROLE_UNSPECIFIED;
}

std::string Line(const Environment& environment, const terminal::v1::Operator& who) {
  std::string role = Say(environment, "收银员", "cashier");
  if (who.role() == terminal::v1::SUPERVISOR) role = Say(environment, "主管", "supervisor");
  if (who.role() == terminal::v1::ADMINISTRATOR) role = Say(environment, "管理员", "administrator");
  std::string line = absl::StrCat(who.operator_id(), "  ", PadRight(role, 14), who.display_name());
  if (who.disabled()) absl::StrAppend(&line, "  ", Say(environment, "已停用", "switched off"));
  if (who.locked()) absl::StrAppend(&line, "  ", Say(environment, "已锁定", "locked"));
  if (who.password_change_required())
    absl::StrAppend(&line, "  ", Say(environment, "须修改密码", "owes a password"));
  return line;
}

LinesOf<terminal::v1::Operator> One(const Environment& environment) {
  return [&environment](const terminal::v1::Operator& who) {
    return std::vector<std::string>{Line(environment, who)};
  };
}

template <typename Request>
ExitCode Change(const Environment& environment, const Arguments& arguments, const std::string& who,
                grpc::Status (Operators::Stub::*method)(grpc::ClientContext*, const Request&,
                                                        terminal::v1::Operator*)) {
  Request request;
  request.set_operator_id(who);
  return Ask<Operators>(environment, arguments, "operators", method, request, One(environment));
}

// With --approver the caller is a supervisor's session ("00") and the approver an administrator.
std::optional<std::string> Approved(const Environment& environment, const Arguments& arguments,
                                    const std::string& subject, ExitCode* failed) {
  if (!arguments.Has("approver")) return "";
  const absl::StatusOr<std::string> session = Session(environment, arguments, "00");
  absl::StatusOr<std::string> approval =
      session.ok() ? Approval(environment, arguments, *session, common::v1::MANAGE_OPERATORS, subject)
                   : session.status();
  if (approval.ok()) return *std::move(approval);
  *failed = Fail(environment, approval.status());
  return std::nullopt;
}

ExitCode RunOperators(const Environment& environment, const Arguments& arguments) {
  const std::string& what = arguments.positional()[0];
  if (what == "list") {
    return Ask<Operators>(environment, arguments, "operators", &Operators::Stub::ListOperators,
                          terminal::v1::ListOperatorsRequest(),
                          LinesOf<terminal::v1::ListOperatorsResponse>([&](const auto& reply) {
                            std::vector<std::string> lines;
                            for (const auto& who : reply.operators()) lines.push_back(Line(environment, who));
                            return lines;
                          }));
  }
  if (arguments.positional().size() < 2) return Usage(environment, kOperatorsUsage);
  const std::string& who = arguments.positional()[1];
  const std::string asks = arguments.Has("approver") ? "00" : kAdministrator;
  if (what == "add") {
    terminal::v1::AddOperatorRequest request;
    request.mutable_operator_()->set_operator_id(who);
    request.mutable_operator_()->set_role(RoleOf(arguments));
    request.mutable_operator_()->set_display_name(arguments.Get("name"));
    request.set_first_password(arguments.Get("first-password"));
    return Ask<Operators>(environment, arguments, "operators", &Operators::Stub::AddOperator, request,
                          One(environment));
  }
  if (what == "update") {
    terminal::v1::UpdateOperatorRequest request;
    request.set_operator_id(who);
    request.set_role(RoleOf(arguments));
    if (arguments.Has("name")) request.set_display_name(arguments.Get("name"));
    return Ask<Operators>(environment, arguments, "operators", &Operators::Stub::UpdateOperator, request,
                          One(environment));
  }
  if (what == "disable")
    return Change<terminal::v1::DisableOperatorRequest>(environment, arguments, who,
                                                        &Operators::Stub::DisableOperator);
  if (what == "enable")
    return Change<terminal::v1::EnableOperatorRequest>(environment, arguments, who,
                                                       &Operators::Stub::EnableOperator);
  ExitCode failed = kCouldNot;
  const std::optional<std::string> approval = Approved(environment, arguments, who, &failed);
  if (!approval.has_value()) return failed;
  if (what == "unlock") {
    terminal::v1::UnlockOperatorRequest request;
    request.set_operator_id(who);
    return Ask<Operators>(environment, arguments, "operators", &Operators::Stub::UnlockOperator, request,
                          One(environment), asks, *approval);
  }
  if (what == "reset") {
    terminal::v1::ResetPasswordRequest request;
    request.set_operator_id(who);
    request.set_first_password(arguments.Get("first-password"));
    return Ask<Operators>(environment, arguments, "operators", &Operators::Stub::ResetPassword, request,
                          Done<terminal::v1::ResetPasswordResponse>(environment), asks, *approval);
  }
  return Usage(environment, kOperatorsUsage);
}

constexpr OptionSpec kAuditOptions[] = {
    kAsker,
    kAskersPassword,
    {"of", "OPERATOR", "", {"只列该操作员所做的", "only what this operator did"}},
    {"act",
     "ACT",
     "",
     {"只列该类操作:sign-in、approve、update-parameters …",
      "only this act: sign-in, approve, update-parameters, …"}},
    {"count",
     "NUMBER",
     "",
     {"最多多少条,1 到 200(默认 50)", "at most so many entries, 1 to 200 (50 if not given)"}},
    {"page", "TOKEN", "", {"接在此标记之后的一页", "the page after the one that ended with this"}},
};

ExitCode RunAudit(const Environment& environment, const Arguments& arguments) {
  const std::string& what = arguments.positional()[0];
  if (what == "verify") {
    return Ask<Operators>(
        environment, arguments, "operators", &Operators::Stub::VerifyAudit,
        terminal::v1::VerifyAuditRequest(),
        LinesOf<terminal::v1::VerifyAuditResponse>([&](const auto& reply) {
          return std::vector<std::string>{absl::StrCat(
              reply.sound() ? Say(environment, "审计记录完整: ", "the trail is sound: ")
                            : absl::StrCat(Say(environment, "审计记录断裂于 ", "the trail is broken at "),
                                           reply.broken_sequence(), ": "),
              reply.first_sequence(), "–", reply.last_sequence())};
        }));
  }
  if (what != "list") return Usage(environment, "audit list | verify");
  terminal::v1::ListAuditRequest request;
  int count = 0;
  if (arguments.Has("count") && !absl::SimpleAtoi(arguments.Get("count"), &count))
    return Usage(environment, "audit list --count NUMBER");
  request.set_page_size(count);
  request.set_page_token(arguments.Get("page"));
  request.set_operator_id(arguments.Get("of"));
  if (arguments.Has("act")) request.add_acts(arguments.Get("act"));
  return Ask<Operators>(
      environment, arguments, "operators", &Operators::Stub::ListAudit, request,
      LinesOf<terminal::v1::ListAuditResponse>([&](const auto& reply) {
        std::vector<std::string> lines;
        for (const auto& entry : reply.entries()) {
          lines.push_back(absl::StrCat(
              entry.sequence(), "  ",
              absl::FormatTime("%Y-%m-%d %H:%M:%S", absl::FromUnixSeconds(entry.time().seconds()),
                               absl::LocalTimeZone()),
              "  ", PadRight(entry.operator_id(), 4), PadRight(entry.act(), 20), entry.subject(), "  ",
              entry.outcome()));
        }
        if (!reply.next_page_token().empty()) {
          lines.push_back(
              absl::StrCat(Say(environment, "下一页: --page ", "next: --page "), reply.next_page_token()));
        }
        return lines;
      }));
}

}  // namespace

const Command kOperatorsCommand = {"operators",
                                   "list | add | update | disable | enable | unlock | reset [OPERATOR]",
                                   {"操作员:列出、新增、修改、停用与启用、重置密码",
                                    "operators: list, add, change, switch off and on, reset a password"},
                                   "list add update disable enable unlock reset",
                                   kOperatorsOptions,
                                   1,
                                   2,
                                   RunOperators};
const Command kAuditCommand = {"audit",
                               "list | verify",
                               {"审计记录:谁在终端上做了什么", "what people did on this terminal"},
                               "list verify",
                               kAuditOptions,
                               1,
                               1,
                               RunAudit};

}  // namespace till::tillctl
