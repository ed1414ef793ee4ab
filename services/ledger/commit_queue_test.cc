// SPDX-License-Identifier: Apache-2.0
// Many writers at once: each write is all or nothing by itself, whoever shares its commit.

#include "services/ledger/commit_queue.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

#include "services/common/status/error.h"
#include "services/ledger/test_books.h"

namespace till::ledger {
namespace {

constexpr int kWriters = 8;
constexpr int kEach = 40;

TEST(CommitQueue, ARefusedWriteLeavesTheOthersOfItsCommit) {
  TestBooks books({}, NewBooksPath("commits"));
  books.Sell("sale", 1000);
  std::atomic<int> refunded = 0;
  std::atomic<int> opened = 0;
  std::vector<std::thread> threads;
  for (int writer = 0; writer < kWriters; ++writer) {
    threads.emplace_back([&, writer] {
      for (int i = 0; i < kEach; ++i) {
        const std::string id = std::to_string(writer) + "-" + std::to_string(i);
        if (books.ledger().RecordIntent(TestIntent(id)).ok()) ++opened;
        // Only ten of them fit into the sale, whichever come first.
        Intent refund = TestIntent("refund-" + id, 100);
        refund.payment_kind = static_cast<int>(PaymentKind::kRefund);
        refund.original = "payments/sale";
        const auto taken = books.ledger().RecordIntent(refund);
        if (taken.ok()) {
          ++refunded;
        } else {
          EXPECT_EQ(ErrorCodeOf(taken.status()), ErrorCode::kAmountExceedsOriginal) << taken.status();
        }
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(opened, kWriters * kEach);
  EXPECT_EQ(refunded, 10);
  EXPECT_EQ(books.ledger().OpenPayments()->size(), static_cast<size_t>(kWriters * kEach + 10));
  books.ExpectSound();
}

TEST(CommitQueue, AFullDiskIsEachWritersOwnError) {
  LedgerOptions options;
  options.storage.max_page_count = 80;
  TestBooks books(options, NewBooksPath("full"));
  std::atomic<int> opened = 0;
  std::vector<std::thread> threads;
  for (int writer = 0; writer < kWriters; ++writer) {
    threads.emplace_back([&, writer] {
      for (int i = 0; i < 10 * kEach; ++i) {
        const auto taken = books.ledger().RecordIntent(TestIntent(std::to_string(writer * 1000 + i)));
        if (taken.ok()) {
          ++opened;
          continue;
        }
        EXPECT_EQ(ErrorCodeOf(taken.status()), ErrorCode::kStorageFull) << taken.status();
        return;
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_GT(opened, 0);
  EXPECT_EQ(books.ledger().OpenPayments()->size(), static_cast<size_t>(opened));
  books.ExpectSound();
}

}  // namespace
}  // namespace till::ledger
