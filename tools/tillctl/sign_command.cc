// SPDX-License-Identifier: Apache-2.0
// tillctl sign: attaches a cardholder's signature, drawn elsewhere, to a payment.

#include <fstream>
#include <iterator>

#include "absl/strings/str_cat.h"
#include "till/payment/v1/payments.grpc.pb.h"
#include "tools/tillctl/bitmap_file.h"
#include "tools/tillctl/command.h"
#include "tools/tillctl/connection.h"
#include "tools/tillctl/json.h"
#include "tools/tillctl/output.h"
#include "tools/tillctl/payment_view.h"
#include "tools/tillctl/shared_options.h"

namespace till::tillctl {
namespace {

using payment::v1::Payments;

constexpr OptionSpec kOptions[] = {
    kSignInAs,
    kSignInPassword,
};

absl::StatusOr<Bitmap> ReadBitmap(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return absl::NotFoundError(absl::StrCat("cannot read ", path));
  return ParseBitmap(std::string(std::istreambuf_iterator<char>(file), {}));
}

ExitCode Run(const Environment& environment, const Arguments& arguments) {
  const absl::StatusOr<Bitmap> bitmap = ReadBitmap(std::string(arguments.positional()[1]));
  if (!bitmap.ok()) return Fail(environment, bitmap.status());
  const absl::StatusOr<std::string> session = Session(environment, arguments);
  if (!session.ok()) return Fail(environment, session.status());
  payment::v1::AttachSignatureRequest request;
  request.set_payment(PaymentName(arguments.positional()[0]));
  request.mutable_image()->set_width(bitmap->width);
  request.mutable_image()->set_height(bitmap->height);
  request.mutable_image()->set_rows(bitmap->rows);
  const auto stub = StubOf<Payments>(environment, "payment", "payments");
  const auto answer = rpc::UnaryCall(*stub, &Payments::Stub::AttachSignature, request,
                                     Options(environment, kQuickDeadline, *session));
  if (!answer.ok()) return Fail(environment, answer.status());
  if (environment.json) {
    Print(JsonObject()
              .Raw("payment", PaymentJson(answer->payment(), environment.language))
              .Null("error")
              .ToString());
  } else {
    Print(InLanguage(environment, "签名已保存,将上送银行", "signature kept; it goes to the bank"));
  }
  return kDone;
}

}  // namespace

const Command kSignCommand = {"sign",
                              "ID FILE.pbm",
                              {"为一笔交易附上持卡人签名", "attach the cardholder's signature to a payment"},
                              "",
                              kOptions,
                              2,
                              2,
                              Run};

}  // namespace till::tillctl
