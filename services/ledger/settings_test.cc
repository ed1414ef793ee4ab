// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/settings.h"

#include <gtest/gtest.h>

#include "services/common/config/config.h"
#include "services/common/status/error.h"

namespace till::ledger {
namespace {

constexpr char kGood[] = R"(
common { run_directory: "/run/till" state_directory: "/var/lib/till/ledger" language: "zh" }
time_zone: "Asia/Shanghai"
business_day_start_minutes: 240
max_batch_payments: 300
)";

config::LedgerConfig Parsed(const std::string& text) {
  config::LedgerConfig config;
  EXPECT_TRUE(ParseConfig(text, "ledger.textproto", &config).ok());
  return config;
}

TEST(OptionsFromConfig, TakesAGoodOne) {
  const auto options = OptionsFromConfig(Parsed(kGood), "ledger.textproto");
  ASSERT_TRUE(options.ok()) << options.status();
  EXPECT_EQ(options->time_zone.name(), "Asia/Shanghai");
  EXPECT_EQ(options->business_day_start, absl::Hours(4));
  EXPECT_EQ(options->max_batch_payments, 300);
}

TEST(OptionsFromConfig, NamesEveryFieldThatIsWrong) {
  config::LedgerConfig config = Parsed(kGood);
  config.set_time_zone("Mars/Olympus");
  config.set_business_day_start_minutes(721);
  config.set_max_batch_payments(-1);
  const auto refused = OptionsFromConfig(config, "ledger.textproto");
  EXPECT_EQ(ErrorCodeOf(refused.status()), ErrorCode::kConfigInvalid);
  const std::string message(refused.status().message());
  for (const char* field : {"time_zone", "business_day_start_minutes", "max_batch_payments"}) {
    EXPECT_NE(message.find(field), std::string::npos) << message;
  }
}

}  // namespace
}  // namespace till::ledger
