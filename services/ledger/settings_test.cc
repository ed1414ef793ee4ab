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
tip_cap_percent: 30
fees { scheme: "UNIONPAY" basis_points: 60 }
fees { basis_points: 120 }
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
  EXPECT_EQ(options->completion_cap_percent, 115);
  EXPECT_EQ(options->tip_cap_percent, 30);
  EXPECT_EQ(options->fee_basis_points.at("UNIONPAY"), 60);
  EXPECT_EQ(options->fee_basis_points.at(""), 120);
}

TEST(OptionsFromConfig, NamesEveryFieldThatIsWrong) {
  config::LedgerConfig config = Parsed(kGood);
  config.set_time_zone("Mars/Olympus");
  config.set_business_day_start_minutes(721);
  config.set_max_batch_payments(-1);
  config.set_completion_cap_percent(99);
  config.set_tip_cap_percent(101);
  config.mutable_fees(0)->set_basis_points(10'001);
  config.mutable_fees(1)->set_scheme("UNIONPAY");
  const auto refused = OptionsFromConfig(config, "ledger.textproto");
  EXPECT_EQ(ErrorCodeOf(refused.status()), ErrorCode::kConfigInvalid);
  const std::string message(refused.status().message());
  for (const char* field :
       {"time_zone", "business_day_start_minutes", "max_batch_payments", "completion_cap_percent",
        "tip_cap_percent", "fees.basis_points", "fees.scheme"}) {
    EXPECT_NE(message.find(field), std::string::npos) << message;
  }
}

}  // namespace
}  // namespace till::ledger
