// SPDX-License-Identifier: Apache-2.0
#include "services/payment/client/payments_client.h"

#include <algorithm>
#include <utility>

#include <grpcpp/grpcpp.h>

#include "services/common/clock/clock.h"
#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"
#include "till/payment/v1/payments.grpc.pb.h"

namespace till::payment {
namespace {

constexpr absl::Duration kUnaryDeadline = absl::Seconds(5);
constexpr absl::Duration kPauseBeforeTakingUp = absl::Milliseconds(200);

class GrpcPaymentsClient final : public PaymentsClient {
 public:
  GrpcPaymentsClient(const std::shared_ptr<grpc::Channel>& channel, std::string language)
      : stub_(v1::Payments::NewStub(channel)), language_(std::move(language)) {}

  absl::Status StartPayment(const v1::StartPaymentRequest& request, const std::string& session,
                            absl::Duration patience, OnEvent on_event) override {
    const absl::Duration end = Clock::Real().Monotonic() + patience;
    int64_t heard = 0;
    const auto hear_once = [&](const v1::PaymentEvent& event) {
      if (event.number() <= heard) return true;  // Told again after the stream was taken up.
      heard = event.number();
      return on_event(event);
    };
    while (true) {
      const absl::Duration left = end - Clock::Real().Monotonic();
      grpc::ClientContext context;
      rpc::Prepare(
          context,
          {.deadline = std::max(left, absl::Milliseconds(1)), .language = language_, .session = session});
      const absl::Status status = Follow(*stub_->StartPayment(&context, request), context, hear_once);
      if (!absl::IsUnavailable(status) || left <= kPauseBeforeTakingUp) return status;
      Clock::Real().SleepFor(kPauseBeforeTakingUp);
    }
  }

  absl::Status WatchPayment(const std::string& payment, int64_t from_event, absl::Duration patience,
                            OnEvent on_event) override {
    v1::WatchPaymentRequest request;
    request.set_payment(payment);
    request.set_from_event(from_event);
    grpc::ClientContext context;
    rpc::Prepare(context, {.deadline = patience, .language = language_});
    return Follow(*stub_->WatchPayment(&context, request), context, on_event);
  }

  absl::StatusOr<v1::Payment> GetPayment(const std::string& payment) override {
    v1::GetPaymentRequest request;
    request.set_payment(payment);
    return rpc::UnaryCall(*stub_, &v1::Payments::Stub::GetPayment, request, Options());
  }

  absl::StatusOr<v1::ListPaymentsResponse> ListPayments(const v1::ListPaymentsRequest& request) override {
    return rpc::UnaryCall(*stub_, &v1::Payments::Stub::ListPayments, request, Options());
  }

  absl::StatusOr<v1::CancelPaymentResponse> CancelPayment(const std::string& payment) override {
    v1::CancelPaymentRequest request;
    request.set_payment(payment);
    return rpc::UnaryCall(*stub_, &v1::Payments::Stub::CancelPayment, request, Options());
  }

  absl::Status Respond(const v1::RespondRequest& request, const std::string& session) override {
    rpc::CallOptions options = Options();
    options.session = session;
    return rpc::UnaryCall(*stub_, &v1::Payments::Stub::Respond, request, options).status();
  }

  absl::StatusOr<print::v1::Document> GetReceipt(const v1::GetReceiptRequest& request) override {
    absl::StatusOr<v1::GetReceiptResponse> response =
        rpc::UnaryCall(*stub_, &v1::Payments::Stub::GetReceipt, request, Options());
    if (!response.ok()) return response.status();
    return std::move(*response->mutable_document());
  }

 private:
  rpc::CallOptions Options() const { return {.deadline = kUnaryDeadline, .language = language_}; }

  static absl::Status Follow(grpc::ClientReaderInterface<v1::PaymentEvent>& stream,
                             grpc::ClientContext& context, OnEvent on_event) {
    v1::PaymentEvent event;
    while (stream.Read(&event)) {
      if (on_event(event)) continue;
      context.TryCancel();
      (void)stream.Finish();
      return absl::OkStatus();
    }
    return rpc::FromGrpc(stream.Finish());
  }

  const std::unique_ptr<v1::Payments::Stub> stub_;
  const std::string language_;
};

}  // namespace

std::unique_ptr<PaymentsClient> DialPayments(const std::string& run_directory, const std::string& language) {
  return std::make_unique<GrpcPaymentsClient>(rpc::DialFacet(run_directory, "payment", "payments"), language);
}

}  // namespace till::payment
