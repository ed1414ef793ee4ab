// SPDX-License-Identifier: Apache-2.0
#include "services/pin/keypad/digit_order.h"

#include <algorithm>
#include <deque>
#include <map>
#include <random>
#include <string>

#include "gtest/gtest.h"

namespace till::pin {
namespace {

std::string TextOf(const DigitOrder& order) {
  std::string text;
  for (int place = 0; place < 10; ++place) text.push_back(order.At(place));
  return text;
}

TEST(DigitOrder, TelephoneIsInOrder) {
  EXPECT_EQ(TextOf(DigitOrder::Telephone()), "0123456789");
}

// Worked by hand: each byte picks the place that changes with the last one left.
TEST(DigitOrder, ScrambledFollowsTheBytesAndThrowsUnfairOnesAway) {
  std::deque<unsigned char> bytes = {255, 0, 252, 1, 2, 3, 4, 0, 0, 255, 0, 0};
  const DigitOrder order = DigitOrder::Scrambled([&] {
    const unsigned char byte = bytes.front();
    bytes.pop_front();
    return byte;
  });
  // 255 is unfair for 10; 0: 9123456780. 252 is unfair for 9; 1: 9823456710; 2 of 8: 9873456210; 3 of 7:
  // 9876543210 with itself's turn… 4 of 6, 0 of 5, 0 of 4, 255 unfair for 3, 0 of 3, 0 of 2.
  std::string expected = "0123456789";
  std::swap(expected[9], expected[0]);
  std::swap(expected[8], expected[1]);
  std::swap(expected[7], expected[2]);
  std::swap(expected[6], expected[3]);
  std::swap(expected[5], expected[4]);
  std::swap(expected[4], expected[0]);
  std::swap(expected[3], expected[0]);
  std::swap(expected[2], expected[0]);
  std::swap(expected[1], expected[0]);
  EXPECT_EQ(TextOf(order), expected);
  EXPECT_TRUE(bytes.empty());
}

TEST(DigitOrder, EveryDigitStandsEverywhereAboutAsOften) {
  std::mt19937 random(20261122);  // NOLINT: repeatable on purpose
  std::map<char, int> at_first_place;
  for (int i = 0; i < 10'000; ++i) {
    const std::string text =
        TextOf(DigitOrder::Scrambled([&] { return static_cast<unsigned char>(random()); }));
    std::string sorted = text;
    std::sort(sorted.begin(), sorted.end());
    ASSERT_EQ(sorted, "0123456789");
    ++at_first_place[text[0]];
  }
  // 1000 expected; the standard deviation is 30.
  for (const auto& [digit, times] : at_first_place) EXPECT_NEAR(times, 1000, 150) << digit;
}

TEST(DigitOrder, TheSystemsBytesDiffer) {
  std::string bytes;
  for (int i = 0; i < 32; ++i) bytes.push_back(static_cast<char>(SystemRandomByte()));
  EXPECT_NE(bytes, std::string(32, bytes[0]));
}

}  // namespace
}  // namespace till::pin
