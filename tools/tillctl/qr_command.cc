// SPDX-License-Identifier: Apache-2.0
// tillctl qr: takes a QR payment, with the customer's code or by showing the merchant's.

#include "absl/strings/numbers.h"
#include "tools/tillctl/command.h"
#include "tools/tillctl/output.h"
#include "tools/tillctl/payment_view.h"
#include "tools/tillctl/take_payment.h"

namespace till::tillctl {
namespace {

using payment::v1::Payments;

ExitCode Run(const Environment& environment, const Arguments& arguments) {
  payment::v1::StartQrPaymentRequest request;
  request.set_request_id(RequestId(arguments));
  request.set_customer_code(arguments.Get("code"));
  if (absl::Status read = SetAmount(arguments.positional()[0], arguments, *request.mutable_amount());
      !read.ok()) {
    return Fail(environment, read);
  }
  int seconds = 0;
  if (arguments.Has("timeout") && (!absl::SimpleAtoi(arguments.Get("timeout"), &seconds) || seconds > 300)) {
    return Fail(environment, absl::InvalidArgumentError("--timeout wants seconds: 10 to 300"));
  }
  request.set_wallet_timeout_ms(seconds * 1'000);
  if (arguments.Has("no-receipt")) request.set_print_receipts(false);
  return TakePayment(environment, arguments,
                     Heading(ledger::v1::QR_SALE, request.amount(), environment.language), "01",
                     [&request](Payments::Stub& payments, grpc::ClientContext* context) {
                       return payments.StartQrPayment(context, request);
                     });
}

constexpr OptionSpec kOptions[] = {
    {"code",
     "DIGITS",
     "",
     {"顾客手机上的付款码;不给出则显示商户收款码",
      "what the customer's telephone shows; the merchant's code is shown if not given"}},
    {"timeout", "SECONDS", "", {"顾客有多少秒,默认 60", "how long the customer has, 60 if not given"}}};

}  // namespace

const Command kQrCommand = {
    "qr", "AMOUNT [--code DIGITS]", {"扫码收款", "take a QR payment"}, "", kOptions, 1, 1,
    Run,  CardlessOptions()};

}  // namespace till::tillctl
