// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_SHOP_H_
#define TILL_SERVICES_TERMINAL_SHOP_H_

#include <span>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "services/common/clock/clock.h"
#include "services/terminal/terminal_store.h"
#include "till/terminal/v1/acquirer_parameters.pb.h"
#include "till/terminal/v1/parameters.pb.h"
#include "till/terminal/v1/profile.pb.h"

namespace till::terminal {

// CheckProfile is OK for a profile that can be used; INVALID_REQUEST names the first field that cannot.
absl::Status CheckProfile(const v1::MerchantProfile& profile);

// CheckParameters likewise.
absl::Status CheckParameters(const v1::TerminalParameters& parameters);

// DefaultParameters is what a new terminal may do: sales to 50,000.00, contactless without PIN to 1,000.00
// (UnionPay's limit since 2018).
v1::TerminalParameters DefaultParameters();

// Shop keeps the merchant's profile and the terminal's parameters. An update is stored with its audit entry,
// which names the changed fields. Thread-safe.
class Shop {
 public:
  // `initial` is the profile of a terminal that has none yet. The store and the clock outlive the shop.
  Shop(TerminalStore& store, Clock& clock, v1::MerchantProfile initial);

  absl::StatusOr<v1::MerchantProfile> Profile();
  absl::StatusOr<v1::MerchantProfile> UpdateProfile(std::string_view operator_id,
                                                    const v1::MerchantProfile& profile);

  absl::StatusOr<v1::TerminalParameters> Parameters();
  absl::StatusOr<v1::TerminalParameters> UpdateParameters(std::string_view operator_id,
                                                          const v1::TerminalParameters& parameters);

  // ApplyDownload takes the acquirer's parameters, all or nothing (parameter_download.h); one that is
  // refused is in the audit trail too.
  absl::StatusOr<v1::ApplyDownloadResponse> ApplyDownload(std::span<const std::string> entries);

 private:
  TerminalStore& store_;
  Clock& clock_;
  const v1::MerchantProfile initial_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_SHOP_H_
