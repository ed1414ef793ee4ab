// SPDX-License-Identifier: Apache-2.0
#include "services/payment/client/moments_client.h"

#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"
#include "till/payment/v1/moments.grpc.pb.h"

namespace till::payment {
namespace {

constexpr absl::Duration kDeadline = absl::Seconds(5);

class GrpcMomentsClient final : public MomentsClient {
 public:
  explicit GrpcMomentsClient(const std::shared_ptr<grpc::ChannelInterface>& channel)
      : stub_(v1::Moments::NewStub(channel)) {}

  absl::StatusOr<v1::IsQuietResponse> IsQuiet() override {
    return rpc::UnaryCall(*stub_, &v1::Moments::Stub::IsQuiet, v1::IsQuietRequest(), kDeadline);
  }

  absl::StatusOr<std::string> HoldPayments(absl::Duration duration, const std::string& reason) override {
    v1::HoldPaymentsRequest request;
    request.mutable_duration()->set_seconds(absl::ToInt64Seconds(duration));
    request.set_reason(reason);
    const auto response = rpc::UnaryCall(*stub_, &v1::Moments::Stub::HoldPayments, request, kDeadline);
    if (!response.ok()) return response.status();
    return response->hold();
  }

  absl::Status Release(const std::string& hold) override {
    v1::ReleaseRequest request;
    request.set_hold(hold);
    return rpc::UnaryCall(*stub_, &v1::Moments::Stub::Release, request, kDeadline).status();
  }

 private:
  const std::unique_ptr<v1::Moments::Stub> stub_;
};

}  // namespace

std::unique_ptr<MomentsClient> DialMoments(const std::string& run_directory) {
  return std::make_unique<GrpcMomentsClient>(rpc::DialFacet(run_directory, "payment", "moments"));
}

}  // namespace till::payment
