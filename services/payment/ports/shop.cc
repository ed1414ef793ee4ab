// SPDX-License-Identifier: Apache-2.0
#include "services/payment/ports/shop.h"

#include "services/common/rpc/call.h"

namespace till::payment {
namespace {

constexpr absl::Duration kFreshFor = absl::Seconds(5);
constexpr absl::Duration kDeadline = absl::Seconds(2);

}  // namespace

Shop::Shop(const std::shared_ptr<grpc::Channel>& profile, const std::shared_ptr<grpc::Channel>& parameters,
           const std::shared_ptr<grpc::Channel>& acquirer_parameters,
           const std::shared_ptr<grpc::Channel>& promotions, const Clock& clock)
    : profile_stub_(terminal::v1::Profile::NewStub(profile)),
      parameters_stub_(terminal::v1::Parameters::NewStub(parameters)),
      acquirer_parameters_stub_(terminal::v1::AcquirerParameters::NewStub(acquirer_parameters)),
      promotions_stub_(terminal::v1::Promotions::NewStub(promotions)),
      clock_(clock) {}

template <typename Message, typename Read>
absl::StatusOr<Message> Shop::Fresh(Kept<Message>& kept, Read read) {
  const std::lock_guard<std::mutex> lock(mutex_);
  const absl::Duration now = clock_.Monotonic();
  if (kept.message && now - kept.read_at < kFreshFor) return *kept.message;
  absl::StatusOr<Message> message = read();
  if (message.ok()) kept = {*message, now};
  if (kept.message) return *kept.message;
  return message.status();
}

absl::StatusOr<terminal::v1::MerchantProfile> Shop::Profile() {
  return Fresh(profile_, [this] {
    return rpc::UnaryCall(*profile_stub_, &terminal::v1::Profile::Stub::GetProfile,
                          terminal::v1::GetProfileRequest(), kDeadline);
  });
}

absl::StatusOr<terminal::v1::TerminalParameters> Shop::Parameters() {
  return Fresh(parameters_, [this] {
    return rpc::UnaryCall(*parameters_stub_, &terminal::v1::Parameters::Stub::GetParameters,
                          terminal::v1::GetParametersRequest(), kDeadline);
  });
}

absl::Status Shop::ApplyDownload(const terminal::v1::ApplyDownloadRequest& download) {
  const absl::StatusOr<terminal::v1::ApplyDownloadResponse> applied =
      rpc::UnaryCall(*acquirer_parameters_stub_, &terminal::v1::AcquirerParameters::Stub::ApplyDownload,
                     download, kDeadline);
  if (!applied.ok()) return applied.status();
  const std::lock_guard<std::mutex> lock(mutex_);
  parameters_ = {applied->parameters(), clock_.Monotonic()};
  return absl::OkStatus();
}

absl::StatusOr<terminal::v1::Quotation> Shop::Quote(const terminal::v1::QuoteRequest& request) {
  return rpc::UnaryCall(*promotions_stub_, &terminal::v1::Promotions::Stub::Quote, request, kDeadline);
}

}  // namespace till::payment
