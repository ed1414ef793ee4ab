// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/settings.h"

#include "absl/time/time.h"
#include "services/common/config/config_checker.h"

namespace till::ledger {

absl::StatusOr<LedgerOptions> OptionsFromConfig(const config::LedgerConfig& config, std::string_view file) {
  LedgerOptions options;
  ConfigChecker check(file);
  check.Common(config.common());
  check.Required("time_zone", config.time_zone());
  check.Expect(absl::LoadTimeZone(config.time_zone(), &options.time_zone), "time_zone",
               "must be a name of the IANA time zone database, like \"Asia/Shanghai\"");
  check.InRange("business_day_start_minutes", config.business_day_start_minutes(), 0, 720);
  check.InRange("max_batch_payments", config.max_batch_payments(), 0, 999'999);
  if (absl::Status checked = check.Result(); !checked.ok()) return checked;
  options.business_day_start = absl::Minutes(config.business_day_start_minutes());
  options.max_batch_payments = config.max_batch_payments();
  return options;
}

}  // namespace till::ledger
