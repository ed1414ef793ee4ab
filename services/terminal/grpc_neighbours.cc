// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/grpc_neighbours.h"

#include "absl/strings/str_cat.h"
#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"
#include "services/terminal/proto_time.h"

namespace till::terminal {
namespace {

constexpr absl::Duration kDeadline = absl::Seconds(5);
constexpr absl::Duration kPostDeadline = absl::Seconds(30);

// Reached turns gRPC's "no connection" into the code that an operator can act on; other errors stay, what the
// other process says itself among them (PAYMENTS_HELD).
absl::Status Reached(const absl::Status& status) {
  if (!absl::IsUnavailable(status) && !absl::IsDeadlineExceeded(status)) return status;
  if (HasErrorCode(status, ErrorCode::kPaymentsHeld)) return status;
  return MakeError(ErrorCode::kServiceUnavailable, absl::StrCat(status.message()));
}
template <typename Message>
absl::StatusOr<Message> Reached(absl::StatusOr<Message> reply) {
  if (reply.ok()) return reply;
  return Reached(reply.status());
}

}  // namespace

GrpcNeighbours::GrpcNeighbours(const std::string& run_directory)
    : payments_(payment::v1::Payments::NewStub(rpc::DialFacet(run_directory, "payment", "payments"))),
      moments_(payment::v1::Moments::NewStub(rpc::DialFacet(run_directory, "payment", "moments"))),
      reports_(ledger::v1::Reports::NewStub(rpc::DialFacet(run_directory, "ledger", "reports"))),
      printing_(print::v1::Printing::NewStub(rpc::DialFacet(run_directory, "print", "printing"))),
      pin_entry_(pin::v1::PinEntry::NewStub(rpc::DialFacet(run_directory, "pin", "pin-entry"))),
      acquirer_(uplink::v1::Acquirer::NewStub(rpc::DialFacet(run_directory, "uplink", "acquirer"))),
      reader_(card::v1::Reader::NewStub(rpc::DialFacet(run_directory, "card", "reader"))),
      notices_(uplink::v1::Notices::NewStub(rpc::DialFacet(run_directory, "uplink", "notices"))),
      updates_(update::v1::Updates::NewStub(rpc::DialFacet(run_directory, "update", "updates"))) {}

absl::StatusOr<payment::v1::Payment> GrpcNeighbours::FindPayment(const std::string& name) {
  payment::v1::GetPaymentRequest request;
  request.set_payment(name);
  return Reached(rpc::UnaryCall(*payments_, &payment::v1::Payments::Stub::GetPayment, request, kDeadline));
}

absl::StatusOr<bool> GrpcNeighbours::BatchIsOpen() {
  const auto totals = Reached(
      rpc::UnaryCall(*reports_, &ledger::v1::Reports::Stub::Totals, ledger::v1::TotalsRequest(), kDeadline));
  if (!totals.ok()) return totals.status();
  for (const ledger::v1::TotalsResponse::Line& line : totals->lines()) {
    if (line.count() > 0) return true;
  }
  return false;
}

absl::StatusOr<std::optional<absl::Time>> GrpcNeighbours::LastSettlement() {
  ledger::v1::ListSettlementsRequest request;
  request.mutable_page()->set_page_size(5);
  const auto list =
      Reached(rpc::UnaryCall(*reports_, &ledger::v1::Reports::Stub::ListSettlements, request, kDeadline));
  if (!list.ok()) return list.status();
  for (const ledger::v1::Settlement& settlement : list->settlements()) {
    if (settlement.has_end_time()) return FromTimestamp(settlement.end_time());
  }
  return std::nullopt;
}

absl::StatusOr<std::string> GrpcNeighbours::Print(const std::string& request_id,
                                                  const print::v1::Document& document) {
  print::v1::PrintRequest request;
  request.set_request_id(request_id);
  *request.mutable_document() = document;
  const auto reply =
      Reached(rpc::UnaryCall(*printing_, &print::v1::Printing::Stub::Print, request, kDeadline));
  if (!reply.ok()) return reply.status();
  return reply->job().job();
}

absl::StatusOr<print::v1::PrinterState> GrpcNeighbours::Printer() {
  return Reached(rpc::UnaryCall(*printing_, &print::v1::Printing::Stub::PrinterStatus,
                                print::v1::PrinterStatusRequest(), kDeadline));
}

absl::StatusOr<pin::v1::PinEntryStatusResponse> GrpcNeighbours::PinPad() {
  return Reached(rpc::UnaryCall(*pin_entry_, &pin::v1::PinEntry::Stub::Status,
                                pin::v1::PinEntryStatusRequest(), kDeadline));
}

absl::StatusOr<uplink::v1::StatusResponse> GrpcNeighbours::Line() {
  return Reached(rpc::UnaryCall(*acquirer_, &uplink::v1::Acquirer::Stub::Status, uplink::v1::StatusRequest(),
                                kDeadline));
}

absl::StatusOr<card::v1::StatusResponse> GrpcNeighbours::Reader() {
  return Reached(
      rpc::UnaryCall(*reader_, &card::v1::Reader::Stub::Status, card::v1::StatusRequest(), kDeadline));
}

absl::StatusOr<payment::v1::IsQuietResponse> GrpcNeighbours::Quiet() {
  return Reached(rpc::UnaryCall(*moments_, &payment::v1::Moments::Stub::IsQuiet,
                                payment::v1::IsQuietRequest(), kDeadline));
}

absl::StatusOr<std::string> GrpcNeighbours::HoldPayments(absl::Duration duration, const std::string& reason) {
  payment::v1::HoldPaymentsRequest request;
  request.mutable_duration()->set_seconds(absl::ToInt64Seconds(duration));
  request.set_reason(reason);
  const auto reply =
      Reached(rpc::UnaryCall(*moments_, &payment::v1::Moments::Stub::HoldPayments, request, kDeadline));
  if (!reply.ok()) return reply.status();
  return reply->hold();
}

absl::Status GrpcNeighbours::ReleasePayments(const std::string& hold) {
  payment::v1::ReleaseRequest request;
  request.set_hold(hold);
  return Reached(rpc::UnaryCall(*moments_, &payment::v1::Moments::Stub::Release, request, kDeadline))
      .status();
}

// The first message of the stream is what is; what follows is nobody's here.
absl::StatusOr<update::v1::UpdateStatus> GrpcNeighbours::Update() {
  grpc::ClientContext context;
  rpc::SetDeadline(context, kDeadline);
  const auto stream = updates_->Watch(&context, update::v1::WatchRequest());
  update::v1::UpdateStatus now;
  if (stream->Read(&now)) {
    context.TryCancel();
    (void)stream->Finish();
    return now;
  }
  const absl::Status ended = rpc::FromGrpc(stream->Finish());
  return ended.ok() ? MakeError(ErrorCode::kServiceUnavailable, "update says nothing") : Reached(ended);
}

absl::StatusOr<int> GrpcNeighbours::Post(const uplink::v1::PostRequest& request) {
  const auto reply =
      Reached(rpc::UnaryCall(*notices_, &uplink::v1::Notices::Stub::Post, request, kPostDeadline));
  if (!reply.ok()) return reply.status();
  return reply->http_status();
}

}  // namespace till::terminal
