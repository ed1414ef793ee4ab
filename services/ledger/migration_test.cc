// SPDX-License-Identifier: Apache-2.0
// A journal as the first version of the schema wrote it (testdata/journal_v1.sqlite, made by that version's
// own program: two sales, a decline, a trace number, a batch adopted, a confirmed reversal, a sale, two open
// ones).

#include <gtest/gtest.h>

#include <filesystem>

#include "services/ledger/canonical.h"
#include "services/ledger/ledger.h"
#include "services/ledger/ledger_reader.h"
#include "services/ledger/test_books.h"

namespace till::ledger {
namespace {

constexpr char kMadeByTheFirst[] = "services/ledger/testdata/journal_v1.sqlite";
// What that program's own verification said of it.
constexpr char kHead[] = "e858fc439e8d883d8c8e5e9d1f051457f484b8bb141f2a69f02979b238f0c3a9";

std::string CopyOfTheFirst() {
  const std::string path = NewBooksPath("migrated");
  std::filesystem::copy_file(kMadeByTheFirst, path);
  std::filesystem::permissions(path,
                               std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
  return path;
}

TEST(Migration, AJournalOfTheFirstSchemaSaysTheSame) {
  TestBooks books({}, CopyOfTheFirst());
  books.ExpectSound();
  const auto verified = books.reader().Verify();
  ASSERT_TRUE(verified.ok()) << verified.status();
  EXPECT_EQ(verified->entries, 48);
  EXPECT_EQ(verified->payments, 7);
  EXPECT_EQ(Hex(verified->head_hash), kHead);

  const auto first = books.reader().Totals({.batch_number = 1});
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(first->lines.front().count, 2);
  EXPECT_EQ(first->lines.front().amount_minor, 1734);
  const auto second = books.reader().Totals({});
  EXPECT_EQ(second->batch_number, 2);
  EXPECT_EQ(second->lines.front().amount_minor, 321);
  EXPECT_EQ(second->open_count, 2);
  EXPECT_EQ(second->reversal_owed_count, 1);

  const auto sold = books.ledger().Find("payments/sold");
  ASSERT_TRUE(sold.ok()) << sold.status();
  EXPECT_EQ(sold->record.phase, Phase::kPosted);
  EXPECT_EQ(sold->record.current_minor, 1234);
  EXPECT_EQ(sold->record.shift_number, 1);
  EXPECT_EQ(sold->record.send_attempts, 1);
  EXPECT_EQ(sold->record.print_jobs, (std::vector<std::string>{"jobs/1", "jobs/2"}));
  EXPECT_EQ(books.ledger().Find("payments/reversed")->record.reversal_attempts, 2);
  EXPECT_EQ(books.ledger().Find("payments/owed")->account_for_uplink, "sealed box of payments/owed");
  const auto visa = books.reader().Search({.last_four = "0018"}, 0, "");
  EXPECT_EQ(visa->payments.size(), 7u);
}

TEST(Migration, AndGoesOn) {
  TestBooks books({}, CopyOfTheFirst());
  EXPECT_EQ(books.ledger().TakeTraceNumber()->trace_number, 9);
  ASSERT_TRUE(books.ledger().Void("payments/owed", VoidDetails(kReversedAtHost)).ok());
  ASSERT_TRUE(books.Take("payments/sending", {Step::kHostApproved}).ok());
  ASSERT_TRUE(books.ledger().Post("payments/sending", {}).ok());
  books.FollowUp("refund", PaymentKind::kRefund, "payments/sold", 1234);
  const Settlement closed = books.Settle(SettlementState::kClosed);
  EXPECT_EQ(closed.domestic.debit_minor, 321 + 77);
  EXPECT_EQ(closed.domestic.credit_minor, 1234);
  books.ExpectSound();
}

}  // namespace
}  // namespace till::ledger
