// SPDX-License-Identifier: Apache-2.0
#include "services/common/secret/secret_pages.h"

#include <gtest/gtest.h>

#include <cstring>
#include <random>
#include <set>
#include <thread>
#include <vector>

namespace till {
namespace {

#if !defined(__SANITIZE_ADDRESS__)
TEST(SecretPages, WhatWasGivenBackIsWiped) {
  SecretPages& pages = SecretPages::Instance();
  uint8_t* const first = pages.Take(48);
  std::memset(first, 0x5A, 48);
  pages.Give(first, 48);
  // The slot is on the list of free ones now; the first word is the list's own.
  for (size_t i = sizeof(void*); i < 48; ++i) EXPECT_EQ(first[i], 0) << i;
}

TEST(SecretPagesDeathTest, WritingPastTheEndEndsTheProcess) {
  testing::FLAGS_gtest_death_test_style = "threadsafe";  // A forked child has zeros in place of the secret.
  SecretPages& pages = SecretPages::Instance();
  uint8_t* const memory = pages.Take(10);
  memory[10] ^= 0xFF;
  EXPECT_DEATH(pages.Give(memory, 10), "past the end of a secret");
  memory[10] ^= 0xFF;
  pages.Give(memory, 10);
}
#endif

TEST(SecretPages, PiecesOfEverySizeAreZeroAndTheirOwn) {
  SecretPages& pages = SecretPages::Instance();
  std::mt19937 random(7);
  struct Piece {
    uint8_t* memory;
    size_t size;
    uint8_t mark;
  };
  std::vector<Piece> pieces;
  for (int i = 0; i < 2000; ++i) {
    const size_t size = 1 + random() % 6000;
    uint8_t* const memory = pages.Take(size);
    for (size_t k = 0; k < size; ++k) ASSERT_EQ(memory[k], 0) << size;
    const auto mark = static_cast<uint8_t>(random());
    std::memset(memory, mark, size);
    pieces.push_back({memory, size, mark});
    if (pieces.size() > 40) {
      std::swap(pieces[random() % pieces.size()], pieces.back());
      for (size_t k = 0; k < pieces.back().size; ++k) ASSERT_EQ(pieces.back().memory[k], pieces.back().mark);
      pages.Give(pieces.back().memory, pieces.back().size);
      pieces.pop_back();
    }
  }
  for (const Piece& piece : pieces) pages.Give(piece.memory, piece.size);
}

TEST(SecretPages, ManyThreadsShareThem) {
  std::vector<std::thread> threads;
  for (int t = 0; t < 4; ++t) {
    threads.emplace_back([] {
      for (int i = 0; i < 5000; ++i) {
        uint8_t* const memory = SecretPages::Instance().Take(32);
        std::memset(memory, 1, 32);
        SecretPages::Instance().Give(memory, 32);
      }
    });
  }
  for (std::thread& thread : threads) thread.join();
}

}  // namespace
}  // namespace till
