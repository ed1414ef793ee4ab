// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_CLIENT_GRPC_SHOP_CLIENT_H_
#define TILL_SERVICES_TERMINAL_CLIENT_GRPC_SHOP_CLIENT_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>

#include "services/terminal/client/shop_client.h"
#include "till/terminal/v1/parameters.grpc.pb.h"
#include "till/terminal/v1/profile.grpc.pb.h"

namespace till::terminal {

// GrpcShopClient is ShopClient over a channel to each facet.
class GrpcShopClient final : public ShopClient {
 public:
  GrpcShopClient(const std::shared_ptr<grpc::ChannelInterface>& profile,
                 const std::shared_ptr<grpc::ChannelInterface>& parameters);

  absl::StatusOr<v1::MerchantProfile> GetProfile() override;
  absl::StatusOr<v1::TerminalParameters> GetParameters() override;
  absl::StatusOr<v1::MerchantProfile> UpdateProfile(const std::string& session,
                                                    const v1::MerchantProfile& profile) override;
  absl::StatusOr<v1::TerminalParameters> UpdateParameters(const std::string& session,
                                                          const v1::TerminalParameters& parameters) override;

 private:
  const std::unique_ptr<v1::Profile::Stub> profile_;
  const std::unique_ptr<v1::Parameters::Stub> parameters_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_CLIENT_GRPC_SHOP_CLIENT_H_
