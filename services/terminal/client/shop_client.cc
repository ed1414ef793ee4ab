// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/client/shop_client.h"

#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"
#include "services/terminal/client/grpc_shop_client.h"

namespace till::terminal {
namespace {

constexpr absl::Duration kDeadline = absl::Seconds(5);

}  // namespace

GrpcShopClient::GrpcShopClient(const std::shared_ptr<grpc::ChannelInterface>& profile,
                               const std::shared_ptr<grpc::ChannelInterface>& parameters)
    : profile_(v1::Profile::NewStub(profile)), parameters_(v1::Parameters::NewStub(parameters)) {}

absl::StatusOr<v1::MerchantProfile> GrpcShopClient::GetProfile() {
  return rpc::UnaryCall(*profile_, &v1::Profile::Stub::GetProfile, v1::GetProfileRequest(), kDeadline);
}

absl::StatusOr<v1::TerminalParameters> GrpcShopClient::GetParameters() {
  return rpc::UnaryCall(*parameters_, &v1::Parameters::Stub::GetParameters, v1::GetParametersRequest(),
                        kDeadline);
}

absl::StatusOr<v1::MerchantProfile> GrpcShopClient::UpdateProfile(const std::string& session,
                                                                  const v1::MerchantProfile& profile) {
  v1::UpdateProfileRequest request;
  *request.mutable_profile() = profile;
  return rpc::UnaryCall(*profile_, &v1::Profile::Stub::UpdateProfile, request,
                        rpc::CallOptions{.deadline = kDeadline, .session = session});
}

absl::StatusOr<v1::TerminalParameters> GrpcShopClient::UpdateParameters(
    const std::string& session, const v1::TerminalParameters& parameters) {
  v1::UpdateParametersRequest request;
  *request.mutable_parameters() = parameters;
  return rpc::UnaryCall(*parameters_, &v1::Parameters::Stub::UpdateParameters, request,
                        rpc::CallOptions{.deadline = kDeadline, .session = session});
}

std::unique_ptr<ShopClient> DialShop(const std::string& run_directory) {
  return std::make_unique<GrpcShopClient>(rpc::DialFacet(run_directory, "terminal", "profile"),
                                          rpc::DialFacet(run_directory, "terminal", "parameters"));
}

}  // namespace till::terminal
