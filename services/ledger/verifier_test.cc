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
      {"a box that should be gone", "INSERT INTO sealed_accounts VALUES ('payments/sold', x'00')",
       "invariant"},
  };
  for (const Tampering& tampering : tamperings) {
    TestBooks books;
    books.Sell("sold");
    ASSERT_TRUE(books.Take(books.Open("open"), {Step::kCardRead}).ok());
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
