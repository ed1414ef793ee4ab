// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/remote_self_tests.h"

#include <memory>
#include <utility>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_join.h"
#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"
#include "services/common/status/error.h"
#include "till/card/v1/reader.grpc.pb.h"
#include "till/ledger/v1/reports.grpc.pb.h"
#include "till/pin/v1/pin_entry.grpc.pb.h"
#include "till/print/v1/printing.grpc.pb.h"
#include "till/uplink/v1/acquirer.grpc.pb.h"

namespace till::terminal {
namespace {

constexpr absl::Duration kDevice = absl::Seconds(10);
constexpr absl::Duration kBooks = absl::Seconds(60);

// Unreached turns gRPC's "no connection" into the code that an operator can act on; other errors stay.
absl::Status Unreached(const absl::Status& status) {
  if (!absl::IsUnavailable(status) && !absl::IsDeadlineExceeded(status)) return status;
  return MakeError(ErrorCode::kServiceUnavailable, absl::StrCat(status.message()));
}

absl::Status Fault(common::v1::ErrorCode fault, std::string_view what) {
  const ErrorCode code =
      fault == common::v1::ERROR_CODE_UNSPECIFIED ? ErrorCode::kInternal : static_cast<ErrorCode>(fault);
  return MakeError(code, what);
}

template <typename Service, typename Run>
SelfTestCase Remote(std::string name, const std::string& run_directory, const char* server, const char* role,
                    Run run) {
  const std::shared_ptr<typename Service::Stub> stub(
      Service::NewStub(rpc::DialFacet(run_directory, server, role)));
  return {std::move(name), [stub, run] { return run(*stub); }};
}

absl::Status TryReader(card::v1::Reader::Stub& reader) {
  const auto reply =
      rpc::UnaryCall(reader, &card::v1::Reader::Stub::SelfTest, card::v1::SelfTestRequest(), kDevice);
  if (!reply.ok()) return Unreached(reply.status());
  std::vector<std::string> failed;
  for (const auto& result : reply->results()) {
    if (!result.passed()) failed.push_back(absl::StrCat(result.name(), " (", result.detail(), ")"));
  }
  if (failed.empty()) return absl::OkStatus();
  return MakeError(ErrorCode::kReaderUnavailable, absl::StrJoin(failed, ", "));
}

absl::Status TryPinPad(pin::v1::PinEntry::Stub& pin_entry) {
  const auto reply =
      rpc::UnaryCall(pin_entry, &pin::v1::PinEntry::Stub::Status, pin::v1::PinEntryStatusRequest(), kDevice);
  if (!reply.ok()) return Unreached(reply.status());
  if (reply->pad_ready() && reply->pin_key_ready()) return absl::OkStatus();
  return Fault(reply->fault(), reply->pad_ready() ? "no PIN key" : "no PIN pad");
}

absl::Status TryPrinter(print::v1::Printing::Stub& printing) {
  const auto reply = rpc::UnaryCall(printing, &print::v1::Printing::Stub::PrinterStatus,
                                    print::v1::PrinterStatusRequest(), kDevice);
  if (!reply.ok()) return Unreached(reply.status());
  if (reply->paper_out()) return MakeError(ErrorCode::kPrinterOutOfPaper, "no paper");
  if (!reply->online()) return MakeError(ErrorCode::kPrinterUnavailable, "the printer is off line");
  if (reply->fault() != common::v1::ERROR_CODE_UNSPECIFIED)
    return Fault(reply->fault(), "the printer reports a fault");
  return absl::OkStatus();
}

absl::Status TryBooks(ledger::v1::Reports::Stub& reports) {
  const auto reply =
      rpc::UnaryCall(reports, &ledger::v1::Reports::Stub::Verify, ledger::v1::VerifyRequest(), kBooks);
  if (!reply.ok()) return Unreached(reply.status());
  if (reply->sound()) return absl::OkStatus();
  return MakeError(ErrorCode::kStorageCorrupt,
                   absl::StrCat("the books have ", reply->findings_size(), " findings"));
}

absl::Status TryHost(uplink::v1::Acquirer::Stub& acquirer) {
  const auto reply =
      rpc::UnaryCall(acquirer, &uplink::v1::Acquirer::Stub::Status, uplink::v1::StatusRequest(), kDevice);
  if (!reply.ok()) return Unreached(reply.status());
  if (!reply->connected()) {
    return reply->fault() == common::v1::ERROR_CODE_UNSPECIFIED
               ? MakeError(ErrorCode::kHostUnreachable, "no line to the acquirer")
               : Fault(reply->fault(), "no line to the acquirer");
  }
  if (!reply->signed_on()) return MakeError(ErrorCode::kNotSignedOn, "not signed on at the acquirer");
  return absl::OkStatus();
}

}  // namespace

std::vector<SelfTestCase> RemoteSelfTests(const std::string& run_directory) {
  return {Remote<card::v1::Reader>("reader", run_directory, "card", "reader", TryReader),
          Remote<pin::v1::PinEntry>("pin_pad", run_directory, "pin", "pin-entry", TryPinPad),
          Remote<print::v1::Printing>("printer", run_directory, "print", "printing", TryPrinter),
          Remote<ledger::v1::Reports>("books", run_directory, "ledger", "reports", TryBooks),
          Remote<uplink::v1::Acquirer>("host", run_directory, "uplink", "acquirer", TryHost)};
}

}  // namespace till::terminal
