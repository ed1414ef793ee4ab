// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_SHOP_H_
#define TILL_SERVICES_TERMINAL_SHOP_H_

#include <functional>
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
  // BatchIsOpen says whether the batch in force has payments.
  using BatchIsOpen = std::function<absl::StatusOr<bool>()>;

  // `initial` is the profile of a terminal that has none yet. The store and the clock outlive the shop.
  // Without `batch_is_open` nobody is asked.
  Shop(TerminalStore& store, Clock& clock, v1::MerchantProfile initial, BatchIsOpen batch_is_open = nullptr);

  absl::StatusOr<v1::MerchantProfile> Profile();
  absl::StatusOr<v1::MerchantProfile> UpdateProfile(std::string_view operator_id,
                                                    const v1::MerchantProfile& profile);

  // AdjustClock moves the time that receipts print where the host gave none; BATCH_OPEN while the batch has
  // payments, INVALID_REQUEST beyond a day.
  absl::Status AdjustClock(std::string_view operator_id, int correction_seconds);

  absl::StatusOr<v1::TerminalParameters> Parameters();
  absl::StatusOr<v1::TerminalParameters> UpdateParameters(std::string_view operator_id,
                                                          const v1::TerminalParameters& parameters);

  // ApplyDownload takes the acquirer's parameters, all or nothing (parameter_download.h); one that is
  // refused is in the audit trail too.
  absl::StatusOr<v1::ApplyDownloadResponse> ApplyDownload(std::span<const std::string> entries);

  // RefuseWhileBatchIsOpen: what receipts of one batch are dated by does not change in its middle, and its
  // payments are not forgotten. BATCH_OPEN; SERVICE_UNAVAILABLE when `ledger` does not say.
  absl::Status RefuseWhileBatchIsOpen() const;

 private:
  absl::StatusOr<int> CorrectionSeconds();

  TerminalStore& store_;
  Clock& clock_;
  const v1::MerchantProfile initial_;
  const BatchIsOpen batch_is_open_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_SHOP_H_
