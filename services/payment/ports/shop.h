// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_PORTS_SHOP_H_
#define TILL_SERVICES_PAYMENT_PORTS_SHOP_H_

#include <memory>
#include <mutex>
#include <optional>

#include <grpcpp/channel.h>

#include "absl/time/time.h"
#include "services/common/clock/clock.h"
#include "services/payment/ports.h"
#include "till/terminal/v1/acquirer_parameters.grpc.pb.h"
#include "till/terminal/v1/parameters.grpc.pb.h"
#include "till/terminal/v1/profile.grpc.pb.h"
#include "till/terminal/v1/promotions.grpc.pb.h"

namespace till::payment {

// Shop reads profile and parameters from `terminal` and keeps each answer for a few seconds; while `terminal`
// is away the last answer holds. Thread-safe.
class Shop final : public ShopPort {
 public:
  Shop(const std::shared_ptr<grpc::Channel>& profile, const std::shared_ptr<grpc::Channel>& parameters,
       const std::shared_ptr<grpc::Channel>& acquirer_parameters,
       const std::shared_ptr<grpc::Channel>& promotions, const Clock& clock);

  absl::StatusOr<terminal::v1::MerchantProfile> Profile() override;
  absl::StatusOr<terminal::v1::TerminalParameters> Parameters() override;
  // From the next call on the parameters are those.
  absl::Status ApplyDownload(const terminal::v1::ApplyDownloadRequest& download) override;
  absl::StatusOr<terminal::v1::Quotation> Quote(const terminal::v1::QuoteRequest& request) override;

 private:
  template <typename Message>
  struct Kept {
    std::optional<Message> message;
    absl::Duration read_at;
  };

  template <typename Message, typename Read>
  absl::StatusOr<Message> Fresh(Kept<Message>& kept, Read read);

  const std::unique_ptr<terminal::v1::Profile::Stub> profile_stub_;
  const std::unique_ptr<terminal::v1::Parameters::Stub> parameters_stub_;
  const std::unique_ptr<terminal::v1::AcquirerParameters::Stub> acquirer_parameters_stub_;
  const std::unique_ptr<terminal::v1::Promotions::Stub> promotions_stub_;
  const Clock& clock_;
  std::mutex mutex_;
  Kept<terminal::v1::MerchantProfile> profile_;
  Kept<terminal::v1::TerminalParameters> parameters_;
};

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_PORTS_SHOP_H_
