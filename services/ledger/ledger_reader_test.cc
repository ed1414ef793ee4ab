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
  };
  for (const auto& c : cases) {
    const auto page = books.reader().Search(c.filter, 0, "");
    ASSERT_TRUE(page.ok()) << c.words << page.status();
    EXPECT_EQ(Names(*page), c.found) << c.words;
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
  const std::string path = ::testing::TempDir() + "/reader_test.sqlite";
  for (const char* suffix : {"", "-wal", "-shm"}) std::remove((path + suffix).c_str());
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
