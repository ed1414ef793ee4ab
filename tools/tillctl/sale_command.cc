// SPDX-License-Identifier: Apache-2.0
// The commands that begin a payment with a card: sale, pre-authorize, instalment, offline-settle,
// points-sale, reservation. They differ in the kind, and in what only one of them asks.

#include <span>

#include "absl/strings/numbers.h"
#include "tools/tillctl/command.h"
#include "tools/tillctl/output.h"
#include "tools/tillctl/payment_view.h"
#include "tools/tillctl/shared_options.h"
#include "tools/tillctl/take_payment.h"

namespace till::tillctl {
namespace {

using payment::v1::Payments;

ExitCode Start(const Environment& environment, const Arguments& arguments, ledger::v1::PaymentKind kind) {
  if (arguments.Has("moto") || arguments.Has("manual")) {
    if (arguments.Has("tip"))
      return Fail(environment, absl::InvalidArgumentError("--tip: not with a card that is typed"));
    if (arguments.Has("moto"))
      kind = kind == ledger::v1::SALE ? ledger::v1::MOTO_SALE : ledger::v1::MOTO_PRE_AUTHORIZATION;
    return TakeTyped(environment, arguments, kind, arguments.positional()[0]);
  }
  payment::v1::StartPaymentRequest request;
  request.set_request_id(RequestId(arguments));
  request.set_kind(kind);
  const std::string& amount = arguments.positional()[0];
  if (absl::Status read = SetAmount(amount, arguments, *request.mutable_amount()); !read.ok()) {
    return Fail(environment, read);
  }
  if (arguments.Has("tip")) {
    if (absl::Status read = SetAmount(arguments.Get("tip"), arguments, *request.mutable_tip()); !read.ok()) {
      return Fail(environment, read);
    }
  }
  if (kind == ledger::v1::INSTALMENT_SALE) {
    int parts = 0;
    if (!absl::SimpleAtoi(arguments.Get("parts"), &parts)) {
      return Fail(environment, absl::InvalidArgumentError("--parts wants a number from 2 to 99"));
    }
    request.set_instalments(parts);
  }
  request.set_telephone_authorisation(arguments.Get("authorisation"));
  if (arguments.Has("no-receipt")) request.set_print_receipts(false);
  return TakePayment(environment, arguments, Heading(kind, request.amount(), environment.language), "01",
                     [&request](Payments::Stub& payments, grpc::ClientContext* context) {
                       return payments.StartPayment(context, request);
                     });
}

template <ledger::v1::PaymentKind kKind>
ExitCode Run(const Environment& environment, const Arguments& arguments) {
  return Start(environment, arguments, kKind);
}

constexpr OptionSpec kSaleOptions[] = {
    {"tip", "AMOUNT", "", {"金额中的小费", "how much of the amount is a tip"}},
    // The number is typed at the PIN pad, never here.
    kManual,
    {"moto",
     "",
     "",
     {"邮购或电话订购:输入卡号,持卡人不在场,不验密码",
      "an order by mail or telephone: the number is typed, nobody is there, no PIN"}},
    kTypingApprover,
    kApproverPassword,
};
// A reservation is typed as a sale is, and has no tip.
constexpr std::span<const OptionSpec> kReserveOptions = std::span(kSaleOptions).subspan(1);
constexpr OptionSpec kParts[] = {
    {"parts", "COUNT", "", {"持卡人分几期:2 到 99", "in how many parts the cardholder pays: 2 to 99"}}};
constexpr OptionSpec kAuthorisation[] = {
    {"authorisation", "CODE", "", {"发卡行电话告知的授权码", "what the issuer said on the telephone"}}};

}  // namespace

const Command kSaleCommand = {"sale",
                              "AMOUNT [--card NAME] [--insert|--tap|--swipe|--manual|--moto] [--pin DIGITS] "
                              "[--tip AMOUNT]",
                              {"消费", "take a payment"},
                              "",
                              kSaleOptions,
                              1,
                              1,
                              Run<ledger::v1::SALE>,
                              PaymentOptions()};
const Command kPreAuthorizeCommand = {"pre-authorize",
                                      "AMOUNT [--manual|--moto] [--card NAME]",
                                      {"预授权", "reserve money on a card"},
                                      "",
                                      kReserveOptions,
                                      1,
                                      1,
                                      Run<ledger::v1::PRE_AUTHORIZATION>,
                                      PaymentOptions()};
const Command kInstalmentCommand = {"instalment",
                                    "AMOUNT --parts COUNT [--card NAME]",
                                    {"分期付款消费", "take a payment that the cardholder pays in parts"},
                                    "",
                                    kParts,
                                    1,
                                    1,
                                    Run<ledger::v1::INSTALMENT_SALE>,
                                    PaymentOptions()};
const Command kOfflineSettleCommand = {
    "offline-settle",
    "AMOUNT --authorisation CODE [--card NAME]",
    {"离线结算:登记发卡行电话授权的消费", "book a sale that the issuer authorised by telephone"},
    "",
    kAuthorisation,
    1,
    1,
    Run<ledger::v1::OFFLINE_SETTLEMENT>,
    PaymentOptions()};
const Command kPointsSaleCommand = {"points-sale",
                                    "AMOUNT [--card NAME]",
                                    {"积分消费", "take a payment with the scheme's points"},
                                    "",
                                    {},
                                    1,
                                    1,
                                    Run<ledger::v1::POINTS_SALE>,
                                    PaymentOptions()};
const Command kReservationCommand = {"reservation",
                                     "AMOUNT [--card NAME]",
                                     {"预约消费", "take the payment of a reservation"},
                                     "",
                                     {},
                                     1,
                                     1,
                                     Run<ledger::v1::RESERVATION_SALE>,
                                     PaymentOptions()};

}  // namespace till::tillctl
