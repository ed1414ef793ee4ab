// SPDX-License-Identifier: Apache-2.0
// tillctl payments: lists payments, shows one.

#include <algorithm>
#include <charconv>

#include "absl/time/time.h"
#include "till/payment/v1/payments.grpc.pb.h"
#include "tools/tillctl/amount.h"
#include "tools/tillctl/command.h"
#include "tools/tillctl/connection.h"
#include "tools/tillctl/json.h"
#include "tools/tillctl/output.h"
#include "tools/tillctl/payment_view.h"

namespace till::tillctl {
namespace {

using payment::v1::Payment;
using payment::v1::Payments;

constexpr OptionSpec kOptions[] = {
    {"limit",
     "COUNT",
     "",
     {"最多多少笔,默认 20;使用 --csv 时为全部", "how many at most, 20 if not given; all with --csv"}},
    {"last-four", "DIGITS", "", {"只列卡号末四位相符的", "only of cards that end in these digits"}},
    {"operator", "NUMBER", "", {"只列该操作员的", "only this operator's"}},
    {"kind",
     "KIND",
     "",
     {"只列该类交易:SALE、REFUND、PRE_AUTHORIZATION …",
      "only this kind: SALE, REFUND, PRE_AUTHORIZATION ..."}},
    {"amount", "AMOUNT", "", {"只列该金额的", "only of this amount"}},
    {"reference", "NUMBER", "", {"只列该参考号的", "only with this reference number"}},
    {"trace", "NUMBER", "", {"只列该凭证号的", "only with this trace number"}},
    {"batch", "NUMBER", "", {"只列该批次的", "only of this batch"}},
    {"original", "ID", "", {"只列针对该笔交易的", "only those about this payment"}},
    {"page-token", "TOKEN", "", {"接着上一页继续", "go on where the last page ended"}},
    {"csv",
     "",
     "",
     {"逗号分隔,首行为列名(RFC 4180)", "comma-separated values with a line of names (RFC 4180)"}},
};

// What a spreadsheet gets; amounts are minor units, times are UTC.
constexpr std::string_view kCsvNames =
    "payment,kind,state,amount_minor,currency,time,business_date,batch,trace,reference_number,authorisation_"
    "code,"
    "response_code,scheme,masked_number,operator,original,tip_minor,tips_added_minor,refunded_minor,undone_"
    "by,settled";

std::string CsvLine(const Payment& payment) {
  const std::string values[] = {
      payment.name(),
      ledger::v1::PaymentKind_Name(payment.kind()),
      Payment::State_Name(payment.state()),
      std::to_string(payment.amount().minor_units()),
      payment.amount().currency_code(),
      absl::FormatTime("%Y-%m-%dT%H:%M:%SZ", absl::FromUnixSeconds(payment.create_time().seconds()),
                       absl::UTCTimeZone()),
      payment.business_date(),
      std::to_string(payment.batch_number()),
      std::to_string(payment.trace_number()),
      payment.host().reference_number(),
      payment.host().authorisation_code(),
      payment.host().response().code(),
      payment.card().scheme(),
      payment.card().masked_number(),
      payment.operator_id(),
      payment.original(),
      std::to_string(payment.tip().minor_units()),
      std::to_string(payment.tips_added().minor_units()),
      std::to_string(payment.refunded().minor_units()),
      payment.undone_by(),
      payment.settled() ? "yes" : "no"};
  std::string line;
  for (const std::string& value : values) {
    if (!line.empty()) line += ",";
    line += value;  // None of these can hold a comma or a quote: they are codes, numbers and names of ours.
  }
  return line;
}

bool ReadNumber(const std::string& text, int32_t& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size() && number > 0;
}

// SetFilters reads the options that choose payments.
absl::Status SetFilters(const Arguments& arguments, payment::v1::ListPaymentsRequest& request) {
  request.set_last_four(arguments.Get("last-four"));
  request.set_operator_id(arguments.Get("operator"));
  request.set_reference_number(arguments.Get("reference"));
  request.mutable_page()->set_page_token(arguments.Get("page-token"));
  if (arguments.Has("original")) request.set_original(PaymentName(arguments.Get("original")));
  if (arguments.Has("kind")) {
    ledger::v1::PaymentKind kind = ledger::v1::PAYMENT_KIND_UNSPECIFIED;
    if (!ledger::v1::PaymentKind_Parse(arguments.Get("kind"), &kind)) {
      return absl::InvalidArgumentError("--kind: there is no such kind of payment");
    }
    request.add_kinds(kind);
  }
  if (arguments.Has("amount")) {
    const absl::StatusOr<int64_t> amount = ParseAmount(arguments.Get("amount"), "CNY");
    if (!amount.ok()) return amount.status();
    request.mutable_amount()->set_minor_units(*amount);
    request.mutable_amount()->set_currency_code("CNY");
  }
  int32_t number = 0;
  if (arguments.Has("trace")) {
    if (!ReadNumber(arguments.Get("trace"), number))
      return absl::InvalidArgumentError("--trace wants a number");
    request.set_trace_number(number);
  }
  if (arguments.Has("batch")) {
    if (!ReadNumber(arguments.Get("batch"), number))
      return absl::InvalidArgumentError("--batch wants a number");
    request.set_batch_number(number);
  }
  return absl::OkStatus();
}

std::string Line(const Payment& payment, std::string_view language) {
  const absl::Time time = absl::FromUnixSeconds(payment.create_time().seconds());
  return absl::FormatTime("%Y-%m-%d %H:%M:%S  ", time, absl::LocalTimeZone()) +
         PadRight(KindWords(payment.kind(), language), 28) +
         PadRight(FormatAmount(payment.amount().minor_units(), payment.amount().currency_code()), 18) +
         PadRight(StateWords(payment.state(), language), 24) + PadRight(payment.host().response().code(), 4) +
         PadRight(payment.card().masked_number(), 21) + payment.name();
}

ExitCode List(const Environment& environment, const Arguments& arguments) {
  const bool csv = arguments.Has("csv");
  int limit = 0;
  if (!ReadNumber(arguments.Get("limit", csv ? "1000000" : "20"), limit)) {
    return Fail(environment, absl::InvalidArgumentError("--limit wants a number from 1"));
  }
  const auto stub = StubOf<Payments>(environment, "payment", "payments");
  payment::v1::ListPaymentsRequest request;
  if (absl::Status status = SetFilters(arguments, request); !status.ok()) return Fail(environment, status);
  if (csv) Print(kCsvNames);
  JsonArray list;
  std::string next;
  for (int left = limit; left > 0;) {
    request.mutable_page()->set_page_size(std::min(left, 200));
    const absl::StatusOr<payment::v1::ListPaymentsResponse> page =
        rpc::UnaryCall(*stub, &Payments::Stub::ListPayments, request, Options(environment, kQuickDeadline));
    if (!page.ok()) return Fail(environment, page.status());
    for (const Payment& payment : page->payments()) {
      if (csv) {
        Print(CsvLine(payment));
      } else if (environment.json) {
        list.Add(PaymentJson(payment, environment.language));
      } else {
        Print(Line(payment, environment.language));
      }
    }
    left -= page->payments_size();
    next = page->next_page_token();
    if (next.empty() || page->payments_size() == 0) break;
    request.mutable_page()->set_page_token(next);
  }
  if (csv) return kDone;
  if (environment.json) {
    Print(
        JsonObject().Raw("payments", list.ToString()).Text("next_page_token", next).Null("error").ToString());
  } else if (!next.empty()) {
    Progress(environment, "  --page-token " + next);
  }
  return kDone;
}

ExitCode Show(const Environment& environment, const std::string& id) {
  const auto stub = StubOf<Payments>(environment, "payment", "payments");
  payment::v1::GetPaymentRequest request;
  request.set_payment(PaymentName(id));
  const absl::StatusOr<Payment> payment =
      rpc::UnaryCall(*stub, &Payments::Stub::GetPayment, request, Options(environment, kQuickDeadline));
  if (!payment.ok()) return Fail(environment, payment.status());
  if (environment.json) {
    Print(PaymentJson(*payment, environment.language));
    return kDone;
  }
  Print(PaymentSentence(*payment, environment.language));
  const auto row = [&environment](std::string_view zh, std::string_view en, const std::string& value) {
    if (!value.empty()) Print("  " + PadRight(InLanguage(environment, zh, en), 16) + value);
  };
  row("交易", "payment", payment->name());
  row("类型", "kind", std::string(KindWords(payment->kind(), environment.language)));
  row("原交易", "original", payment->original());
  row("撤销", "undone by", payment->undone_by());
  row("完成", "completed by", payment->completed_by());
  if (payment->has_refunded()) {
    row("已退", "refunded",
        FormatAmount(payment->refunded().minor_units(), payment->refunded().currency_code()));
  }
  row("请求", "request", payment->request_id());
  row("流水号", "trace", std::to_string(payment->trace_number()));
  row("批次号", "batch", std::to_string(payment->batch_number()));
  row("操作员", "operator", payment->operator_id());
  row("营业日", "business date", payment->business_date());
  row("应用", "application", payment->card().aid() + " " + payment->card().application_label());
  row("TVR", "TVR", payment->emv().tvr());
  row("TSI", "TSI", payment->emv().tsi());
  row("密文", payment->emv().cryptogram_type(), payment->emv().cryptogram());
  return kDone;
}

ExitCode Run(const Environment& environment, const Arguments& arguments) {
  const std::string& what = arguments.positional()[0];
  if (what == "list" && arguments.positional().size() == 1) return List(environment, arguments);
  if (what == "show" && arguments.positional().size() == 2)
    return Show(environment, arguments.positional()[1]);
  return Fail(environment, absl::InvalidArgumentError("usage: tillctl payments list | payments show ID"));
}

}  // namespace

const Command kPaymentsCommand = {"payments",
                                  "list [--limit COUNT] [--last-four DIGITS] [--csv] | show ID",
                                  {"列出交易,查看一笔", "list payments, show one"},
                                  "list show",
                                  kOptions,
                                  1,
                                  2,
                                  Run};

}  // namespace till::tillctl
