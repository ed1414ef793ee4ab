// SPDX-License-Identifier: Apache-2.0
#include "services/payment/settlement_clock.h"

#include <gtest/gtest.h>

#include "google/protobuf/util/time_util.h"
#include "services/payment/testing/memory_books.h"
#include "services/payment/testing/scripted_people.h"

namespace till::payment {
namespace {

absl::Time At(const char* text) {
  absl::Time time;
  std::string error;
  EXPECT_TRUE(absl::ParseTime(absl::RFC3339_full, text, &time, &error)) << error;
  return time;
}

TEST(LastSettlementTime, IsTodaysOrYesterdays) {
  EXPECT_EQ(LastSettlementTime("23:30", "Asia/Shanghai", At("2026-11-22T15:29:00Z")),
            At("2026-11-21T23:30:00+08:00"));
  EXPECT_EQ(LastSettlementTime("23:30", "Asia/Shanghai", At("2026-11-22T15:30:00Z")),
            At("2026-11-22T23:30:00+08:00"));
}

TEST(LastSettlementTime, SurvivesAnHourThatDoesNotExistOrComesTwice) {
  // New York, 8 March 2026: 02:30 does not exist. 1 November: 01:30 comes twice. (IANA tz database.)
  EXPECT_EQ(LastSettlementTime("02:30", "America/New_York", At("2026-03-08T12:00:00-04:00")),
            At("2026-03-08T03:00:00-04:00"));
  EXPECT_EQ(LastSettlementTime("01:30", "America/New_York", At("2026-11-01T12:00:00-05:00")),
            At("2026-11-01T01:30:00-04:00"));
}

TEST(LastSettlementTime, NonsenseIsNever) {
  EXPECT_FALSE(LastSettlementTime("", "Asia/Shanghai", At("2026-11-22T15:29:00Z")));
  EXPECT_FALSE(LastSettlementTime("25:00", "Asia/Shanghai", At("2026-11-22T15:29:00Z")));
  EXPECT_FALSE(LastSettlementTime("23:30", "Asia/Atlantis", At("2026-11-22T15:29:00Z")));
}

TEST(SettlementDue, WhenTheBatchHoldsAPaymentFromBefore) {
  MemoryBooks books;
  FixedShop shop;
  shop.changes.set_settlement_time("23:30");
  const auto sell = [&](const char* id, const char* time) {
    books.now = google::protobuf::util::TimeUtil::NanosecondsToTimestamp(absl::ToUnixNanos(At(time)));
    ledger::v1::RecordIntentRequest intent;
    intent.set_payment(id);
    intent.set_request_id(id);
    (void)books.RecordIntent(intent);
    books.Edit(
        id, [](ledger::v1::PaymentRecord& record) { record.set_state(ledger::v1::PaymentRecord::POSTED); });
  };
  EXPECT_FALSE(*IsSettlementDue(books, shop, At("2026-11-22T23:31:00+08:00")));  // Nothing to settle.
  sell("payments/1", "2026-11-22T23:31:00+08:00");
  EXPECT_FALSE(
      *IsSettlementDue(books, shop, At("2026-11-22T23:32:00+08:00")));  // After the time: the next day's.
  sell("payments/2", "2026-11-22T09:00:00+08:00");
  EXPECT_TRUE(*IsSettlementDue(books, shop, At("2026-11-22T23:32:00+08:00")));
  EXPECT_TRUE(*IsSettlementDue(books, shop, At("2026-11-23T08:00:00+08:00")));  // The terminal was off.
  shop.changes.set_settlement_time("");
  EXPECT_FALSE(*IsSettlementDue(books, shop, At("2026-11-22T23:32:00+08:00")));
}

}  // namespace
}  // namespace till::payment
