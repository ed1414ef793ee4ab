// SPDX-License-Identifier: Apache-2.0
#include "services/pin/pin_entry_service.h"

#include "services/common/log/log.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"

namespace till::pin {
namespace {

constexpr absl::Duration kDefaultTimeout = absl::Seconds(60);
constexpr absl::Duration kDefaultTypingTimeout = absl::Seconds(120);

PinEntryRequest FromProto(const v1::EnterOnlinePinRequest& request) {
  return {.payment = request.payment(),
          .sealed_account = request.sealed_account(),
          .amount_minor = request.amount().minor_units(),
          .currency_code = request.amount().currency_code(),
          .bypass_allowed = request.bypass_allowed(),
          .timeout = request.timeout_ms() == 0 ? kDefaultTimeout : absl::Milliseconds(request.timeout_ms()),
          .language = request.language(),
          .retry = request.retry()};
}

v1::PinEntryResult::Outcome ToProto(PinEntryOutcome outcome) {
  switch (outcome) {
    case PinEntryOutcome::kEntered:
      return v1::PinEntryResult::ENTERED;
    case PinEntryOutcome::kBypassed:
      return v1::PinEntryResult::BYPASSED;
    case PinEntryOutcome::kCancelled:
      return v1::PinEntryResult::CANCELLED;
    case PinEntryOutcome::kTimedOut:
      return v1::PinEntryResult::TIMED_OUT;
    case PinEntryOutcome::kPadFailed:
      return v1::PinEntryResult::PAD_FAILED;
  }
  return v1::PinEntryResult::OUTCOME_UNSPECIFIED;
}

CardNumberRequest FromProto(const v1::EnterCardNumberRequest& request) {
  return {
      .payment = request.payment(),
      .amount_minor = request.amount().minor_units(),
      .currency_code = request.amount().currency_code(),
      .timeout = request.timeout_ms() == 0 ? kDefaultTypingTimeout : absl::Milliseconds(request.timeout_ms()),
      .language = request.language()};
}

v1::CardNumberResult::Outcome ToProto(CardNumberOutcome outcome) {
  switch (outcome) {
    case CardNumberOutcome::kEntered:
      return v1::CardNumberResult::ENTERED;
    case CardNumberOutcome::kCancelled:
      return v1::CardNumberResult::CANCELLED;
    case CardNumberOutcome::kTimedOut:
      return v1::CardNumberResult::TIMED_OUT;
    case CardNumberOutcome::kPadFailed:
      return v1::CardNumberResult::PAD_FAILED;
  }
  return v1::CardNumberResult::OUTCOME_UNSPECIFIED;
}

}  // namespace

grpc::Status PinEntryService::EnterOnlinePin(grpc::ServerContext* context,
                                             const v1::EnterOnlinePinRequest* request,
                                             grpc::ServerWriter<v1::PinEntryEvent>* writer) {
  const absl::StatusOr<PinEntryResult> result = entry_.Enter(
      FromProto(*request),
      [writer](int count) {
        v1::PinEntryEvent event;
        event.set_digit_count(count);
        return writer->Write(event);
      },
      [context] { return context->IsCancelled(); });
  if (!result.ok()) {
    log::Warn("PIN entry refused", {{"payment", request->payment()}, {"why", result.status()}});
    return rpc::ToGrpc(WithPayment(result.status(), request->payment()), context);
  }
  v1::PinEntryEvent event;
  event.mutable_result()->set_outcome(ToProto(result->outcome));
  event.mutable_result()->set_pin_block(result->pin_block);
  log::Info("PIN entry ended", {{"payment", request->payment()},
                                {"outcome", v1::PinEntryResult::Outcome_Name(event.result().outcome())}});
  writer->Write(event);
  return grpc::Status::OK;
}

grpc::Status PinEntryService::EnterCardNumber(grpc::ServerContext* context,
                                              const v1::EnterCardNumberRequest* request,
                                              grpc::ServerWriter<v1::CardNumberEvent>* writer) {
  const absl::StatusOr<CardNumberResult> result = card_number_.Enter(
      FromProto(*request),
      [writer](const CardNumberProgress& progress) {
        v1::CardNumberEvent event;
        event.mutable_progress()->set_part(progress.part == hal::TypedCard::Part::kNumber
                                               ? v1::CardNumberProgress::NUMBER
                                               : v1::CardNumberProgress::EXPIRY);
        event.mutable_progress()->set_digit_count(progress.digits);
        return writer->Write(event);
      },
      [context] { return context->IsCancelled(); });
  if (!result.ok()) {
    log::Warn("card number entry refused", {{"payment", request->payment()}, {"why", result.status()}});
    return rpc::ToGrpc(WithPayment(result.status(), request->payment()), context);
  }
  v1::CardNumberEvent event;
  event.mutable_result()->set_outcome(ToProto(result->outcome));
  event.mutable_result()->set_sealed_account(result->sealed_account);
  log::Info("card number entry ended",
            {{"payment", request->payment()},
             {"outcome", v1::CardNumberResult::Outcome_Name(event.result().outcome())}});
  writer->Write(event);
  return grpc::Status::OK;
}

grpc::Status PinEntryService::Cancel(grpc::ServerContext* context, const v1::CancelPinEntryRequest* request,
                                     v1::CancelPinEntryResponse* response) {
  if (request->payment().empty()) {
    return rpc::ToGrpc(MakeError(ErrorCode::kInvalidRequest, "payment: missing"), context);
  }
  pad_.Cancel(request->payment());
  return grpc::Status::OK;
}

grpc::Status PinEntryService::Status(grpc::ServerContext* context, const v1::PinEntryStatusRequest* request,
                                     v1::PinEntryStatusResponse* response) {
  const PinPadState state = entry_.State();
  response->set_pad_ready(state.pad_ready);
  response->set_pin_key_ready(state.pin_key_ready);
  response->set_fault(static_cast<common::v1::ErrorCode>(state.fault));
  return grpc::Status::OK;
}

}  // namespace till::pin
