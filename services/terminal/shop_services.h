// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_SHOP_SERVICES_H_
#define TILL_SERVICES_TERMINAL_SHOP_SERVICES_H_

#include "services/terminal/session_desk.h"
#include "services/terminal/shop.h"
#include "till/terminal/v1/acquirer_parameters.grpc.pb.h"
#include "till/terminal/v1/parameters.grpc.pb.h"
#include "till/terminal/v1/profile.grpc.pb.h"

namespace till::terminal {

// ProfileService is the facet till.terminal.v1.Profile before the shop.
class ProfileService final : public v1::Profile::Service {
 public:
  // Shop and sessions outlive the service.
  ProfileService(Shop& shop, const SessionDesk& sessions) : shop_(shop), sessions_(sessions) {}

  grpc::Status GetProfile(grpc::ServerContext* context, const v1::GetProfileRequest* request,
                          v1::MerchantProfile* response) override;
  grpc::Status UpdateProfile(grpc::ServerContext* context, const v1::UpdateProfileRequest* request,
                             v1::MerchantProfile* response) override;

 private:
  Shop& shop_;
  const SessionDesk& sessions_;
};

// ParametersService is the facet till.terminal.v1.Parameters before the shop.
class ParametersService final : public v1::Parameters::Service {
 public:
  // Shop and sessions outlive the service.
  ParametersService(Shop& shop, const SessionDesk& sessions) : shop_(shop), sessions_(sessions) {}

  grpc::Status GetParameters(grpc::ServerContext* context, const v1::GetParametersRequest* request,
                             v1::TerminalParameters* response) override;
  grpc::Status UpdateParameters(grpc::ServerContext* context, const v1::UpdateParametersRequest* request,
                                v1::TerminalParameters* response) override;

 private:
  Shop& shop_;
  const SessionDesk& sessions_;
};

// AcquirerParametersService is the facet till.terminal.v1.AcquirerParameters before the shop.
class AcquirerParametersService final : public v1::AcquirerParameters::Service {
 public:
  // The shop outlives the service.
  explicit AcquirerParametersService(Shop& shop) : shop_(shop) {}

  grpc::Status ApplyDownload(grpc::ServerContext* context, const v1::ApplyDownloadRequest* request,
                             v1::ApplyDownloadResponse* response) override;

 private:
  Shop& shop_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_SHOP_SERVICES_H_
