// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_CLIENT_SHOP_CLIENT_H_
#define TILL_SERVICES_TERMINAL_CLIENT_SHOP_CLIENT_H_

#include <memory>
#include <string>

#include "absl/status/statusor.h"
#include "till/terminal/v1/parameters.pb.h"
#include "till/terminal/v1/profile.pb.h"

namespace till::terminal {

// ShopClient reads and changes the merchant's profile and the terminal's parameters (facets Profile and
// Parameters). `payment` reads. Each call ends within five seconds. Thread-safe.
class ShopClient {
 public:
  virtual ~ShopClient() = default;

  virtual absl::StatusOr<v1::MerchantProfile> GetProfile() = 0;
  virtual absl::StatusOr<v1::TerminalParameters> GetParameters() = 0;

  // The updates want the session of an operator who may CONFIGURE. INVALID_REQUEST names the field.
  virtual absl::StatusOr<v1::MerchantProfile> UpdateProfile(const std::string& session,
                                                            const v1::MerchantProfile& profile) = 0;
  virtual absl::StatusOr<v1::TerminalParameters> UpdateParameters(
      const std::string& session, const v1::TerminalParameters& parameters) = 0;
};

// DialShop returns a client of R/terminal/profile.sock and R/terminal/parameters.sock. It connects at the
// first call.
std::unique_ptr<ShopClient> DialShop(const std::string& run_directory);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_CLIENT_SHOP_CLIENT_H_
