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
    {"limit", "COUNT", "", "how many at most, 20 if not given"},
    {"last-four", "DIGITS", "", "only of cards that end in these digits"},
    {"operator", "NUMBER", "", "only this operator's"},
    {"page-token", "TOKEN", "", "go on where the last page ended"},
};

std::string Line(const Payment& payment, std::string_view language) {
  const absl::Time time = absl::FromUnixSeconds(payment.create_time().seconds());
  return absl::FormatTime("%Y-%m-%d %H:%M:%S  ", time, absl::LocalTimeZone()) +
         PadRight(FormatAmount(payment.amount().minor_units(), payment.amount().currency_code()), 18) +
         PadRight(StateWords(payment.state(), language), 24) + PadRight(payment.host().response().code(), 4) +
         PadRight(payment.card().masked_number(), 21) + payment.name();
}

ExitCode List(const Environment& environment, const Arguments& arguments) {
  const std::string text = arguments.Get("limit", "20");
  int limit = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), limit);
  if (error != std::errc() || end != text.data() + text.size() || limit < 1) {
    return Fail(environment, absl::InvalidArgumentError("--limit wants a number from 1"));
  }
  const auto stub = StubOf<Payments>(environment, "payment", "payments");
  payment::v1::ListPaymentsRequest request;
  request.set_last_four(arguments.Get("last-four"));
  request.set_operator_id(arguments.Get("operator"));
  request.mutable_page()->set_page_token(arguments.Get("page-token"));
  JsonArray list;
  std::string next;
  for (int left = limit; left > 0;) {
    request.mutable_page()->set_page_size(std::min(left, 200));
    const absl::StatusOr<payment::v1::ListPaymentsResponse> page =
        rpc::UnaryCall(*stub, &Payments::Stub::ListPayments, request, Options(environment, kQuickDeadline));
    if (!page.ok()) return Fail(environment, page.status());
    for (const Payment& payment : page->payments()) {
      list.Add(PaymentJson(payment, environment.language));
      if (!environment.json) Print(Line(payment, environment.language));
    }
    left -= page->payments_size();
    next = page->next_page_token();
    if (next.empty() || page->payments_size() == 0) break;
    request.mutable_page()->set_page_token(next);
  }
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
                                  "list [--limit COUNT] [--last-four DIGITS] | show ID",
                                  "list payments, show one",
                                  "list show",
                                  kOptions,
                                  1,
                                  2,
                                  Run};

}  // namespace till::tillctl
