// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/ledger.h"

#include <gtest/gtest.h>

#include "services/common/status/error.h"
#include "services/ledger/test_books.h"

namespace till::ledger {
namespace {

TEST(Ledger, ASaleGoesFromPendingToReceivableAndSales) {
  TestBooks books;
  const std::string payment = books.Open("a", 1234);
  EXPECT_EQ(books.Balance("pending"), 1234);
  EXPECT_EQ(books.Balance("pending_sales"), -1234);
  ASSERT_TRUE(books.Take(payment, {Step::kCardRead, Step::kAboutToSend, Step::kHostApproved}).ok());
  EXPECT_EQ(books.Balance("receivable:UNIONPAY"), 0);
  const auto posted = books.ledger().Post(payment, {});
  ASSERT_TRUE(posted.ok()) << posted.status();
  EXPECT_EQ(posted->phase, Phase::kPosted);
  EXPECT_EQ(books.Balance("pending"), 0);
  EXPECT_EQ(books.Balance("pending_sales"), 0);
  EXPECT_EQ(books.Balance("receivable:UNIONPAY"), 1234);
  EXPECT_EQ(books.Balance("sales"), -1234);
  books.ExpectSound();
}

TEST(Ledger, AnOwedReversalHoldsTheMoneyInSuspenseUntilTheHostConfirms) {
  TestBooks books;
  const std::string payment = books.Open("a", 500);
  ASSERT_TRUE(
      books.Take(payment, {Step::kCardRead, Step::kAboutToSend, Step::kHostSilent, Step::kReversalOwed})
          .ok());
  EXPECT_EQ(books.Balance("suspense"), 500);
  EXPECT_EQ(books.Balance("pending"), 0);
  books.ExpectSound();
  ASSERT_TRUE(books.Take(payment, {Step::kReversalSent, Step::kReversalSent}).ok());
  const auto voided = books.ledger().Void(payment, VoidDetails(kReversedAtHost));
  ASSERT_TRUE(voided.ok()) << voided.status();
  EXPECT_EQ(voided->reversal_attempts, 2);
  for (const char* account : {"suspense", "pending", "pending_sales", "sales", "receivable:UNIONPAY"}) {
    EXPECT_EQ(books.Balance(account), 0) << account;
  }
  books.ExpectSound();
}

TEST(Ledger, TheSameRequestTwiceIsOnePayment) {
  TestBooks books;
  const auto first = books.ledger().RecordIntent(TestIntent("a"));
  Intent again = TestIntent("a");
  again.payment = "payments/b";  // the caller chose another name in vain
  const auto second = books.ledger().RecordIntent(again);
  ASSERT_TRUE(first.ok() && second.ok());
  EXPECT_FALSE(first->existed);
  EXPECT_TRUE(second->existed);
  EXPECT_EQ(second->record, first->record);
  EXPECT_EQ(books.Balance("pending"), 1234);
}

TEST(Ledger, TheSameRequestWithOtherContentIsRefusedAndNamesThePayment) {
  TestBooks books;
  books.Open("a", 1234);
  Intent other = TestIntent("a", 999);
  const auto refused = books.ledger().RecordIntent(other);
  EXPECT_EQ(ErrorCodeOf(refused.status()), ErrorCode::kRequestIdReused);
  EXPECT_EQ(PaymentIdOf(refused.status()), "payments/a");
}

TEST(Ledger, ARequestIdIsForgottenAfter48HoursAndNotBefore) {
  TestBooks books;
  books.Open("a", 1234);
  Intent later = TestIntent("a", 999);
  later.payment = "payments/later";
  books.clock().Advance(absl::Hours(48) - absl::Seconds(1));
  EXPECT_EQ(ErrorCodeOf(books.ledger().RecordIntent(later).status()), ErrorCode::kRequestIdReused);
  books.clock().Advance(absl::Seconds(2));
  const auto opened = books.ledger().RecordIntent(later);
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_FALSE(opened->existed);
  books.ExpectSound();
}

TEST(Ledger, TraceNumbersWrapFrom899999To1AndAreSharedWithManagementMessages) {
  TestBooks books;
  ASSERT_TRUE(
      books.ledger().database().Execute("UPDATE counters SET value = 899997 WHERE name = 'trace'").ok());
  const auto first = books.ledger().RecordIntent(TestIntent("a"));
  const auto second = books.ledger().TakeTraceNumber();
  const auto third = books.ledger().RecordIntent(TestIntent("b"));
  ASSERT_TRUE(first.ok() && second.ok() && third.ok());
  EXPECT_EQ(first->record.trace_number, 899'998);
  EXPECT_EQ(second->trace_number, 899'999);
  EXPECT_EQ(third->record.trace_number, 1);
}

TEST(Ledger, ARefusedIntentTakesNoTraceNumber) {
  TestBooks books;
  books.Open("a");
  Intent taken = TestIntent("b");
  taken.payment = "payments/a";
  EXPECT_EQ(ErrorCodeOf(books.ledger().RecordIntent(taken).status()), ErrorCode::kInvalidRequest);
  EXPECT_EQ(books.ledger().TakeTraceNumber()->trace_number, 2);
  books.ExpectSound();
}

TEST(Ledger, RefusesWhatIsNoIntent) {
  TestBooks books;
  const struct {
    const char* words;
    void (*change)(Intent&);
    ErrorCode code;
  } cases[] = {
      {"no name", [](Intent& i) { i.payment = "payment"; }, ErrorCode::kInvalidRequest},
      {"endless name", [](Intent& i) { i.payment += std::string(100, 'x'); }, ErrorCode::kInvalidRequest},
      {"line feed in a name", [](Intent& i) { i.payment += '\n'; }, ErrorCode::kInvalidRequest},
      {"no request id", [](Intent& i) { i.request_id = ""; }, ErrorCode::kInvalidRequest},
      {"long request id", [](Intent& i) { i.request_id = std::string(65, 'x'); }, ErrorCode::kInvalidRequest},
      {"short digest", [](Intent& i) { i.request_digest = "x"; }, ErrorCode::kInvalidRequest},
      {"unknown kind", [](Intent& i) { i.payment_kind = 37; }, ErrorCode::kInvalidRequest},
      {"zero", [](Intent& i) { i.amount_minor = 0; }, ErrorCode::kInvalidAmount},
      {"negative", [](Intent& i) { i.amount_minor = -1; }, ErrorCode::kInvalidAmount},
      {"13 digits", [](Intent& i) { i.amount_minor = 1'000'000'000'000; }, ErrorCode::kInvalidAmount},
      {"currency", [](Intent& i) { i.currency = "cny"; }, ErrorCode::kCurrencyNotSupported},
  };
  for (const auto& c : cases) {
    Intent intent = TestIntent("a");
    c.change(intent);
    EXPECT_EQ(ErrorCodeOf(books.ledger().RecordIntent(intent).status()), c.code) << c.words;
  }
}

TEST(Ledger, AStepSaidAgainChangesNothingAndAnswersTheSame) {
  TestBooks books;
  const std::string payment = books.Open("a");
  ASSERT_TRUE(books.Take(payment, {Step::kCardRead}).ok());
  const auto first = books.ledger().RecordStep(payment, Step::kAboutToSend, {}, "");
  books.clock().Advance(absl::Seconds(3));
  const auto again = books.ledger().RecordStep(payment, Step::kAboutToSend, {}, "");
  ASSERT_TRUE(first.ok() && again.ok());
  EXPECT_EQ(again->record, first->record);
  EXPECT_EQ(again->account_for_uplink, first->account_for_uplink);
  // With other content it is another step, and that one may not follow.
  EXPECT_EQ(ErrorCodeOf(books.ledger().RecordStep(payment, Step::kAboutToSend, CardDetails(), "").status()),
            ErrorCode::kIllegalStep);
}

TEST(Ledger, SendingAgainAfterNotSentIsANewStep) {
  TestBooks books;
  const std::string payment = books.Open("a");
  ASSERT_TRUE(
      books.Take(payment, {Step::kCardRead, Step::kAboutToSend, Step::kNotSent, Step::kAboutToSend}).ok());
  EXPECT_EQ(books.ledger().Find(payment)->record.phase, Phase::kSending);
}

TEST(Ledger, AnEndSaidAgainAnswersTheSameAndTheOtherEndIsRefused) {
  TestBooks books;
  const std::string payment = books.Open("a");
  const auto first = books.ledger().Void(payment, VoidDetails(kCancelledByOperator));
  const auto again = books.ledger().Void(payment, VoidDetails(kCancelledByOperator));
  ASSERT_TRUE(first.ok() && again.ok());
  EXPECT_EQ(*first, *again);
  EXPECT_EQ(ErrorCodeOf(books.ledger().Post(payment, {}).status()), ErrorCode::kIllegalStep);
  EXPECT_EQ(ErrorCodeOf(books.ledger().Void(payment, VoidDetails(kDeclinedByHost)).status()),
            ErrorCode::kIllegalStep);
  books.ExpectSound();
}

TEST(Ledger, AnIllegalStepLeavesNoTrace) {
  TestBooks books;
  const std::string payment = books.Open("a");
  const auto refused = books.ledger().RecordStep(payment, Step::kHostApproved, {}, "");
  EXPECT_EQ(ErrorCodeOf(refused.status()), ErrorCode::kIllegalStep);
  EXPECT_EQ(PaymentIdOf(refused.status()), payment);
  const auto verified = books.reader().Verify();
  ASSERT_TRUE(verified.ok());
  EXPECT_EQ(verified->entries, 2);  // the journal's name and the intent
}

TEST(Ledger, AReasonThatContradictsTheStepsIsRefused) {
  TestBooks books;
  const std::string payment = books.Open("a");
  EXPECT_EQ(ErrorCodeOf(books.ledger().Void(payment, {}).status()), ErrorCode::kInvalidRequest);
  EXPECT_EQ(ErrorCodeOf(books.ledger().Void(payment, VoidDetails(kReversedAtHost)).status()),
            ErrorCode::kIllegalStep);
  EXPECT_EQ(ErrorCodeOf(books.ledger().Void(payment, VoidDetails(kDeclinedByHost)).status()),
            ErrorCode::kIllegalStep);
}

TEST(Ledger, TheAccountBoxIsThereForRecoveryAndGoneAtTheEnd) {
  TestBooks books;
  const std::string payment = books.Open("a");
  ASSERT_TRUE(books.Take(payment, {Step::kCardRead, Step::kAboutToSend}).ok());
  const auto open = books.ledger().OpenPayments();
  ASSERT_TRUE(open.ok());
  ASSERT_EQ(open->size(), 1u);
  EXPECT_EQ(open->front().account_for_uplink, "sealed box of payments/a");
  ASSERT_TRUE(books.Take(payment, {Step::kHostDeclined}).ok());
  ASSERT_TRUE(books.ledger().Void(payment, VoidDetails(kDeclinedByHost)).ok());
  EXPECT_EQ(books.ledger().Find(payment)->account_for_uplink, "");
  EXPECT_TRUE(books.ledger().OpenPayments()->empty());
  books.ExpectSound();
}

TEST(Ledger, OpenPaymentsAreInTheOrderOfTheirIntents) {
  TestBooks books;
  books.Open("c");
  books.Sell("b");
  books.Open("a");
  const auto open = books.ledger().OpenPayments();
  ASSERT_TRUE(open.ok());
  ASSERT_EQ(open->size(), 2u);
  EXPECT_EQ((*open)[0].record.payment, "payments/c");
  EXPECT_EQ((*open)[1].record.payment, "payments/a");
}

TEST(Ledger, ABatchIsAdoptedWhenNothingIsOpen) {
  TestBooks books;
  const std::string payment = books.Open("a");
  EXPECT_EQ(ErrorCodeOf(books.ledger().AdoptBatch(7, 1)), ErrorCode::kIllegalStep);
  EXPECT_TRUE(books.ledger().AdoptBatch(1, 0).ok()) << "the current one is no change";
  ASSERT_TRUE(books.ledger().Void(payment, VoidDetails(kCancelledByOperator)).ok());
  ASSERT_TRUE(books.ledger().AdoptBatch(7, 1).ok());
  EXPECT_EQ(books.ledger().RecordIntent(TestIntent("b"))->record.batch_number, 7);
  for (const int number : {0, -1, 1'000'000}) {
    EXPECT_EQ(ErrorCodeOf(books.ledger().AdoptBatch(number, 0)), ErrorCode::kInvalidRequest) << number;
  }
  books.ExpectSound();
}

// The host was asked in batch 1, and its word came late: batch 1 had been settled meanwhile.
TEST(Ledger, AnOutdatedWordOfTheHostsDoesNotBringAClosedBatchBack) {
  TestBooks books;
  ASSERT_TRUE(books.ledger().AdoptBatch(3, 1).ok());
  EXPECT_TRUE(books.ledger().AdoptBatch(2, 1).ok());
  EXPECT_EQ(books.ledger().RecordIntent(TestIntent("a"))->record.batch_number, 3);
  EXPECT_EQ(ErrorCodeOf(books.ledger().AdoptBatch(4, -1)), ErrorCode::kInvalidRequest);
  books.ExpectSound();
}

TEST(Ledger, AFullBatchTakesNoMorePayments) {
  TestBooks books({.max_batch_payments = 2});
  books.Sell("a");
  books.Sell("b");
  EXPECT_EQ(ErrorCodeOf(books.ledger().RecordIntent(TestIntent("c")).status()), ErrorCode::kBatchFull);
}

TEST(Ledger, AReceiptBelongsToAnEndedPaymentAndIsNotedOnce) {
  TestBooks books;
  const std::string open = books.Open("a");
  EXPECT_EQ(ErrorCodeOf(books.ledger().RecordReceipt(open, {"jobs/1"})), ErrorCode::kIllegalStep);
  books.Sell("b");
  ASSERT_TRUE(books.ledger().RecordReceipt("payments/b", {"jobs/1", "jobs/2"}).ok());
  ASSERT_TRUE(books.ledger().RecordReceipt("payments/b", {"jobs/2"}).ok());
  EXPECT_EQ(books.ledger().Find("payments/b")->record.print_jobs,
            (std::vector<std::string>{"jobs/1", "jobs/2"}));
  books.ExpectSound();
}

TEST(Ledger, TheBusinessDateIsTheMerchantsNotUtc) {
  absl::TimeZone shanghai = absl::FixedTimeZone(8 * 3600);
  TestBooks books({.time_zone = shanghai, .business_day_start = absl::Hours(4)});
  // 2023-11-14T22:13:21Z is 2023-11-15 06:13 in Shanghai.
  EXPECT_EQ(books.ledger().RecordIntent(TestIntent("a"))->record.business_date, "2023-11-15");
  books.clock().Advance(absl::Hours(21));  // 03:13 on the 16th: the bar is still in its 15th
  EXPECT_EQ(books.ledger().RecordIntent(TestIntent("b"))->record.business_date, "2023-11-15");
  books.clock().Advance(absl::Hours(1));
  EXPECT_EQ(books.ledger().RecordIntent(TestIntent("c"))->record.business_date, "2023-11-16");
}

// New York, 2026: summer time begins on 8 March at 02:00 (07:00Z) and ends on 1 November at 02:00 (06:00Z).
TEST(Ledger, TheBusinessDateFollowsTheClockOnTheWallThroughSummerTime) {
  absl::TimeZone new_york;
  ASSERT_TRUE(absl::LoadTimeZone("America/New_York", &new_york));
  TestBooks books({.time_zone = new_york, .business_day_start = absl::Hours(4)});
  const struct {
    const char* utc;
    const char* date;
  } moments[] = {
      {"2026-03-08T06:59:59Z", "2026-03-07"},  // 01:59 in winter time
      {"2026-03-08T07:00:00Z", "2026-03-07"},  // 03:00 in summer time
      {"2026-03-08T07:59:59Z", "2026-03-07"},  // 03:59: an hour was left out of this night
      {"2026-03-08T08:00:00Z", "2026-03-08"},  // 04:00
      {"2026-11-01T05:30:00Z", "2026-10-31"},  // 01:30 in summer time
      {"2026-11-01T06:30:00Z", "2026-10-31"},  // 01:30 again, in winter time
      {"2026-11-01T08:59:59Z", "2026-10-31"},  // 03:59
      {"2026-11-01T09:00:00Z", "2026-11-01"},  // 04:00
  };
  int number = 0;
  for (const auto& moment : moments) {
    absl::Time time;
    ASSERT_TRUE(absl::ParseTime(absl::RFC3339_full, moment.utc, &time, nullptr));
    books.clock().Advance(time - books.clock().Now());
    const auto opened = books.ledger().RecordIntent(TestIntent(std::to_string(++number)));
    ASSERT_TRUE(opened.ok()) << opened.status();
    EXPECT_EQ(opened->record.business_date, moment.date) << moment.utc;
    EXPECT_EQ(books.reader().Search({.business_date = moment.date}, 1, "")->payments.front().payment,
              opened->record.payment);
  }
}

TEST(Ledger, TheJournalCannotBeChangedEvenByUs) {
  TestBooks books;
  books.Sell("a");
  for (const char* sql :
       {"UPDATE journal SET time_micros = 0", "DELETE FROM journal", "DELETE FROM entries",
        "UPDATE entries SET debit_minor = debit_minor + 1 WHERE debit_minor > 0",
        "INSERT OR REPLACE INTO journal VALUES (1, zeroblob(32), zeroblob(32), 0, 1, x'00')",
        "INSERT INTO journal VALUES (99, zeroblob(32), zeroblob(32), 0, 1, x'00')"}) {
    EXPECT_EQ(books.ledger().database().Execute(sql).code(), absl::StatusCode::kFailedPrecondition) << sql;
  }
  books.ExpectSound();
}

TEST(Ledger, NoSuchPayment) {
  TestBooks books;
  EXPECT_EQ(ErrorCodeOf(books.ledger().Find("payments/x").status()), ErrorCode::kNotFound);
  EXPECT_EQ(ErrorCodeOf(books.ledger().Post("payments/x", {}).status()), ErrorCode::kNotFound);
  EXPECT_EQ(ErrorCodeOf(books.ledger().RecordStep("payments/x", Step::kCardRead, {}, "").status()),
            ErrorCode::kNotFound);
}

}  // namespace
}  // namespace till::ledger
