// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/settings.h"

#include "absl/time/time.h"
#include "services/common/config/config_checker.h"

namespace till::ledger {
namespace {

// unionpay.md B9: a completion may take 115 % of what was reserved.
constexpr int kCompletionCap = 115;
constexpr int kTipCap = 20;

int CapOr(int configured, int usual) {
  return configured == 0 ? usual : configured;
}

}  // namespace

absl::StatusOr<LedgerOptions> OptionsFromConfig(const config::LedgerConfig& config, std::string_view file) {
  LedgerOptions options;
  ConfigChecker check(file);
  check.Common(config.common());
  check.Required("time_zone", config.time_zone());
  check.Expect(absl::LoadTimeZone(config.time_zone(), &options.time_zone), "time_zone",
               "must be a name of the IANA time zone database, like \"Asia/Shanghai\"");
  check.InRange("business_day_start_minutes", config.business_day_start_minutes(), 0, 720);
  check.InRange("max_batch_payments", config.max_batch_payments(), 0, 999'999);
  check.InRange("completion_cap_percent", CapOr(config.completion_cap_percent(), kCompletionCap), 100, 200);
  check.InRange("tip_cap_percent", CapOr(config.tip_cap_percent(), kTipCap), 1, 100);
  for (const config::LedgerConfig::Fee& fee : config.fees()) {
    check.InRange("fees.basis_points", fee.basis_points(), 0, 10'000);
    check.Expect(options.fee_basis_points.emplace(fee.scheme(), fee.basis_points()).second, "fees.scheme",
                 "must not be given twice");
  }
  if (absl::Status checked = check.Result(); !checked.ok()) return checked;
  options.business_day_start = absl::Minutes(config.business_day_start_minutes());
  options.max_batch_payments = config.max_batch_payments();
  options.completion_cap_percent = CapOr(config.completion_cap_percent(), kCompletionCap);
  options.tip_cap_percent = CapOr(config.tip_cap_percent(), kTipCap);
  return options;
}

}  // namespace till::ledger
