// SPDX-License-Identifier: Apache-2.0
// The commands about an earlier payment: void, refund, complete, tip.

#include "tools/tillctl/command.h"
#include "tools/tillctl/output.h"
#include "tools/tillctl/payment_view.h"
#include "tools/tillctl/shared_options.h"
#include "tools/tillctl/take_payment.h"

namespace till::tillctl {
namespace {

using payment::v1::Payments;

constexpr char kSupervisor[] = "00";
constexpr char kCashier[] = "01";

ExitCode Void(const Environment& environment, const Arguments& arguments) {
  payment::v1::VoidPaymentRequest request;
  request.set_request_id(RequestId(arguments));
  request.set_payment(PaymentName(arguments.positional()[0]));
  if (arguments.Has("no-receipt")) request.set_print_receipts(false);
  return TakePayment(
      environment, arguments, std::string(InLanguage(environment, "撤销 ", "Void of ")) + request.payment(),
      kSupervisor,
      [&request](Payments::Stub& payments, grpc::ClientContext* context) {
        return payments.VoidPayment(context, request);
      },
      request.request_id());
}

ExitCode Refund(const Environment& environment, const Arguments& arguments) {
  payment::v1::RefundPaymentRequest request;
  request.set_request_id(RequestId(arguments));
  request.set_payment(PaymentName(arguments.positional()[0]));
  if (absl::Status read = SetAmount(arguments.positional()[1], arguments, *request.mutable_amount());
      !read.ok()) {
    return Fail(environment, read);
  }
  if (arguments.Has("no-receipt")) request.set_print_receipts(false);
  return TakePayment(
      environment, arguments, Heading(ledger::v1::REFUND, request.amount(), environment.language),
      kSupervisor,
      [&request](Payments::Stub& payments, grpc::ClientContext* context) {
        return payments.RefundPayment(context, request);
      },
      request.request_id());
}

ExitCode Complete(const Environment& environment, const Arguments& arguments) {
  payment::v1::CompletePreAuthorizationRequest request;
  request.set_request_id(RequestId(arguments));
  request.set_payment(PaymentName(arguments.positional()[0]));
  if (absl::Status read = SetAmount(arguments.positional()[1], arguments, *request.mutable_amount());
      !read.ok()) {
    return Fail(environment, read);
  }
  request.set_advice(arguments.Has("advice"));
  if (arguments.Has("no-receipt")) request.set_print_receipts(false);
  return TakePayment(
      environment, arguments, Heading(ledger::v1::COMPLETION, request.amount(), environment.language),
      kSupervisor,
      [&request](Payments::Stub& payments, grpc::ClientContext* context) {
        return payments.CompletePreAuthorization(context, request);
      },
      request.request_id());
}

ExitCode Tip(const Environment& environment, const Arguments& arguments) {
  payment::v1::AdjustTipRequest request;
  request.set_request_id(RequestId(arguments));
  request.set_payment(PaymentName(arguments.positional()[0]));
  if (absl::Status read = SetAmount(arguments.positional()[1], arguments, *request.mutable_tip());
      !read.ok()) {
    return Fail(environment, read);
  }
  if (arguments.Has("no-receipt")) request.set_print_receipts(false);
  return TakePayment(environment, arguments,
                     Heading(ledger::v1::TIP_ADJUSTMENT, request.tip(), environment.language), kCashier,
                     [&request](Payments::Stub& payments, grpc::ClientContext* context) {
                       return payments.AdjustTip(context, request);
                     });
}

constexpr OptionSpec kAdvice[] = {
    {"advice",
     "",
     "",
     {"通知主机而不请求:主机不可达时也能办理",
      "tell the host instead of asking it: works while the host is away"}},
    kApprover,
    kApproverPassword,
};

}  // namespace

const Command kVoidCommand = {"void",
                              "ID [--card NAME]",
                              {"撤销本批次的一笔交易", "undo a payment of this batch"},
                              "",
                              ApproverOptions(),
                              1,
                              1,
                              Void,
                              PaymentOptions()};
const Command kRefundCommand = {"refund",
                                "ID AMOUNT [--card NAME]",
                                {"退货", "give money back for a payment"},
                                "",
                                ApproverOptions(),
                                2,
                                2,
                                Refund,
                                PaymentOptions()};
const Command kCompleteCommand = {"complete",
                                  "ID AMOUNT [--advice] [--card NAME]",
                                  {"预授权完成", "take the money of a pre-authorisation"},
                                  "",
                                  kAdvice,
                                  2,
                                  2,
                                  Complete,
                                  PaymentOptions()};
const Command kTipCommand = {
    "tip", "ID AMOUNT",      {"为本批次的一笔消费加小费", "add a tip to a sale of this batch"}, "", {}, 2, 2,
    Tip,   CardlessOptions()};

}  // namespace till::tillctl
