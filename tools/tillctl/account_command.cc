// SPDX-License-Identifier: Apache-2.0
// The commands about a card's account: balance, top-up.

#include <map>

#include "tools/tillctl/command.h"
#include "tools/tillctl/output.h"
#include "tools/tillctl/payment_view.h"
#include "tools/tillctl/shared_options.h"
#include "tools/tillctl/take_payment.h"

namespace till::tillctl {
namespace {

using payment::v1::Payments;

constexpr char kCashier[] = "01";

constexpr OptionSpec kBalanceOptions[] = {{"points", "", "", {"查积分,不查金额", "points instead of money"}},
                                          kManual,
                                          kTypingApprover,
                                          kApproverPassword};
constexpr OptionSpec kFrom[] = {
    {"from",
     "SOURCE",
     "account cash load-bound load-other load-cash",
     {"account 账户(默认)、cash 现金,或从绑定账户、其他账户、现金圈存到芯片",
      "account (if not given), cash, or load the chip from its bound account, another or cash"}}};

ExitCode Balance(const Environment& environment, const Arguments& arguments) {
  if (arguments.Has("manual")) {
    if (arguments.Has("points"))
      return Fail(environment, absl::InvalidArgumentError("--points: not with a card that is typed"));
    return TakeTyped(environment, arguments, ledger::v1::BALANCE_INQUIRY, "");
  }
  payment::v1::QueryBalanceRequest request;
  request.set_request_id(RequestId(arguments));
  request.set_points(arguments.Has("points"));
  return TakePayment(environment, arguments,
                     std::string(InLanguage(environment, "余额查询", "Balance inquiry")), kCashier,
                     [&request](Payments::Stub& payments, grpc::ClientContext* context) {
                       return payments.QueryBalance(context, request);
                     });
}

ExitCode TopUp(const Environment& environment, const Arguments& arguments) {
  static const std::map<std::string, ledger::v1::PaymentKind> kKinds = {
      {"account", ledger::v1::ACCOUNT_TOP_UP},
      {"cash", ledger::v1::CASH_TOP_UP},
      {"load-bound", ledger::v1::LOAD_FROM_BOUND_ACCOUNT},
      {"load-other", ledger::v1::LOAD_FROM_OTHER_ACCOUNT},
      {"load-cash", ledger::v1::LOAD_FROM_CASH}};
  payment::v1::StartTopUpRequest request;
  request.set_request_id(RequestId(arguments));
  request.set_kind(kKinds.at(arguments.Get("from", "account")));
  if (absl::Status read = SetAmount(arguments.positional()[0], arguments, *request.mutable_amount());
      !read.ok()) {
    return Fail(environment, read);
  }
  if (arguments.Has("no-receipt")) request.set_print_receipts(false);
  return TakePayment(environment, arguments, Heading(request.kind(), request.amount(), environment.language),
                     kCashier, [&request](Payments::Stub& payments, grpc::ClientContext* context) {
                       return payments.StartTopUp(context, request);
                     });
}

}  // namespace

const Command kBalanceCommand = {"balance",
                                 "[--card NAME] [--points|--manual]",
                                 {"查询卡片账户余额", "ask what is on a card's account"},
                                 "",
                                 kBalanceOptions,
                                 0,
                                 0,
                                 Balance,
                                 PaymentOptions()};
const Command kTopUpCommand = {"top-up",
                               "AMOUNT [--from account|cash|load-bound|load-other|load-cash] [--card NAME]",
                               {"为卡片或账户充值", "top a card or an account up"},
                               "",
                               kFrom,
                               1,
                               1,
                               TopUp,
                               PaymentOptions()};

}  // namespace till::tillctl
