// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/settlement.h"

#include <gtest/gtest.h>

#include "services/common/status/error.h"
#include "services/ledger/test_books.h"

namespace till::ledger {
namespace {

using K = PaymentKind;
using S = SettlementState;

std::vector<std::string> Names(const std::vector<Upload>& uploads) {
  std::vector<std::string> names;
  for (const Upload& upload : uploads) {
    names.push_back(std::to_string(static_cast<int>(upload.section)) + upload.record.payment);
  }
  return names;
}

Details Read(int entry_mode) {
  Details details = CardDetails();
  details.SetNumber(DetailField::kEntryMode, entry_mode);
  return details;
}

void SellBy(TestBooks& books, const std::string& id, int entry_mode, int64_t amount_minor) {
  books.Open(id, amount_minor);
  const std::string payment = "payments/" + id;
  ASSERT_TRUE(books.ledger().RecordStep(payment, Step::kCardRead, Read(entry_mode), "box of " + id).ok());
  ASSERT_TRUE(books.Approve(payment).ok());
  ASSERT_TRUE(books.ledger().Post(payment, {}).ok());
}

TEST(Settlement, SumsDebitsAndCreditsOfDomesticAndForeignCards) {
  TestBooks books;
  books.Sell("a", 1000);
  books.Sell("b", 500, "VISA");
  books.TakeKind("held", K::kPreAuthorization, 9'999);
  books.FollowUp("taken", K::kCompletion, "payments/held", 2000);
  books.TakeKind("topped", K::kAccountTopUp, 777);  // not a sale: in no sum
  books.FollowUp("tip", K::kTipAdjustment, "payments/a", 100);
  books.FollowUp("void", K::kSaleVoid, "payments/a", 1100);
  books.FollowUp("refund", K::kRefund, "payments/b", 50);
  const std::string cancelled = books.Open("cancelled", 5);
  ASSERT_TRUE(books.ledger().Void(cancelled, VoidDetails(kCancelledByOperator)).ok());
  const Settlement begun = books.Settle(S::kBegun);
  EXPECT_EQ(begun.name, "settlements/1-1");
  EXPECT_EQ(begun.domestic, (SettlementSums{3100, 2, 1100, 1}));
  EXPECT_EQ(begun.foreign, (SettlementSums{500, 1, 50, 1}));
  EXPECT_EQ(begun.operator_id, "01");
  EXPECT_GT(begun.trace_number, 0);
  books.ExpectSound();
}

TEST(Settlement, FreezesTheBatchUntilItIsClosed) {
  TestBooks books;
  books.Sell("a", 1000);
  const Settlement begun = books.Settle(S::kBegun);
  EXPECT_EQ(ErrorCodeOf(books.ledger().RecordIntent(TestIntent("b")).status()),
            ErrorCode::kSettlementInProgress);
  EXPECT_EQ(ErrorCodeOf(books.ledger().AdoptBatch(9, 0)), ErrorCode::kSettlementInProgress);
  const auto again = books.ledger().BeginSettlement("02");
  ASSERT_TRUE(again.ok());
  EXPECT_EQ(*again, begun) << "the running one, whoever asks";
  const Settlement closed = books.Settle(S::kClosed);
  EXPECT_EQ(closed.state, S::kClosed);
  EXPECT_EQ(closed.next_batch_number, 2);
  const auto opened = books.ledger().RecordIntent(TestIntent("b"));
  ASSERT_TRUE(opened.ok()) << opened.status();
  EXPECT_EQ(opened->record.batch_number, 2);
  EXPECT_EQ(books.ledger().Find("payments/a")->record.settlement, "settlements/1-1");
  EXPECT_EQ(books.ledger().Find("payments/a")->account_for_uplink, "");
  books.ExpectSound();
}

TEST(Settlement, WaitsForWhatIsOwed) {
  TestBooks books;
  books.Open("a");
  EXPECT_EQ(ErrorCodeOf(books.ledger().BeginSettlement("01").status()), ErrorCode::kUnresolvedPayments);
  EXPECT_TRUE(books.reader().ListSettlements(0, "")->settlements.empty());
}

TEST(Settlement, TakesItsStatesInOrderAndEachOnce) {
  TestBooks books;
  books.Sell("a", 1000);
  const Settlement begun = books.Settle(S::kBegun);
  const auto record = [&](S state) {
    return books.ledger().RecordSettlementStep(
        {.settlement = begun.name, .state = state, .domestic_flag = 2});
  };
  EXPECT_EQ(ErrorCodeOf(record(S::kUploaded).status()), ErrorCode::kIllegalStep);
  EXPECT_EQ(ErrorCodeOf(record(S::kClosed).status()), ErrorCode::kIllegalStep);
  EXPECT_EQ(ErrorCodeOf(books.ledger().ListUploads(begun.name, 0).status()), ErrorCode::kIllegalStep);
  const auto first = record(S::kUnbalanced);
  const auto again = record(S::kUnbalanced);
  ASSERT_TRUE(first.ok() && again.ok()) << first.status() << again.status();
  EXPECT_EQ(*first, *again);
  EXPECT_EQ(first->domestic_flag, 2);
  EXPECT_EQ(first->to_upload, 1);
  EXPECT_EQ(ErrorCodeOf(record(S::kBalanced).status()), ErrorCode::kIllegalStep);
  EXPECT_EQ(ErrorCodeOf(record(S::kUploaded).status()), ErrorCode::kIllegalStep) << "nothing is uploaded yet";
  for (int i = 0; i < 2; ++i) {
    const auto uploaded =
        books.ledger().RecordSettlementStep({.settlement = begun.name, .uploaded = {"payments/a"}});
    ASSERT_TRUE(uploaded.ok()) << uploaded.status();
    EXPECT_EQ(uploaded->uploaded, 1);
  }
  EXPECT_EQ(ErrorCodeOf(books.ledger()
                            .RecordSettlementStep({.settlement = begun.name, .uploaded = {"payments/b"}})
                            .status()),
            ErrorCode::kIllegalStep);
  ASSERT_TRUE(record(S::kUploaded).ok());
  EXPECT_EQ(ErrorCodeOf(books.ledger()
                            .RecordSettlementStep(
                                {.settlement = begun.name, .state = S::kClosed, .next_batch_number = 1})
                            .status()),
            ErrorCode::kInvalidRequest);
  const auto closed = books.ledger().RecordSettlementStep(
      {.settlement = begun.name, .state = S::kClosed, .next_batch_number = 40});
  ASSERT_TRUE(closed.ok()) << closed.status();
  EXPECT_EQ(books.ledger().TakeTraceNumber()->batch_number, 40);
  // The slip is printed after the end.
  for (int i = 0; i < 2; ++i) {
    const auto printed =
        books.ledger().RecordSettlementStep({.settlement = begun.name, .print_jobs = {"jobs/9"}});
    ASSERT_TRUE(printed.ok()) << printed.status();
    EXPECT_EQ(printed->print_jobs, std::vector<std::string>{"jobs/9"});
  }
  EXPECT_EQ(ErrorCodeOf(books.ledger().RecordSettlementStep({.settlement = "settlements/9-1"}).status()),
            ErrorCode::kNotFound);
  EXPECT_EQ(ErrorCodeOf(
                books.ledger().RecordSettlementStep({.settlement = begun.name, .domestic_flag = 4}).status()),
            ErrorCode::kInvalidRequest);
  books.ExpectSound();
}

TEST(Settlement, UploadsInTheOrderOfTheSectionsAndResumes) {
  TestBooks books;
  SellBy(books, "chip", 1, 100);
  SellBy(books, "stripe", 3, 200);
  const std::string offline = books.Open("offline", 300);
  ASSERT_TRUE(books.ledger().RecordStep(offline, Step::kCardRead, Read(2), "box of offline").ok());
  ASSERT_TRUE(books.Take(offline, {Step::kOfflineApproved}).ok());
  ASSERT_TRUE(books.ledger().Post(offline, {}).ok());
  books.TakeKind("phoned", K::kOfflineSettlement, 400);
  books.FollowUp("refund", K::kRefund, "payments/stripe", 10);
  books.TakeKind("held", K::kPreAuthorization, 500);
  books.FollowUp("advised", K::kCompletionAdvice, "payments/held", 500);
  // The host approved, the card did not.
  const std::string failed = books.Open("failed", 600);
  ASSERT_TRUE(books.ledger().RecordStep(failed, Step::kCardRead, Read(1), "box of failed").ok());
  ASSERT_TRUE(books.Approve(failed).ok());
  Details refused;
  refused.Set(DetailField::kCryptogramType, "AAC");
  ASSERT_TRUE(books.ledger().RecordStep(failed, Step::kCardCompleted, refused, "").ok());
  ASSERT_TRUE(books.Take(failed, {Step::kReversalOwed, Step::kReversalSent}).ok());
  ASSERT_TRUE(books.ledger().Void(failed, VoidDetails(kReversedAtHost)).ok());

  const Settlement settlement = books.Settle(S::kUnbalanced);
  EXPECT_EQ(settlement.to_upload, 7);
  const auto all = books.ledger().ListUploads(settlement.name, 0);
  ASSERT_TRUE(all.ok()) << all.status();
  EXPECT_EQ(Names(*all), (std::vector<std::string>{
                             "1payments/phoned", "2payments/offline", "3payments/stripe", "4payments/refund",
                             "5payments/advised", "6payments/chip", "7payments/failed"}));
  EXPECT_EQ((*all)[1].account_for_uplink, "box of offline");
  EXPECT_EQ((*all)[3].account_for_uplink, "box of stripe") << "the original's, without a card";
  EXPECT_EQ((*all)[6].account_for_uplink, "box of failed");
  ASSERT_TRUE(books.ledger()
                  .RecordSettlementStep(
                      {.settlement = settlement.name, .uploaded = {"payments/phoned", "payments/offline"}})
                  .ok());
  const auto rest = books.ledger().ListUploads(settlement.name, 2);
  EXPECT_EQ(Names(*rest), (std::vector<std::string>{"3payments/stripe", "4payments/refund"}));
  books.ExpectSound();
  books.Settle(S::kClosed);
  books.ExpectSound();
}

TEST(Settlement, ABalancedHostHasTheStripesAlready) {
  TestBooks books;
  SellBy(books, "chip", 2, 100);
  SellBy(books, "stripe", 4, 200);
  const Settlement settlement = books.Settle(S::kBalanced);
  EXPECT_EQ(Names(*books.ledger().ListUploads(settlement.name, 0)),
            std::vector<std::string>{"6payments/chip"});
}

TEST(Settlement, OfAnEmptyBatchAndOfABatchNumberThatComesAgain) {
  TestBooks books;
  EXPECT_EQ(books.Settle(S::kClosed).domestic, SettlementSums());
  books.Sell("a", 100);
  ASSERT_TRUE(
      books.ledger()
          .RecordSettlementStep(
              {.settlement = books.Settle(S::kUploaded).name, .state = S::kClosed, .next_batch_number = 1})
          .ok());
  books.Sell("b", 50);
  const Settlement second = books.Settle(S::kClosed);
  EXPECT_EQ(second.name, "settlements/1-2");
  EXPECT_EQ(second.domestic.debit_minor, 50) << "no payment is in two batches";
  const auto listed = books.reader().ListSettlements(2, "");
  ASSERT_EQ(listed->settlements.size(), 2u);
  EXPECT_EQ(listed->settlements[0].name, "settlements/1-2");
  const auto rest = books.reader().ListSettlements(2, listed->next_page_token);
  ASSERT_EQ(rest->settlements.size(), 1u);
  EXPECT_EQ(rest->settlements[0].name, "settlements/1-1");
  EXPECT_EQ(rest->next_page_token, "");
  EXPECT_EQ(ErrorCodeOf(books.reader().ListSettlements(2, "x").status()), ErrorCode::kInvalidPageToken);
  books.ExpectSound();
}

TEST(Shift, NumbersIntentsAndIsSummed) {
  TestBooks books;
  books.Sell("a", 100);
  EXPECT_EQ(*books.ledger().ChangeShift("02"), 2);
  EXPECT_EQ(*books.ledger().ChangeShift("02"), 2) << "said again";
  EXPECT_EQ(*books.ledger().ChangeShift("03"), 3) << "somebody else's is another";
  books.Sell("b", 30);
  EXPECT_EQ(*books.ledger().ChangeShift("03"), 4);
  EXPECT_EQ(books.ledger().Find("payments/b")->record.shift_number, 3);
  const auto totals = books.reader().Totals({.shift_number = 3});
  ASSERT_TRUE(totals.ok());
  EXPECT_EQ(totals->lines[0].amount_minor, 30);
  EXPECT_EQ(totals->shift_number, 4);
  EXPECT_EQ(books.reader().Search({.shift_number = 3}, 0, "")->payments.size(), 1u);
  EXPECT_EQ(books.reader().Search({.shift_number = 2}, 0, "")->payments.size(), 0u);
  books.ExpectSound();
}

}  // namespace
}  // namespace till::ledger
