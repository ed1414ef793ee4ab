// SPDX-License-Identifier: Apache-2.0
// tillctl batch: signs on and off, sums, settles, lists settlements, begins a shift, tells of the line.

#include <vector>

#include "absl/strings/str_cat.h"
#include "till/payment/v1/batches.grpc.pb.h"
#include "tools/tillctl/amount.h"
#include "tools/tillctl/command.h"
#include "tools/tillctl/connection.h"
#include "tools/tillctl/json.h"
#include "tools/tillctl/output.h"
#include "tools/tillctl/shared_options.h"
#include "tools/tillctl/take_payment.h"

namespace till::tillctl {
namespace {

using ledger::v1::Settlement;
using payment::v1::Batches;

// Many messages, each with the host's own time.
constexpr absl::Duration kSettleDeadline = absl::Minutes(30);
constexpr absl::Duration kHostDeadline = absl::Minutes(2);

constexpr OptionSpec kOptions[] = {
    {"request-id",
     "ID",
     "",
     {"结算的请求号;重复使用同一个即接续该次结算", "of a settlement; the same one again joins it"}},
    kSignInAs,
    kSignInPassword,
};

std::string Say(const Environment& environment, std::string_view zh, std::string_view en) {
  return std::string(InLanguage(environment, zh, en));
}

bool IsBalanced(const Settlement& settlement) {
  return settlement.domestic_flag() == 1 && settlement.foreign_flag() == 1;
}

std::string TotalsJson(const ledger::v1::SettlementTotals& totals) {
  return JsonObject()
      .Number("debit_minor", totals.debit_minor())
      .Number("debit_count", totals.debit_count())
      .Number("credit_minor", totals.credit_minor())
      .Number("credit_count", totals.credit_count())
      .ToString();
}

std::string SettlementJson(const Settlement& settlement) {
  return JsonObject()
      .Text("settlement", settlement.name())
      .Number("batch", settlement.batch_number())
      .Text("state", Settlement::State_Name(settlement.state()))
      .Bool("balanced", IsBalanced(settlement))
      .Raw("domestic", TotalsJson(settlement.domestic()))
      .Raw("foreign", TotalsJson(settlement.foreign()))
      .Number("uploaded", settlement.uploaded())
      .Number("to_upload", settlement.to_upload())
      .Text("operator", settlement.operator_id())
      .Text("business_date", settlement.business_date())
      .ToString();
}

std::string SettlementLine(const Environment& environment, const Settlement& settlement) {
  const bool heard = settlement.domestic_flag() != 0;
  const bool balanced = IsBalanced(settlement);
  const std::string word = (!heard     ? Say(environment, "未对账", "not compared")
                            : balanced ? Say(environment, "对账平", "balanced")
                                       : Say(environment, "对账不平", "not balanced"));
  return absl::StrCat(settlement.name(), "  ", Settlement::State_Name(settlement.state()), "  ", word, "  ",
                      Say(environment, "借记 ", "debit "), settlement.domestic().debit_count(), " / ",
                      FormatAmount(settlement.domestic().debit_minor(), "CNY"),
                      Say(environment, ", 贷记 ", ", credit "), settlement.domestic().credit_count(), " / ",
                      FormatAmount(settlement.domestic().credit_minor(), "CNY"));
}

ExitCode SignOn(const Environment& environment, const std::string& session) {
  const auto stub = StubOf<Batches>(environment, "payment", "batches");
  const auto answer = rpc::UnaryCall(*stub, &Batches::Stub::SignOn, payment::v1::SignOnRequest(),
                                     Options(environment, kHostDeadline, session));
  if (!answer.ok()) return Fail(environment, answer.status());
  if (environment.json) {
    Print(JsonObject()
              .Number("batch", answer->batch_number())
              .Text("response_code", answer->response().code())
              .Null("error")
              .ToString());
  } else {
    Print(absl::StrCat(Say(environment, "签到 ", "sign-on "), answer->response().code(),
                       Say(environment, ", 批次 ", ", batch "), answer->batch_number()));
  }
  return answer->response().code() == "00" ? kDone : kDeclined;
}

ExitCode SignOff(const Environment& environment, const std::string& session) {
  const auto stub = StubOf<Batches>(environment, "payment", "batches");
  const auto answer = rpc::UnaryCall(*stub, &Batches::Stub::SignOff, payment::v1::SignOffRequest(),
                                     Options(environment, kHostDeadline, session));
  if (!answer.ok()) return Fail(environment, answer.status());
  if (environment.json) {
    Print(JsonObject().Text("response_code", answer->response().code()).Null("error").ToString());
  } else {
    Print(absl::StrCat(Say(environment, "签退 ", "sign-off "), answer->response().code()));
  }
  return answer->response().code() == "00" ? kDone : kDeclined;
}

ExitCode Shift(const Environment& environment, const std::string& session) {
  const auto stub = StubOf<Batches>(environment, "payment", "batches");
  const auto answer = rpc::UnaryCall(*stub, &Batches::Stub::ChangeShift, payment::v1::ChangeShiftRequest(),
                                     Options(environment, kQuickDeadline, session));
  if (!answer.ok()) return Fail(environment, answer.status());
  if (environment.json) {
    Print(JsonObject().Number("shift", answer->shift_number()).Null("error").ToString());
  } else {
    Print(absl::StrCat(Say(environment, "班次 ", "shift "), answer->shift_number()));
  }
  return kDone;
}

ExitCode Line(const Environment& environment) {
  const auto stub = StubOf<Batches>(environment, "payment", "batches");
  const auto line = rpc::UnaryCall(*stub, &Batches::Stub::GetLine, payment::v1::GetLineRequest(),
                                   Options(environment, kQuickDeadline));
  if (!line.ok()) return Fail(environment, line.status());
  if (environment.json) {
    Print(JsonObject()
              .Bool("connected", line->line().connected())
              .Bool("signed_on", line->line().signed_on())
              .Bool("on_backup_host", line->line().on_backup_host())
              .Text("host", line->line().host())
              .Number("reversals_owed", line->reversals_owed())
              .Number("advices_owed", line->advices_owed())
              .Text("settlement_in_progress", line->settlement_in_progress())
              .Null("error")
              .ToString());
    return kDone;
  }
  const std::string state = !line->line().connected() ? Say(environment, "未连接", "not connected")
                            : !line->line().signed_on()
                                ? Say(environment, "已连接,未签到", "connected, not signed on")
                                : Say(environment, "已签到", "signed on");
  Print(absl::StrCat(line->line().host(), "  ", state, Say(environment, ", 待冲正 ", ", reversals owed "),
                     line->reversals_owed(), Say(environment, ", 待上送 ", ", advices owed "),
                     line->advices_owed()));
  return kDone;
}

ExitCode Settle(const Environment& environment, const Arguments& arguments, const std::string& session) {
  payment::v1::SettleRequest request;
  request.set_request_id(RequestId(arguments));
  const auto stub = StubOf<Batches>(environment, "payment", "batches");
  grpc::ClientContext context;
  rpc::Prepare(context, Options(environment, kSettleDeadline, session));
  const auto stream = stub->Settle(&context, request);
  payment::v1::SettleEvent event;
  payment::v1::SettleEvent last;
  while (stream->Read(&event)) {
    last = event;
    Progress(environment, absl::StrCat("  ", event.progress_percent(), " %  ",
                                       Settlement::State_Name(event.settlement().state())));
  }
  const grpc::Status finished = stream->Finish();
  if (last.settlement().state() != Settlement::CLOSED) {
    return Fail(environment, finished.ok() ? absl::UnavailableError("the settlement sent no end")
                                           : rpc::FromGrpc(finished));
  }
  Print(environment.json ? SettlementJson(last.settlement())
                         : SettlementLine(environment, last.settlement()));
  return kDone;
}

ExitCode List(const Environment& environment, const std::string& session) {
  const auto stub = StubOf<Batches>(environment, "payment", "batches");
  const auto answer =
      rpc::UnaryCall(*stub, &Batches::Stub::ListSettlements, payment::v1::ListSettlementsRequest(),
                     Options(environment, kQuickDeadline, session));
  if (!answer.ok()) return Fail(environment, answer.status());
  JsonArray list;
  for (const Settlement& settlement : answer->settlements()) {
    list.Add(SettlementJson(settlement));
    if (!environment.json) Print(SettlementLine(environment, settlement));
  }
  if (environment.json) {
    Print(JsonObject()
              .Raw("settlements", list.ToString())
              .Text("next_page_token", answer->next_page_token())
              .Null("error")
              .ToString());
  }
  return kDone;
}

ExitCode Run(const Environment& environment, const Arguments& arguments) {
  const std::string& what = arguments.positional()[0];
  if (what == "line") return Line(environment);
  const absl::StatusOr<std::string> session = Session(environment, arguments, what == "settle" ? "00" : "01");
  if (!session.ok()) return Fail(environment, session.status());
  if (what == "sign-on") return SignOn(environment, *session);
  if (what == "sign-off") return SignOff(environment, *session);
  if (what == "shift") return Shift(environment, *session);
  if (what == "settle") return Settle(environment, arguments, *session);
  if (what == "settlements") return List(environment, *session);
  return Fail(environment,
              absl::InvalidArgumentError(
                  "usage: tillctl batch line | sign-on | sign-off | shift | settle | settlements"));
}

}  // namespace

const Command kBatchCommand = {
    "batch",
    "line | sign-on | sign-off | shift | settle | settlements",
    {"签到、签退、结算、结算记录、换班", "sign on and off, settle, list settlements, begin a shift"},
    "line sign-on sign-off shift settle settlements",
    kOptions,
    1,
    1,
    Run};

}  // namespace till::tillctl
