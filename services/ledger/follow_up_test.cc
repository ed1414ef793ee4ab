// SPDX-License-Identifier: Apache-2.0
// Payments about other payments, through the ledger: what is allowed, and what the books say after.

#include "services/ledger/follow_up.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "services/common/status/error.h"
#include "services/ledger/canonical.h"
#include "services/ledger/test_books.h"

namespace till::ledger {
namespace {

using K = PaymentKind;

ErrorCode Refused(TestBooks& books, K kind, const std::string& original, int64_t amount_minor) {
  static int number = 0;
  const auto opened = books.OpenFollowUp("refused" + std::to_string(++number), kind, original, amount_minor);
  EXPECT_FALSE(opened.ok()) << "of " << original;
  return ErrorCodeOf(opened.status());
}

const PaymentRecord RecordOf(TestBooks& books, const std::string& id) {
  const auto found = books.ledger().Find("payments/" + id);
  EXPECT_TRUE(found.ok()) << found.status();
  return found->record;
}

TEST(Void, UndoesASaleOnceWholeAndInItsBatch) {
  TestBooks books;
  books.Sell("sale", 1000);
  EXPECT_EQ(Refused(books, K::kSaleVoid, "payments/sale", 999), ErrorCode::kInvalidAmount);
  EXPECT_EQ(Refused(books, K::kSaleVoid, "payments/sale", 1001), ErrorCode::kAmountExceedsOriginal);
  EXPECT_EQ(Refused(books, K::kInstalmentVoid, "payments/sale", 1000), ErrorCode::kOriginalUnsuitable);
  EXPECT_EQ(Refused(books, K::kSaleVoid, "payments/none", 1000), ErrorCode::kNotFound);
  ASSERT_TRUE(books.OpenFollowUp("void", K::kSaleVoid, "payments/sale", 1000).ok());
  EXPECT_EQ(Refused(books, K::kSaleVoid, "payments/sale", 1000), ErrorCode::kOriginalUnsuitable);
  EXPECT_EQ(Refused(books, K::kRefund, "payments/sale", 1), ErrorCode::kOriginalUnsuitable);
  EXPECT_FALSE(RecordOf(books, "sale").undone) << "the void is still open";
  ASSERT_TRUE(books.Approve("payments/void").ok());
  ASSERT_TRUE(books.ledger().Post("payments/void", {}).ok());
  EXPECT_TRUE(RecordOf(books, "sale").undone);
  EXPECT_EQ(RecordOf(books, "sale").undone_by, "payments/void");
  EXPECT_EQ(books.Balance("receivable:UNIONPAY"), 0);
  EXPECT_EQ(books.Balance("sales"), 0);

  books.Sell("old", 500);
  books.Settle(SettlementState::kClosed);
  EXPECT_EQ(Refused(books, K::kSaleVoid, "payments/old", 500), ErrorCode::kOriginalUnsuitable);
  books.ExpectSound();
}

TEST(Void, ThatFailedMayBeTriedAgain) {
  TestBooks books;
  books.Sell("sale", 1000);
  ASSERT_TRUE(books.OpenFollowUp("void", K::kSaleVoid, "payments/sale", 1000).ok());
  ASSERT_TRUE(books.Take("payments/void", {Step::kAboutToSend, Step::kHostSilent, Step::kReversalOwed}).ok());
  EXPECT_EQ(books.Balance("suspense"), -1000);
  EXPECT_EQ(Refused(books, K::kSaleVoid, "payments/sale", 1000), ErrorCode::kOriginalUnsuitable);
  ASSERT_TRUE(books.Take("payments/void", {Step::kReversalSent}).ok());
  ASSERT_TRUE(books.ledger().Void("payments/void", VoidDetails(kReversedAtHost)).ok());
  EXPECT_EQ(books.Balance("suspense"), 0);
  EXPECT_EQ(RecordOf(books, "sale").undone_by, "");
  books.FollowUp("second", K::kSaleVoid, "payments/sale", 1000);
  books.ExpectSound();
}

TEST(Void, OfWhatIsNotPostedIsRefused) {
  TestBooks books;
  books.Open("open", 100);
  EXPECT_EQ(Refused(books, K::kSaleVoid, "payments/open", 100), ErrorCode::kOriginalUnsuitable);
  ASSERT_TRUE(books.ledger().Void("payments/open", VoidDetails(kCancelledByOperator)).ok());
  EXPECT_EQ(Refused(books, K::kSaleVoid, "payments/open", 100), ErrorCode::kOriginalUnsuitable);
}

TEST(Refund, IsCappedOverAllRefundsThatAreOpenOrPosted) {
  TestBooks books;
  books.Sell("sale", 1000);
  books.Settle(SettlementState::kClosed);  // a refund may come in any batch
  books.FollowUp("first", K::kRefund, "payments/sale", 400);
  ASSERT_TRUE(books.OpenFollowUp("second", K::kRefund, "payments/sale", 500).ok());
  EXPECT_EQ(RecordOf(books, "sale").refunded_minor, 900);
  EXPECT_EQ(Refused(books, K::kRefund, "payments/sale", 101), ErrorCode::kAmountExceedsOriginal);
  ASSERT_TRUE(books.ledger().Void("payments/second", VoidDetails(kCancelledByOperator)).ok());
  books.FollowUp("third", K::kRefund, "payments/sale", 600);
  EXPECT_EQ(Refused(books, K::kRefund, "payments/sale", 1), ErrorCode::kAmountExceedsOriginal);
  EXPECT_EQ(books.Balance("refunds"), 1000);
  EXPECT_EQ(books.Balance("sales"), -1000);
  EXPECT_EQ(books.Balance("receivable:UNIONPAY"), 0);
  books.ExpectSound();
}

TEST(Refund, OfARefundedSaleIsNoVoidAndARefundIsNoOriginal) {
  TestBooks books;
  books.Sell("sale", 1000);
  books.FollowUp("refund", K::kRefund, "payments/sale", 1);
  EXPECT_EQ(Refused(books, K::kSaleVoid, "payments/sale", 1000), ErrorCode::kOriginalUnsuitable);
  EXPECT_EQ(Refused(books, K::kRefund, "payments/refund", 1), ErrorCode::kOriginalUnsuitable);
}

TEST(Refund, IsInTheOriginalsCurrency) {
  TestBooks books;
  books.Sell("sale", 1000);
  Intent intent = TestIntent("refund", 10);
  intent.payment_kind = static_cast<int>(K::kRefund);
  intent.original = "payments/sale";
  intent.currency = "USD";
  EXPECT_EQ(ErrorCodeOf(books.ledger().RecordIntent(intent).status()), ErrorCode::kCurrencyNotSupported);
}

TEST(Completion, IsOnceAndWithinTheCap) {
  TestBooks books;
  books.TakeKind("held", K::kPreAuthorization, 1000);
  EXPECT_EQ(books.Balance("pending"), 0);
  EXPECT_EQ(books.Balance("receivable:UNIONPAY"), 0) << "a reservation moves no money";
  EXPECT_EQ(Refused(books, K::kCompletion, "payments/held", 1151), ErrorCode::kAmountExceedsOriginal);
  books.FollowUp("taken", K::kCompletion, "payments/held", 1150);
  EXPECT_EQ(RecordOf(books, "held").completed_by, "payments/taken");
  EXPECT_EQ(books.Balance("receivable:UNIONPAY"), 1150);
  EXPECT_EQ(Refused(books, K::kCompletionAdvice, "payments/held", 1), ErrorCode::kOriginalUnsuitable);
  EXPECT_EQ(Refused(books, K::kPreAuthorizationVoid, "payments/held", 1000), ErrorCode::kOriginalUnsuitable);
  books.FollowUp("given", K::kCompletionVoid, "payments/taken", 1150);
  EXPECT_EQ(books.Balance("receivable:UNIONPAY"), 0);
  EXPECT_EQ(RecordOf(books, "held").completed_by, "") << "what was reserved is reserved again";
  books.FollowUp("again", K::kCompletionAdvice, "payments/held", 900);
  books.FollowUp("refund", K::kRefund, "payments/again", 100);
  books.ExpectSound();
}

TEST(Completion, OfAnotherCapIsTheMerchants) {
  TestBooks books({.completion_cap_percent = 100});
  books.TakeKind("held", K::kPreAuthorization, 1000);
  EXPECT_EQ(Refused(books, K::kCompletion, "payments/held", 1001), ErrorCode::kAmountExceedsOriginal);
  books.FollowUp("void", K::kPreAuthorizationVoid, "payments/held", 1000);
  EXPECT_EQ(Refused(books, K::kCompletion, "payments/held", 1000), ErrorCode::kOriginalUnsuitable);
  books.ExpectSound();
}

TEST(Tip, WithASaleAndAddedLater) {
  TestBooks books;
  Intent intent = TestIntent("meal", 1100);
  intent.tip_minor = 100;
  EXPECT_EQ(ErrorCodeOf(books.ledger().RecordIntent(intent).status()), ErrorCode::kCurrencyNotSupported);
  intent.tip_currency = "CNY";
  ASSERT_TRUE(books.ledger().RecordIntent(intent).ok());
  ASSERT_TRUE(books.Take("payments/meal", {Step::kCardRead}).ok());
  ASSERT_TRUE(books.Approve("payments/meal").ok());
  ASSERT_TRUE(books.ledger().Post("payments/meal", {}).ok());
  EXPECT_EQ(books.Balance("sales"), -1000);
  EXPECT_EQ(books.Balance("tips"), -100);
  EXPECT_EQ(Refused(books, K::kTipAdjustment, "payments/meal", 221), ErrorCode::kAmountExceedsOriginal);
  books.FollowUp("more", K::kTipAdjustment, "payments/meal", 200);
  EXPECT_EQ(Refused(books, K::kTipAdjustment, "payments/meal", 21), ErrorCode::kAmountExceedsOriginal);
  EXPECT_EQ(books.Balance("tips"), -300);
  EXPECT_EQ(books.Balance("receivable:UNIONPAY"), 1300);
  EXPECT_EQ(RecordOf(books, "meal").tips_added_minor, 200);
  const auto totals = books.reader().Totals({});
  EXPECT_EQ(totals->lines[0].tips_minor, 100);
  EXPECT_EQ(totals->lines[1].payment_kind, static_cast<int>(K::kTipAdjustment));
  EXPECT_EQ(totals->lines[1].tips_minor, 200);
  // The void is of all of it.
  EXPECT_EQ(Refused(books, K::kSaleVoid, "payments/meal", 1100), ErrorCode::kInvalidAmount);
  books.FollowUp("void", K::kSaleVoid, "payments/meal", 1300);
  for (const char* account : {"sales", "tips", "receivable:UNIONPAY"}) EXPECT_EQ(books.Balance(account), 0);
  books.ExpectSound();
}

TEST(Tip, ThatIsStillOnItsWayHoldsUpVoidAndRefund) {
  TestBooks books;
  books.Sell("meal", 1000);
  ASSERT_TRUE(books.OpenFollowUp("tip", K::kTipAdjustment, "payments/meal", 100).ok());
  EXPECT_EQ(Refused(books, K::kSaleVoid, "payments/meal", 1000), ErrorCode::kOriginalUnsuitable);
  EXPECT_EQ(Refused(books, K::kRefund, "payments/meal", 10), ErrorCode::kOriginalUnsuitable);
}

TEST(OfflineAdjustment, ReplacesTheAmount) {
  TestBooks books;
  books.TakeKind("phoned", K::kOfflineSettlement, 1000);
  books.FollowUp("lower", K::kOfflineAdjustment, "payments/phoned", 700);
  EXPECT_EQ(books.Balance("sales"), -700);
  EXPECT_EQ(books.Balance("receivable:UNIONPAY"), 700);
  EXPECT_EQ(Refused(books, K::kOfflineAdjustment, "payments/phoned", 700), ErrorCode::kInvalidAmount);
  ASSERT_TRUE(books.OpenFollowUp("higher", K::kOfflineAdjustment, "payments/phoned", 900).ok());
  EXPECT_EQ(Refused(books, K::kOfflineAdjustment, "payments/phoned", 800), ErrorCode::kOriginalUnsuitable);
  ASSERT_TRUE(books.Approve("payments/higher").ok());
  ASSERT_TRUE(books.ledger().Post("payments/higher", {}).ok());
  EXPECT_EQ(books.Balance("receivable:UNIONPAY"), 900);
  EXPECT_EQ(RecordOf(books, "phoned").current_minor, 900);
  const Settlement settlement = books.Settle(SettlementState::kBalanced);
  EXPECT_EQ(settlement.domestic.debit_minor, 900);
  EXPECT_EQ(settlement.domestic.debit_count, 1);
  books.ExpectSound();
}

TEST(PartialApproval, PostsWhatTheHostApproved) {
  TestBooks books;
  Details host;
  host.SetNumber(DetailField::kApprovedAmountMinor, 600);
  host.Set(DetailField::kApprovedCurrency, "CNY");
  books.TakeKind("part", K::kSale, 1000, host);
  EXPECT_EQ(books.Balance("receivable:UNIONPAY"), 600);
  EXPECT_EQ(books.Balance("pending"), 0);
  EXPECT_EQ(RecordOf(books, "part").amount_minor, 1000);
  EXPECT_EQ(RecordOf(books, "part").posted_minor, 600);
  EXPECT_EQ(books.reader().Totals({})->lines[0].amount_minor, 600);
  EXPECT_EQ(Refused(books, K::kRefund, "payments/part", 601), ErrorCode::kAmountExceedsOriginal);
  books.FollowUp("void", K::kSaleVoid, "payments/part", 600);
  books.ExpectSound();
}

TEST(Cash, OfATopUpIsOwedToTheAcquirer) {
  TestBooks books;
  books.TakeKind("load", K::kLoadFromCash, 300);
  EXPECT_EQ(books.Balance("cash"), 300);
  EXPECT_EQ(books.Balance("receivable:UNIONPAY"), -300);
  books.FollowUp("void", K::kLoadFromCashVoid, "payments/load", 300);
  EXPECT_EQ(books.Balance("cash"), 0);
  EXPECT_EQ(books.Settle(SettlementState::kBalanced).domestic, SettlementSums());
  books.ExpectSound();
}

TEST(Fees, AreTheSchemesAndComeBackWithTheMoney) {
  TestBooks books({.fee_basis_points = {{"UNIONPAY", 60}, {"", 100}}});
  books.Sell("domestic", 10'050);         // 60.3: 60
  books.Sell("foreign", 10'050, "VISA");  // 100.5: 101
  EXPECT_EQ(books.Balance("fees"), 161);
  EXPECT_EQ(books.Balance("receivable:UNIONPAY"), 9'990);
  EXPECT_EQ(books.Balance("receivable:VISA"), 9'949);
  books.FollowUp("void", K::kSaleVoid, "payments/foreign", 10'050);
  books.FollowUp("refund", K::kRefund, "payments/domestic", 5'000);
  EXPECT_EQ(books.Balance("receivable:VISA"), 0);
  EXPECT_EQ(books.Balance("fees"), 30);
  books.ExpectSound();
}

TEST(Messages, AreOpenedOnceAndMoveNothing) {
  TestBooks books;
  const std::string sale = books.Open("sale", 500);
  EXPECT_EQ(Refused(books, K::kScriptResult, sale, 0), ErrorCode::kOriginalUnsuitable) << "nothing happened";
  ASSERT_TRUE(
      books.Take(sale, {Step::kCardRead, Step::kAboutToSend, Step::kHostApproved, Step::kCardCompleted})
          .ok());
  const auto first = books.OpenFollowUp("script", K::kScriptResult, sale, 0);
  ASSERT_TRUE(first.ok()) << first.status();
  books.clock().Advance(absl::Hours(72));  // the request id is forgotten by now
  const auto again = books.OpenFollowUp("other", K::kScriptResult, sale, 0);
  ASSERT_TRUE(again.ok()) << again.status();
  EXPECT_TRUE(again->existed);
  EXPECT_EQ(again->record.payment, "payments/script");
  ASSERT_TRUE(books.ledger().Post(sale, {}).ok());
  EXPECT_EQ(books.reader().Totals({})->advice_owed_count, 1);
  EXPECT_EQ(ErrorCodeOf(books.ledger().BeginSettlement("01").status()), ErrorCode::kUnresolvedPayments);
  ASSERT_TRUE(books.Approve("payments/script").ok());
  ASSERT_TRUE(books.ledger().Post("payments/script", {}).ok());
  EXPECT_EQ(books.reader().Totals({})->lines.size(), 4u) << "messages are in no total";
  EXPECT_EQ(books.reader().Search({}, 0, "")->payments.size(), 1u);
  EXPECT_EQ(books.reader().Search({.with_messages = true}, 0, "")->payments.size(), 2u);
  books.ExpectSound();
}

TEST(OfflineSale, IsPostedAtOnceAndHeldUntilTheHostKnowsIt) {
  TestBooks books;
  const std::string sale = books.Open("sale", 500);
  ASSERT_TRUE(books.Take(sale, {Step::kCardRead, Step::kOfflineApproved}).ok());
  ASSERT_TRUE(books.OpenFollowUp("upload", K::kOfflineSaleUpload, sale, 0).ok());
  ASSERT_TRUE(books.ledger().Post(sale, {}).ok());
  EXPECT_EQ(books.Balance("receivable:UNIONPAY"), 500);
  EXPECT_EQ(Refused(books, K::kSaleVoid, sale, 500), ErrorCode::kOriginalUnsuitable);
  EXPECT_EQ(Refused(books, K::kRefund, sale, 500), ErrorCode::kOriginalUnsuitable);
  ASSERT_TRUE(books.Approve("payments/upload").ok());
  ASSERT_TRUE(books.ledger().Post("payments/upload", {}).ok());
  books.FollowUp("void", K::kSaleVoid, sale, 500);
  books.ExpectSound();
}

TEST(Box, OfAVoidedSaleStaysWhileAMessageAboutItIsOwed) {
  TestBooks books;
  const std::string sale = books.Open("sale", 500);
  ASSERT_TRUE(books
                  .Take(sale, {Step::kCardRead, Step::kAboutToSend, Step::kHostApproved, Step::kCardCompleted,
                               Step::kReversalOwed, Step::kReversalSent})
                  .ok());
  ASSERT_TRUE(books.OpenFollowUp("script", K::kScriptResult, sale, 0).ok());
  ASSERT_TRUE(books.ledger().Void(sale, VoidDetails(kReversedAtHost)).ok());
  EXPECT_NE(books.ledger().Find(sale)->account_for_uplink, "");
  books.ExpectSound();
  ASSERT_TRUE(books.Approve("payments/script").ok());
  ASSERT_TRUE(books.ledger().Post("payments/script", {}).ok());
  EXPECT_EQ(books.ledger().Find(sale)->account_for_uplink, "");
  books.ExpectSound();
}

TEST(Inquiry, HasNoAmountAndOwesNothing) {
  TestBooks books;
  Intent intent = TestIntent("ask", 0);
  intent.payment_kind = static_cast<int>(K::kBalanceInquiry);
  intent.currency = "";
  ASSERT_TRUE(books.ledger().RecordIntent(intent).ok());
  ASSERT_TRUE(books.Take("payments/ask", {Step::kCardRead, Step::kAboutToSend, Step::kHostSilent}).ok());
  EXPECT_EQ(books.reader().Totals({})->reversal_owed_count, 0);
  ASSERT_TRUE(books.ledger().Void("payments/ask", VoidDetails(6)).ok());
  intent = TestIntent("paid", 100);
  intent.payment_kind = static_cast<int>(K::kBalanceInquiry);
  EXPECT_EQ(ErrorCodeOf(books.ledger().RecordIntent(intent).status()), ErrorCode::kInvalidAmount);
  books.ExpectSound();
}

TEST(Advice, CountsEachTimeItLeaves) {
  TestBooks books;
  books.Sell("sale", 500);
  ASSERT_TRUE(books.OpenFollowUp("refund", K::kRefund, "payments/sale", 500).ok());
  ASSERT_TRUE(books
                  .Take("payments/refund", {Step::kAboutToSend, Step::kAboutToSend, Step::kHostSilent,
                                            Step::kAboutToSend, Step::kNotSent, Step::kAboutToSend})
                  .ok());
  EXPECT_EQ(RecordOf(books, "refund").send_attempts, 4);
  EXPECT_EQ(ErrorCodeOf(books.ledger().Void("payments/refund", VoidDetails(7)).status()),
            ErrorCode::kIllegalStep);
  books.ExpectSound();
}

TEST(Qr, IsBookedToItsWalletAndItsRefundToo) {
  TestBooks books;
  Intent intent = TestIntent("scan", 800);
  intent.payment_kind = static_cast<int>(K::kQrSale);
  ASSERT_TRUE(books.ledger().RecordIntent(intent).ok());
  ASSERT_TRUE(books.Approve("payments/scan").ok());
  Details host;
  host.Set(DetailField::kWallet, "WECHAT");
  ASSERT_TRUE(books.ledger().Post("payments/scan", host).ok());
  EXPECT_EQ(books.Balance("receivable:WECHAT"), 800);
  books.FollowUp("refund", K::kQrRefund, "payments/scan", 300);
  EXPECT_EQ(books.Balance("receivable:WECHAT"), 500);
  books.ExpectSound();
}

// Takes a payment of `rules`, and before it whatever it is about, each approved and posted.
std::string TakeAny(TestBooks& books, const KindRules& rules) {
  static int number = 0;
  std::string original;
  if (rules.HasOriginal()) original = TakeAny(books, RulesOf(rules.originals.front()));
  const std::string id = std::string(rules.name) + std::to_string(++number);
  Intent intent = TestIntent(id, rules.has_amount ? 1000 : 0);
  // An adjustment changes the amount; a tip is within its cap.
  if (rules.kind == K::kOfflineAdjustment) intent.amount_minor = 800;
  if (rules.kind == K::kTipAdjustment) intent.amount_minor = 50;
  intent.payment_kind = static_cast<int>(rules.kind);
  intent.original = original;
  if (rules.kind == K::kInstalmentSale) intent.instalments = 12;
  if (rules.kind == K::kSlipUpload) intent.signature = "signature";
  const auto opened = books.ledger().RecordIntent(intent);
  EXPECT_TRUE(opened.ok()) << rules.name << opened.status();
  const bool has_card = !rules.HasOriginal() && rules.discipline != Discipline::kOrder;
  if (has_card) {
    EXPECT_TRUE(books.Take("payments/" + id, {Step::kCardRead}).ok()) << rules.name;
  }
  EXPECT_TRUE(books.Approve("payments/" + id).ok()) << rules.name;
  const auto posted = books.ledger().Post("payments/" + id, {});
  EXPECT_TRUE(posted.ok()) << rules.name << posted.status();
  return "payments/" + id;
}

TEST(EveryKind, IsTakenToItsEndAndTheTotalsAreWhatTheAcquirerOwes) {
  TestBooks books;
  for (const KindRules& rules : AllKinds()) TakeAny(books, rules);
  books.ExpectSound();
  int64_t sum = 0;
  const auto totals = books.reader().Totals({});
  ASSERT_TRUE(totals.ok()) << totals.status();
  for (const TotalsLine& line : totals->lines) {
    if (line.operator_id.empty() && line.scheme.empty() && line.shift_number == 0) sum += line.amount_minor;
  }
  EXPECT_EQ(sum, books.Balance("receivable:UNIONPAY") + books.Balance("receivable:OTHER"));
  EXPECT_EQ(sum, -books.Balance("sales") - books.Balance("tips") - books.Balance("refunds") -
                     books.Balance("cash"));
  EXPECT_EQ(books.Balance("pending"), 0);
  EXPECT_EQ(books.Balance("pending_sales"), 0);
  books.Settle(SettlementState::kClosed);
  books.ExpectSound();
}

// The same, with every one of them undone at the host, or given up.
TEST(EveryKind, LeavesNothingInTheBooksWhenItEndsWithoutMoney) {
  for (const KindRules& rules : AllKinds()) {
    TestBooks books;
    std::string original;
    if (rules.HasOriginal()) original = TakeAny(books, RulesOf(rules.originals.front()));
    const int64_t receivable = books.Balance("receivable:UNIONPAY") + books.Balance("receivable:OTHER");
    Intent intent = TestIntent("x", rules.has_amount ? 1000 : 0);
    if (rules.kind == K::kOfflineAdjustment) intent.amount_minor = 800;
    if (rules.kind == K::kTipAdjustment) intent.amount_minor = 50;
    intent.payment_kind = static_cast<int>(rules.kind);
    intent.original = original;
    if (rules.kind == K::kInstalmentSale) intent.instalments = 12;
    if (rules.kind == K::kSlipUpload) intent.signature = "signature";
    ASSERT_TRUE(books.ledger().RecordIntent(intent).ok()) << rules.name;
    if (!rules.HasOriginal() && rules.discipline != Discipline::kOrder) {
      ASSERT_TRUE(books.Take("payments/x", {Step::kCardRead}).ok()) << rules.name;
    }
    int reason = kDeclinedByHost;
    if (rules.discipline == Discipline::kReversible || rules.discipline == Discipline::kOrder) {
      ASSERT_TRUE(books
                      .Take("payments/x",
                            {Step::kAboutToSend, Step::kHostSilent, Step::kReversalOwed, Step::kReversalSent})
                      .ok())
          << rules.name;
      reason = kReversedAtHost;
    } else {
      ASSERT_TRUE(books.Take("payments/x", {Step::kAboutToSend, Step::kHostDeclined}).ok()) << rules.name;
    }
    const auto voided = books.ledger().Void("payments/x", VoidDetails(reason));
    ASSERT_TRUE(voided.ok()) << rules.name << voided.status();
    EXPECT_EQ(books.Balance("receivable:UNIONPAY") + books.Balance("receivable:OTHER"), receivable)
        << rules.name;
    for (const char* account : {"pending", "pending_sales", "suspense"}) {
      EXPECT_EQ(books.Balance(account), 0) << rules.name << account;
    }
    if (!original.empty()) {
      const PaymentRecord record = books.ledger().Find(original)->record;
      EXPECT_EQ(record.refunded_minor + record.tips_added_minor, 0) << rules.name;
      EXPECT_EQ(record.undone_by + record.completed_by, "") << rules.name;
    }
    books.ExpectSound();
  }
}

// Every kind with an original refuses an original of every other kind.
TEST(Originals, AreOfTheTablesKinds) {
  for (const KindRules& rules : AllKinds()) {
    if (!rules.HasOriginal()) continue;
    for (const KindRules& other : AllKinds()) {
      if (std::ranges::find(rules.originals, other.kind) != rules.originals.end()) continue;
      PaymentRecord original;
      original.payment = "payments/original";
      original.payment_kind = static_cast<int>(other.kind);
      original.phase = Phase::kPosted;
      original.currency = "CNY";
      original.amount_minor = original.posted_minor = original.current_minor = 100;
      original.batch_number = 1;
      Intent intent = TestIntent("x", rules.has_amount ? 100 : 0);
      intent.payment_kind = static_cast<int>(rules.kind);
      EXPECT_EQ(ErrorCodeOf(CheckFollowUp(intent, original, {}, 1, {})), ErrorCode::kOriginalUnsuitable)
          << rules.name << " of " << other.name;
    }
  }
}

absl::StatusOr<OpenedPayment> OpenSlip(TestBooks& books, const std::string& id, const std::string& original,
                                       const std::string& signature, K kind = K::kSlipUpload) {
  Intent intent = TestIntent(id, 0);
  intent.payment_kind = static_cast<int>(kind);
  intent.original = original;
  intent.signature = signature;
  intent.request_digest = Sha256(signature);
  return books.ledger().RecordIntent(intent);
}

TEST(SlipUpload, KeepsItsSignatureInTheJournal) {
  TestBooks books;
  books.Sell("sale", 1000);
  const auto slip = OpenSlip(books, "slip", "payments/sale", "signature");
  ASSERT_TRUE(slip.ok()) << slip.status();
  EXPECT_EQ(slip->record.details.Get(DetailField::kSignature), "signature");
  EXPECT_EQ(RecordOf(books, "slip").details.Get(DetailField::kSignature), "signature");
  EXPECT_EQ(books.Balance("receivable:UNIONPAY"), 1000);
  books.ExpectSound();
}

TEST(SlipUpload, IsAskedOnceAndInItsBatch) {
  TestBooks books;
  books.Sell("sale", 1000);
  books.Sell("unsigned", 1000);
  ASSERT_TRUE(OpenSlip(books, "slip", "payments/sale", "signature").ok());
  const auto same = OpenSlip(books, "slip", "payments/sale", "signature");
  ASSERT_TRUE(same.ok());
  EXPECT_TRUE(same->existed);
  EXPECT_EQ(ErrorCodeOf(OpenSlip(books, "slip", "payments/sale", "another").status()),
            ErrorCode::kRequestIdReused);
  EXPECT_EQ(ErrorCodeOf(books.ledger().BeginSettlement("01").status()), ErrorCode::kUnresolvedPayments);
  ASSERT_TRUE(books.Approve("payments/slip").ok());
  ASSERT_TRUE(books.ledger().Post("payments/slip", {}).ok());
  books.Settle(SettlementState::kClosed);
  EXPECT_EQ(ErrorCodeOf(OpenSlip(books, "late", "payments/unsigned", "signature").status()),
            ErrorCode::kOriginalUnsuitable);
  books.ExpectSound();
}

TEST(SlipUpload, HasASignatureAndNothingElseHas) {
  TestBooks books;
  books.Sell("sale", 1000);
  EXPECT_EQ(ErrorCodeOf(OpenSlip(books, "slip", "payments/sale", "").status()), ErrorCode::kInvalidRequest);
  EXPECT_EQ(ErrorCodeOf(OpenSlip(books, "slip", "payments/sale", std::string(901, 'x')).status()),
            ErrorCode::kInvalidRequest);
  EXPECT_EQ(ErrorCodeOf(OpenSlip(books, "script", "payments/sale", "x", K::kScriptResult).status()),
            ErrorCode::kInvalidRequest);
}

}  // namespace
}  // namespace till::ledger
