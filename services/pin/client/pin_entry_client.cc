// SPDX-License-Identifier: Apache-2.0
#include "services/pin/client/pin_entry_client.h"

#include <optional>

#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"
#include "services/common/status/error.h"
#include "services/pin/client/grpc_pin_entry_client.h"

namespace till::pin {
namespace {

constexpr absl::Duration kDefaultEntry = absl::Seconds(60);
constexpr absl::Duration kDefaultTyping = absl::Seconds(120);
constexpr absl::Duration kBeyondTheEntry = absl::Seconds(10);
// Status asks the pad, which has two seconds to answer.
constexpr absl::Duration kShort = absl::Seconds(5);

}  // namespace

GrpcPinEntryClient::GrpcPinEntryClient(const std::shared_ptr<grpc::ChannelInterface>& channel)
    : stub_(v1::PinEntry::NewStub(channel)) {}

absl::StatusOr<v1::PinEntryResult> GrpcPinEntryClient::EnterOnlinePin(
    const v1::EnterOnlinePinRequest& request, absl::FunctionRef<void(int)> on_digit_count) {
  const absl::Duration entry =
      request.timeout_ms() > 0 ? absl::Milliseconds(request.timeout_ms()) : kDefaultEntry;
  grpc::ClientContext context;
  rpc::Prepare(context, {.deadline = entry + kBeyondTheEntry, .language = request.language()});
  const auto reader = stub_->EnterOnlinePin(&context, request);
  std::optional<v1::PinEntryResult> result;
  v1::PinEntryEvent event;
  while (reader->Read(&event)) {
    if (event.has_result()) {
      result = event.result();
    } else if (event.event_case() == v1::PinEntryEvent::kDigitCount) {
      on_digit_count(event.digit_count());
    }
  }
  if (const grpc::Status status = reader->Finish(); !status.ok()) return rpc::FromGrpc(status);
  if (!result.has_value()) return MakeError(ErrorCode::kInternal, "the PIN entry ended without a result");
  return *result;
}

absl::StatusOr<v1::CardNumberResult> GrpcPinEntryClient::EnterCardNumber(
    const v1::EnterCardNumberRequest& request,
    absl::FunctionRef<void(const v1::CardNumberProgress&)> on_progress) {
  const absl::Duration typing =
      request.timeout_ms() > 0 ? absl::Milliseconds(request.timeout_ms()) : kDefaultTyping;
  grpc::ClientContext context;
  rpc::Prepare(context, {.deadline = typing + kBeyondTheEntry, .language = request.language()});
  const auto reader = stub_->EnterCardNumber(&context, request);
  std::optional<v1::CardNumberResult> result;
  v1::CardNumberEvent event;
  while (reader->Read(&event)) {
    if (event.has_result()) {
      result = event.result();
    } else if (event.has_progress()) {
      on_progress(event.progress());
    }
  }
  if (const grpc::Status status = reader->Finish(); !status.ok()) return rpc::FromGrpc(status);
  if (!result.has_value()) return MakeError(ErrorCode::kInternal, "the typing ended without a result");
  return *result;
}

absl::Status GrpcPinEntryClient::Cancel(const std::string& payment) {
  v1::CancelPinEntryRequest request;
  request.set_payment(payment);
  return rpc::UnaryCall(*stub_, &v1::PinEntry::Stub::Cancel, request, kShort).status();
}

absl::StatusOr<v1::PinEntryStatusResponse> GrpcPinEntryClient::Status() {
  return rpc::UnaryCall(*stub_, &v1::PinEntry::Stub::Status, v1::PinEntryStatusRequest(), kShort);
}

std::unique_ptr<PinEntryClient> DialPinEntry(const std::string& run_directory) {
  return std::make_unique<GrpcPinEntryClient>(rpc::DialFacet(run_directory, "pin", "pin-entry"));
}

}  // namespace till::pin
