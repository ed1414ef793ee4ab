// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/ledger_reader.h"

#include <gtest/gtest.h>

#include "services/common/status/error.h"
#include "services/ledger/test_books.h"

namespace till::ledger {
namespace {

std::vector<std::string> Names(const PaymentPage& page) {
  std::vector<std::string> names;
  for (const PaymentRecord& payment : page.payments) names.push_back(payment.payment);
  return names;
}

using Strings = std::vector<std::string>;

TEST(Search, PagesStayGoodWhileTheJournalGrows) {
  TestBooks books;
  for (const char* id : {"1", "2", "3", "4", "5"}) books.Sell(id);
  const auto first = books.reader().Search({}, 2, "");
  ASSERT_TRUE(first.ok()) << first.status();
  EXPECT_EQ(Names(*first), (Strings{"payments/5", "payments/4"}));
  books.Sell("6");
  const auto second = books.reader().Search({}, 2, first->next_page_token);
  ASSERT_TRUE(second.ok()) << second.status();
  EXPECT_EQ(Names(*second), (Strings{"payments/3", "payments/2"}));
  const auto third = books.reader().Search({}, 2, second->next_page_token);
  EXPECT_EQ(Names(*third), (Strings{"payments/1"}));
  EXPECT_EQ(third->next_page_token, "");
}

TEST(Search, ATokenBelongsToItsQuestionAndItsTerminal) {
  TestBooks books;
  TestBooks other;
  for (const char* id : {"1", "2", "3"}) {
    books.Sell(id);
    other.Sell(id);
  }
  const auto page = books.reader().Search({}, 1, "");
  PaymentFilter narrower;
  narrower.operator_id = "01";
  EXPECT_EQ(ErrorCodeOf(books.reader().Search(narrower, 1, page->next_page_token).status()),
            ErrorCode::kInvalidPageToken);
  EXPECT_EQ(ErrorCodeOf(other.reader().Search({}, 1, page->next_page_token).status()),
            ErrorCode::kInvalidPageToken);
  EXPECT_EQ(ErrorCodeOf(books.reader().Search({}, -1, "").status()), ErrorCode::kInvalidRequest);
}

TEST(Search, EveryFilterNarrows) {
  TestBooks books;
  books.Sell("sold", 100);
  const std::string cancelled = books.Open("cancelled", 200);
  ASSERT_TRUE(books.ledger().Void(cancelled, VoidDetails(kCancelledByOperator)).ok());
  books.Open("open", 300);
  const int64_t sold_at = books.ledger().Find("payments/sold")->record.create_time_micros;
  const struct {
    const char* words;
    PaymentFilter filter;
    Strings found;
  } cases[] = {
      {"all", {}, {"payments/open", "payments/cancelled", "payments/sold"}},
      {"posted", {.state = PaymentFilter::State::kPosted}, {"payments/sold"}},
      {"voided", {.state = PaymentFilter::State::kVoided}, {"payments/cancelled"}},
      {"open", {.state = PaymentFilter::State::kOpen}, {"payments/open"}},
      {"from", {.from_micros = sold_at + 1}, {"payments/open", "payments/cancelled"}},
      {"to is exclusive", {.to_micros = sold_at}, {}},
      {"amount", {.amount_minor = 200, .currency = "CNY"}, {"payments/cancelled"}},
      {"other currency", {.currency = "USD"}, {}},
      {"card", {.last_four = "0018"}, {"payments/sold"}},
      {"reference", {.reference_number = "none"}, {}},
      {"operator", {.operator_id = "02"}, {}},
      {"batch", {.batch_number = 2}, {}},
      {"kinds", {.kinds = {1, 3}}, {"payments/open", "payments/cancelled", "payments/sold"}},
      {"other kinds", {.kinds = {2, 3}}, {}},
      {"trace", {.trace_number = 2}, {"payments/cancelled"}},
      {"business date",
       {.business_date = "2023-11-14"},
       {"payments/open", "payments/cancelled", "payments/sold"}},
      {"another day", {.business_date = "2023-11-15"}, {}},
      {"shift", {.shift_number = 2}, {}},
      {"original", {.original = "payments/sold"}, {}},
      {"all of it",
       {.from_micros = sold_at,
        .amount_minor = 100,
        .last_four = "0018",
        .operator_id = "01",
        .batch_number = 1,
        .business_date = "2023-11-14",
        .shift_number = 1},
       {"payments/sold"}},
  };
  for (const auto& c : cases) {
    const auto page = books.reader().Search(c.filter, 0, "");
    ASSERT_TRUE(page.ok()) << c.words << page.status();
    EXPECT_EQ(Names(*page), c.found) << c.words;
  }
}

TEST(Search, AClockThatWentBackLosesAndRepeatsNothing) {
  TestBooks books;
  for (const char* id : {"1", "2", "3"}) books.Sell(id);
  books.clock().JumpWallClock(-absl::Hours(1));
  for (const char* id : {"4", "5"}) books.Sell(id);
  Strings all;
  std::string token;
  do {
    const auto page = books.reader().Search({}, 2, token);
    ASSERT_TRUE(page.ok()) << page.status();
    for (const std::string& name : Names(*page)) all.push_back(name);
    token = page->next_page_token;
  } while (!token.empty());
  EXPECT_EQ(all, (Strings{"payments/3", "payments/2", "payments/1", "payments/5", "payments/4"}));
}

TEST(Search, ADateThatIsNoneAndAKindThatIsNoneAreRefused) {
  TestBooks books;
  for (const char* date : {"2023-11-31", "2023-1-1", "today"}) {
    EXPECT_EQ(ErrorCodeOf(books.reader().Search({.business_date = date}, 0, "").status()),
              ErrorCode::kInvalidRequest)
        << date;
  }
  EXPECT_EQ(ErrorCodeOf(books.reader().Search({.kinds = {37}}, 0, "").status()), ErrorCode::kInvalidRequest);
  EXPECT_EQ(ErrorCodeOf(books.reader().Totals({.shift_number = -1}).status()), ErrorCode::kInvalidRequest);
}

// The pages of a report are read from an index, never by walking all payments.
TEST(Search, EveryNarrowQuestionHasAnIndex) {
  TestBooks books;
  for (const char* where :
       {"create_time_micros >= 1 AND create_time_micros < 2", "operator_id = '09'", "amount_minor = 5",
        "last_four <> '' AND last_four = '0018'", "reference_number <> '' AND reference_number = '1'",
        "trace_number = 7", "batch_number = 7", "state = 1", "state = 3", "original <> '' AND original = 'x'",
        "payment_kind = 3 AND payment_kind <> 1"}) {
    auto plan =
        books.ledger().database().Prepare(std::string("EXPLAIN QUERY PLAN SELECT * FROM payments WHERE ") +
                                          where + " ORDER BY create_time_micros DESC LIMIT 5");
    ASSERT_TRUE(plan.ok()) << where << plan.status();
    ASSERT_TRUE(*plan->Step());
    EXPECT_TRUE(plan->Text(3).find("INDEX") != std::string_view::npos) << where << ": " << plan->Text(3);
    if (std::string_view(where) != "state = 3") {
      EXPECT_TRUE(plan->Text(3).starts_with("SEARCH")) << where << ": " << plan->Text(3);
    }
  }
}

TEST(Search, TextOfACallerIsNeverSql) {
  TestBooks books;
  books.Sell("a");
  PaymentFilter filter;
  filter.last_four = "' OR 1=1 --";
  const auto page = books.reader().Search(filter, 0, "");
  ASSERT_TRUE(page.ok());
  EXPECT_TRUE(page->payments.empty());
}

TEST(Totals, SumPostedMoneyByBatchOperatorAndScheme) {
  TestBooks books;
  books.Sell("a", 100);
  books.Sell("b", 250, "VISA");
  const std::string owed = books.Open("c", 999);
  ASSERT_TRUE(books.Take(owed, {Step::kCardRead, Step::kAboutToSend, Step::kHostSilent}).ok());
  books.Open("d", 5);
  const auto totals = books.reader().Totals({});
  ASSERT_TRUE(totals.ok()) << totals.status();
  EXPECT_EQ(totals->batch_number, 1);
  ASSERT_EQ(totals->lines.size(), 5u);
  EXPECT_EQ(totals->lines[0].count, 2);
  EXPECT_EQ(totals->lines[0].amount_minor, 350);
  EXPECT_EQ(totals->lines[1].operator_id, "01");
  EXPECT_EQ(totals->lines[1].amount_minor, 350);
  EXPECT_EQ(totals->lines[2].scheme, "UNIONPAY");
  EXPECT_EQ(totals->lines[2].amount_minor, 100);
  EXPECT_EQ(totals->lines[3].scheme, "VISA");
  EXPECT_EQ(totals->lines[3].amount_minor, 250);
  EXPECT_EQ(totals->lines[4].shift_number, 1);
  EXPECT_EQ(totals->lines[4].amount_minor, 350);
  EXPECT_EQ(totals->open_count, 2);
  EXPECT_EQ(totals->reversal_owed_count, 1);
  EXPECT_TRUE(books.reader().Totals({.batch_number = 2})->lines.empty());
}

TEST(Export, ResumesAtASequenceAndLosesOrRepeatsNothing) {
  TestBooks books;
  for (int i = 0; i < 60; ++i) books.Sell(std::to_string(i));  // more than one chunk
  std::vector<int64_t> whole;
  std::string previous_hash = ZeroHash();
  ASSERT_TRUE(books.reader()
                  .Export(0, 0,
                          [&](const ExportedRecord& exported) {
                            EXPECT_EQ(exported.record.previous_hash, previous_hash);
                            previous_hash = exported.record.hash;
                            int64_t sum = 0;
                            for (const Leg& leg : exported.legs) sum += leg.debit_minor - leg.credit_minor;
                            EXPECT_EQ(sum, 0);
                            whole.push_back(exported.record.sequence);
                            return true;
                          })
                  .ok());
  EXPECT_EQ(whole.size(), 1u + 60 * 7);
  std::vector<int64_t> parts;
  while (parts.size() < whole.size()) {
    const int64_t next = parts.empty() ? 1 : parts.back() + 1;
    ASSERT_TRUE(books.reader()
                    .Export(next, 50,
                            [&](const ExportedRecord& exported) {
                              parts.push_back(exported.record.sequence);
                              return true;
                            })
                    .ok());
  }
  EXPECT_EQ(parts, whole);
}

TEST(Export, StopsWhenTheReceiverDoes) {
  TestBooks books;
  books.Sell("a");
  int seen = 0;
  ASSERT_TRUE(books.reader().Export(1, 0, [&](const ExportedRecord&) { return ++seen < 3; }).ok());
  EXPECT_EQ(seen, 3);
}

TEST(LedgerReader, OnAFileSeesWhatIsCommittedAndCannotWrite) {
  const std::string path = NewBooksPath("reader");
  TestBooks books({}, path);
  auto reader = LedgerReader::Open(path);
  ASSERT_TRUE(reader.ok()) << reader.status();
  books.Sell("a");
  EXPECT_EQ((*reader)->Search({}, 0, "")->payments.size(), 1u);
  const auto verified = (*reader)->Verify();
  ASSERT_TRUE(verified.ok()) << verified.status();
  EXPECT_TRUE(verified->sound());
}

}  // namespace
}  // namespace till::ledger
