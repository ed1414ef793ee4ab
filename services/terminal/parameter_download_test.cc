// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/parameter_download.h"

#include <string>
#include <utility>
#include <vector>

#include "gtest/gtest.h"
#include "services/common/clock/fake_clock.h"
#include "services/common/status/error.h"
#include "services/terminal/shop.h"

namespace till::terminal {
namespace {

using Entries = std::vector<std::string>;

TEST(ParameterDownload, EachNameIsItsField) {
  const Entries entries = {"sale_limit=1",      "refund_limit=2",         "no_pin_limit=3",
                           "tip_percent=4",     "completion_percent=105", "pre_authorization_days=6",
                           "reply_timeout_s=7", "card_timeout_s=8",       "pin_timeout_s=9",
                           "offline_limit=10",  "offline_count=11",       "offline_total=12",
                           "offline_hours=13",  "settlement_time=14:15"};
  const auto read = ReadParameterDownload(entries, {});
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(
      read->parameters.ShortDebugString(),
      "sale_limit_minor: 1 contactless_no_cvm_limit_minor: 3 card_timeout_ms: 8000 pin_timeout_ms: 9000 "
      "host_reply_timeout_ms: 7000 refund_limit_minor: 2 completion_cap_percent: 105 "
      "pre_authorization_days: 6 tip_cap_percent: 4 offline_limit_minor: 10 offline_most: 11 "
      "offline_total_minor: 12 offline_hours: 13 settlement_time: \"14:15\"");
  EXPECT_TRUE(read->ignored.empty());
}

TEST(ParameterDownload, WhatItDoesNotNameStaysAndWhatIsNotKnownIsTold) {
  const Entries entries = {"sale_limit=100", "receipt_footer=\xff\xfe", "reversal_retries=-3"};
  const auto read = ReadParameterDownload(entries, DefaultParameters());
  ASSERT_TRUE(read.ok()) << read.status();
  EXPECT_EQ(read->ignored, (Entries{"receipt_footer", "reversal_retries"}));
  v1::TerminalParameters expected = DefaultParameters();
  expected.set_sale_limit_minor(100);
  EXPECT_EQ(read->parameters.SerializeAsString(), expected.SerializeAsString());
}

TEST(ParameterDownload, WhatIsNoEntryIsRefused) {
  for (const std::string& entry :
       {std::string(), std::string("sale_limit"), std::string("=1"), std::string("Sale=1"),
        std::string("a b=1"), std::string("sale_limit="), std::string("sale_limit=-1"),
        std::string("sale_limit=1.5"), std::string("sale_limit= 1"), std::string("sale_limit=0x1"),
        std::string("sale_limit=1234567890123"), std::string("sale_limit=1\0", 14),
        std::string("tip_percent=2147483648"), std::string("reply_timeout_s=2147484"),
        std::string("settlement_time=\xff\xfe:\x01"), std::string(41, 'a') + "=1",
        "a=" + std::string(254, '1')}) {
    EXPECT_EQ(ErrorCodeOf(ReadParameterDownload(Entries{entry}, {}).status()), ErrorCode::kInvalidRequest)
        << entry;
  }
  EXPECT_EQ(ErrorCodeOf(ReadParameterDownload(Entries{"sale_limit=1", "sale_limit=2"}, {}).status()),
            ErrorCode::kInvalidRequest);
  Entries many;
  for (int i = 0; i < 100; ++i) many.push_back("n" + std::to_string(i) + "=1");
  EXPECT_EQ(ErrorCodeOf(ReadParameterDownload(many, {}).status()), ErrorCode::kInvalidRequest);
}

class ApplyDownloadTest : public testing::Test {
 protected:
  FakeClock clock_;
  std::unique_ptr<TerminalStore> store_ = std::move(*TerminalStore::Open(":memory:"));
  Shop shop_{*store_, clock_, {}};
};

TEST_F(ApplyDownloadTest, IsStoredWithItsAudit) {
  const auto applied = shop_.ApplyDownload(Entries{"sale_limit=100", "offline_count=7", "unknown=1"});
  ASSERT_TRUE(applied.ok()) << applied.status();
  EXPECT_EQ(applied->changed_size(), 2);
  EXPECT_EQ(applied->ignored(0), "unknown");
  EXPECT_EQ(shop_.Parameters()->sale_limit_minor(), 100);
  const AuditEntry audit = store_->Audit(1)->at(0);
  EXPECT_EQ(audit.operator_id + "/" + audit.act + "/" + audit.subject + "/" + audit.outcome,
            "host/download-parameters/sale_limit_minor,offline_most/done");
}

TEST_F(ApplyDownloadTest, TheSameAgainLeavesNoTrace) {
  ASSERT_TRUE(shop_.ApplyDownload(Entries{"sale_limit=100"}).ok());
  const auto again = shop_.ApplyDownload(Entries{"sale_limit=100"});
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(again->changed_size(), 0);
  EXPECT_EQ(again->parameters().sale_limit_minor(), 100);
  EXPECT_EQ(store_->Audit(10)->size(), 1u);
}

TEST_F(ApplyDownloadTest, AllOrNothing) {
  for (const Entries& entries :
       {Entries{"sale_limit=100", "reply_timeout_s=1"}, Entries{"sale_limit=0"},
        Entries{"sale_limit=100", "settlement_time=24:00"}, Entries{"sale_limit=100", "offline_count=x"}}) {
    EXPECT_EQ(ErrorCodeOf(shop_.ApplyDownload(entries).status()), ErrorCode::kInvalidRequest);
    EXPECT_EQ(shop_.Parameters()->SerializeAsString(), DefaultParameters().SerializeAsString());
    const AuditEntry audit = store_->Audit(1)->at(0);
    EXPECT_EQ(audit.act + "/" + audit.outcome, "download-parameters/INVALID_REQUEST");
  }
}

}  // namespace
}  // namespace till::terminal
