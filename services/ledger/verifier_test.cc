// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/verifier.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "services/ledger/canonical.h"
#include "services/ledger/test_books.h"

namespace till::ledger {
namespace {

// Somebody with the file in hand first takes the triggers away.
constexpr char kTakeTriggersAway[] =
    "DROP TRIGGER journal_continues; DROP TRIGGER journal_keeps_update; DROP TRIGGER journal_keeps_delete;"
    "DROP TRIGGER entries_keep_update; DROP TRIGGER entries_keep_delete; PRAGMA foreign_keys=OFF;";

// Two batches with something of everything: the first is closed, the second's settlement waits for its
// upload.
void SellAndSettle(TestBooks& books) {
  books.Sell("sold");
  const std::string gone = books.Open("gone");
  ASSERT_TRUE(books.ledger().Void(gone, VoidDetails(kCancelledByOperator)).ok());
  books.Sell("returned", 500);
  books.FollowUp("void", PaymentKind::kSaleVoid, "payments/returned", 500);
  books.FollowUp("refund", PaymentKind::kRefund, "payments/sold", 100);
  books.Settle(SettlementState::kClosed);
  ASSERT_TRUE(books.ledger().ChangeShift("02").ok());
  books.Sell("open");
  books.FollowUp("again", PaymentKind::kRefund, "payments/sold", 100);
  books.Settle(SettlementState::kUnbalanced);
}

struct Tampering {
  const char* words;
  std::string sql;
  std::string check;  // that must find it
};

TEST(Verifier, FindsEveryTampering) {
  const Tampering tamperings[] = {
      {"a record's time", "UPDATE journal SET time_micros = time_micros + 1 WHERE sequence = 3", "chain"},
      {"a record's payload", "UPDATE journal SET payload = x'00' WHERE sequence = 3", "chain"},
      {"a record's hash", "UPDATE journal SET hash = zeroblob(32) WHERE sequence = 3", "chain"},
      {"a record in the middle is gone", "DELETE FROM journal WHERE sequence = 4", "chain"},
      {"the first record is gone", "DELETE FROM journal WHERE sequence = 1", "chain"},
      {"the last record is gone", "DELETE FROM journal WHERE sequence = (SELECT max(sequence) FROM journal)",
       "projection"},
      {"an entry's amount",
       "UPDATE entries SET debit_minor = debit_minor + 1 WHERE debit_minor > 0 AND leg = 1", "balance"},
      {"an entry's account", "UPDATE entries SET account = 'mine' WHERE account = 'sales'", "balance"},
      {"an entry's currency", "UPDATE entries SET currency = 'USD'", "balance"},
      {"entries are gone", "DELETE FROM entries WHERE journal_sequence = 2", "projection"},
      {"an entry for no record", "INSERT INTO entries VALUES (9999, 1, 'sales', 1, 0, 'CNY')", "projection"},
      {"a payment's amount", "UPDATE payments SET amount_minor = 1", "projection"},
      {"a payment's phase", "UPDATE payments SET phase = 14 WHERE phase = 13", "projection"},
      {"a payment's batch", "UPDATE payments SET batch_number = 9", "projection"},
      {"a payment's scheme for totals", "UPDATE payments SET scheme = 'VISA'", "projection"},
      {"a payment is gone", "DELETE FROM payments WHERE payment = 'payments/sold'", "projection"},
      {"a step is gone", "DELETE FROM payment_steps WHERE step = 3", "projection"},
      {"a step's time", "UPDATE payment_steps SET time_micros = 0", "projection"},
      {"a trace number will come twice", "UPDATE counters SET value = 0 WHERE name = 'trace'", "projection"},
      {"another batch", "UPDATE counters SET value = 5 WHERE name = 'batch'", "projection"},
      {"a request is bound elsewhere", "UPDATE request_ids SET payment = 'payments/open'", "projection"},
      {"the box of another card", "UPDATE sealed_accounts SET box = x'00'", "projection"},
      {"a box that should be gone", "INSERT INTO sealed_accounts VALUES ('payments/gone', x'00')",
       "invariant"},
      {"a sum", "UPDATE sums SET amount_minor = amount_minor + 1", "projection"},
      {"a sum is gone", "DELETE FROM sums", "projection"},
      {"a refund is forgotten", "UPDATE payments SET refunded_minor = 0 WHERE refunded_minor > 0",
       "projection"},
      {"a void is forgotten", "UPDATE payments SET undone_by = '', undone = 0", "projection"},
      {"a settlement's state", "UPDATE settlements SET state = 5 WHERE state < 5", "projection"},
      {"a settlement is gone", "DELETE FROM uploads; DELETE FROM settlements", "projection"},
      {"an upload is gone", "DELETE FROM uploads", "projection"},
      {"an upload is done that was not", "UPDATE uploads SET done = 1", "projection"},
      {"a payment is of another settlement", "UPDATE payments SET settlement = 'settlements/9-9'",
       "projection"},
      {"a shift is gone", "DELETE FROM shifts", "projection"},
      {"another shift", "UPDATE counters SET value = 7 WHERE name = 'shift'", "projection"},
  };
  for (const Tampering& tampering : tamperings) {
    TestBooks books;
    SellAndSettle(books);
    books.ExpectSound();
    sqlite::Database& database = books.ledger().database();
    ASSERT_TRUE(database.Execute(kTakeTriggersAway).ok());
    const absl::Status tampered = database.Execute(tampering.sql);
    ASSERT_TRUE(tampered.ok()) << tampering.words << tampered;
    const auto verified = books.reader().Verify();
    ASSERT_TRUE(verified.ok()) << tampering.words << verified.status();
    EXPECT_TRUE(
        std::ranges::any_of(verified->findings, [&](const Finding& f) { return f.check == tampering.check; }))
        << tampering.words << " was not found by " << tampering.check;
  }
}

// Whoever rewrites the journal can also recompute the chain; then the rules must find what was written.
TEST(Verifier, FindsAnIllegalHistoryWithAWholeChain) {
  TestBooks books;
  books.Sell("sold");
  sqlite::Database& database = books.ledger().database();
  JournalStore store(database);
  auto head = store.Head();
  ASSERT_TRUE(head.ok());
  Event event;
  event.payment = "payments/sold";
  event.details = VoidDetails(kCancelledByOperator);
  JournalRecord forged;
  forged.sequence = head->sequence + 1;
  forged.previous_hash = head->hash;
  forged.kind = RecordKind::kVoid;
  forged.payload = EncodeEvent(event);
  forged.hash = HashOf(forged);
  ASSERT_TRUE(store.InsertRecord(forged).ok());
  const auto verified = books.reader().Verify();
  ASSERT_TRUE(verified.ok());
  ASSERT_FALSE(verified->sound());
  EXPECT_TRUE(
      std::ranges::all_of(verified->findings, [](const Finding& f) { return f.check == "invariant"; }));
}

TEST(Verifier, ReportsTheHeadThatAnAuditorKeeps) {
  TestBooks books;
  const auto before = books.reader().Verify();
  books.Sell("a");
  const auto after = books.reader().Verify();
  ASSERT_TRUE(before.ok() && after.ok());
  EXPECT_EQ(before->entries, 1);
  EXPECT_EQ(after->entries, 8);
  EXPECT_EQ(after->payments, 1);
  EXPECT_NE(before->head_hash, after->head_hash);
}

}  // namespace
}  // namespace till::ledger
