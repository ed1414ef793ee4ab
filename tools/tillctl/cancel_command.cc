// SPDX-License-Identifier: Apache-2.0
// tillctl cancel: asks for a payment to be cancelled and says what came of it.

#include "till/payment/v1/payments.grpc.pb.h"
#include "tools/tillctl/command.h"
#include "tools/tillctl/connection.h"
#include "tools/tillctl/json.h"
#include "tools/tillctl/output.h"
#include "tools/tillctl/payment_view.h"

namespace till::tillctl {
namespace {

using payment::v1::CancelPaymentResponse;
using payment::v1::Payments;

std::string_view ResultWords(const Environment& environment, CancelPaymentResponse::Result result) {
  switch (result) {
    case CancelPaymentResponse::CANCELLED:
      return InLanguage(environment, "已取消,未扣款", "cancelled; no money moved");
    case CancelPaymentResponse::TOO_LATE:
      return InLanguage(environment, "太迟:请求已送银行,请等待结果",
                        "too late: it is with the bank, its outcome follows");
    case CancelPaymentResponse::REVERSAL_OWED:
      return InLanguage(environment, "将在主机冲正", "it will be undone at the host");
    case CancelPaymentResponse::ALREADY_ENDED:
      return InLanguage(environment, "交易已结束", "it had ended already");
    case CancelPaymentResponse::CANCELLING:
      return InLanguage(environment, "取消中", "being cancelled");
    default:
      return InLanguage(environment, "未知", "unknown");
  }
}

ExitCode Run(const Environment& environment, const Arguments& arguments) {
  const auto stub = StubOf<Payments>(environment, "payment", "payments");
  payment::v1::CancelPaymentRequest request;
  request.set_payment(PaymentName(arguments.positional()[0]));
  const absl::StatusOr<CancelPaymentResponse> response =
      rpc::UnaryCall(*stub, &Payments::Stub::CancelPayment, request, Options(environment, kQuickDeadline));
  if (!response.ok()) return Fail(environment, response.status());
  if (environment.json) {
    Print(JsonObject()
              .Text("result", CancelPaymentResponse::Result_Name(response->result()))
              .Raw("payment", PaymentJson(response->payment(), environment.language))
              .Null("error")
              .ToString());
  } else {
    Print(ResultWords(environment, response->result()));
    Print("  " + PaymentSentence(response->payment(), environment.language));
  }
  const bool granted = response->result() == CancelPaymentResponse::CANCELLED ||
                       response->result() == CancelPaymentResponse::CANCELLING;
  return granted ? kDone : kDeclined;
}

}  // namespace

const Command kCancelCommand = {
    "cancel", "ID", {"请求取消一笔交易", "ask for a payment to be cancelled"}, "", {}, 1, 1, Run};

}  // namespace till::tillctl
