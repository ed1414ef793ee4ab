// SPDX-License-Identifier: Apache-2.0
// tillctl receipt: a payment's receipt as text, as a picture, or as the printer's bytes.

#include <unistd.h>

#include "till/payment/v1/payments.grpc.pb.h"
#include "till/print/v1/preview.grpc.pb.h"
#include "tools/tillctl/command.h"
#include "tools/tillctl/connection.h"
#include "tools/tillctl/json.h"
#include "tools/tillctl/output.h"
#include "tools/tillctl/payment_view.h"

namespace till::tillctl {
namespace {

using payment::v1::Payments;
using print::v1::Preview;

constexpr OptionSpec kOptions[] = {
    {"format", "FORMAT", "text png escpos", {"格式,默认 text", "text if not given"}},
    {"copy", "COPY", "merchant customer", {"哪一联,默认顾客联", "whose copy, customer if not given"}},
    {"columns", "COLUMNS", "32 48", {"纸宽(列),默认 32", "width of the paper, 32 if not given"}},
    {"output", "FILE", "", {"写到哪个文件,默认标准输出", "where to write it; standard output if not given"}},
};

print::v1::Format FormatOf(const std::string& name) {
  if (name == "png") return print::v1::PNG;
  if (name == "escpos") return print::v1::ESCPOS;
  return print::v1::TEXT;
}

ExitCode Run(const Environment& environment, const Arguments& arguments) {
  const std::string format = arguments.Get("format", "text");
  const std::string output = arguments.Get("output", "-");
  if (format != "text" && output == "-" && isatty(STDOUT_FILENO) != 0) {
    return Fail(environment, absl::InvalidArgumentError("--format " + format +
                                                        " is not for a screen: give --output FILE"));
  }
  payment::v1::GetReceiptRequest request;
  request.set_payment(PaymentName(arguments.positional()[0]));
  request.set_copy(arguments.Get("copy") == "merchant" ? payment::v1::MERCHANT_COPY
                                                       : payment::v1::CUSTOMER_COPY);
  const auto payments = StubOf<Payments>(environment, "payment", "payments");
  const absl::StatusOr<payment::v1::GetReceiptResponse> receipt =
      rpc::UnaryCall(*payments, &Payments::Stub::GetReceipt, request, Options(environment, kQuickDeadline));
  if (!receipt.ok()) return Fail(environment, receipt.status());

  print::v1::RenderRequest render;
  *render.mutable_document() = receipt->document();
  render.set_format(FormatOf(format));
  render.set_width_columns(arguments.Get("columns") == "48" ? 48 : 32);
  const auto preview = StubOf<Preview>(environment, "print", "preview");
  const absl::StatusOr<print::v1::RenderResponse> rendered =
      rpc::UnaryCall(*preview, &Preview::Stub::Render, render, Options(environment, kQuickDeadline));
  if (!rendered.ok()) return Fail(environment, rendered.status());
  if (environment.json && output == "-") {
    if (format != "text")
      return Fail(environment, absl::InvalidArgumentError("--json shows text; give --output FILE"));
    Print(JsonObject().Text("receipt", rendered->content()).Null("error").ToString());
    return kDone;
  }
  if (absl::Status written = WriteFile(output, rendered->content()); !written.ok())
    return Fail(environment, written);
  if (environment.json) Print(JsonObject().Text("file", output).Null("error").ToString());
  return kDone;
}

}  // namespace

const Command kReceiptCommand = {"receipt",
                                 "ID [--format text|png|escpos] [--copy merchant|customer] [--output FILE]",
                                 {"显示一笔交易的签购单", "show a payment's receipt"},
                                 "",
                                 kOptions,
                                 1,
                                 1,
                                 Run};

}  // namespace till::tillctl
