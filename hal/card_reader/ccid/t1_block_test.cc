// SPDX-License-Identifier: Apache-2.0
// Layouts: ISO/IEC 7816-3, 11.3.
#include "hal/card_reader/ccid/t1_block.h"

#include <vector>

#include "gtest/gtest.h"

namespace till::hal {
namespace {

using Kind = T1Block::Kind;
using Supervisory = T1Block::Supervisory;

std::vector<uint8_t> Bytes(const T1Block& block) {
  const SecretBuffer bytes = T1Bytes(block);
  return {bytes.Reveal().begin(), bytes.Reveal().end()};
}

TEST(T1Block, IsLaidOutAsTheStandardSays) {
  const std::vector<uint8_t> data = {0x00, 0x84, 0x00, 0x00, 0x08};
  EXPECT_EQ(Bytes({.kind = Kind::kInformation, .number = 1, .more = true, .information = data}),
            (std::vector<uint8_t>{0x00, 0x60, 0x05, 0x00, 0x84, 0x00, 0x00, 0x08, 0xE9}));
  EXPECT_EQ(Bytes(T1Block::Ready(0, T1Block::Trouble::kNone)), (std::vector<uint8_t>{0, 0x80, 0, 0x80}));
  EXPECT_EQ(Bytes(T1Block::Ready(1, T1Block::Trouble::kCheck)), (std::vector<uint8_t>{0, 0x91, 0, 0x91}));
  EXPECT_EQ(Bytes(T1Block::Ready(0, T1Block::Trouble::kOther)), (std::vector<uint8_t>{0, 0x82, 0, 0x82}));
  const std::vector<uint8_t> ifsd = {0xFE};
  EXPECT_EQ(Bytes(T1Block::Request(Supervisory::kIfs, ifsd)), (std::vector<uint8_t>{0, 0xC1, 1, 0xFE, 0x3E}));
  EXPECT_EQ(Bytes(T1Block::Response(Supervisory::kWaitingTime, ifsd)),
            (std::vector<uint8_t>{0, 0xE3, 1, 0xFE, 0x1C}));
  EXPECT_EQ(Bytes(T1Block::Request(Supervisory::kResynch, {})), (std::vector<uint8_t>{0, 0xC0, 0, 0xC0}));
}

TEST(T1Block, IsReadAsItWasWritten) {
  const std::vector<uint8_t> information = {0x00, 0x40, 0x02, 0x90, 0x00, 0xD2};
  const auto block = ParseT1Block(information);
  ASSERT_TRUE(block.ok()) << block.status();
  EXPECT_EQ(block->kind, Kind::kInformation);
  EXPECT_EQ(block->number, 1);
  EXPECT_FALSE(block->more);
  EXPECT_EQ(block->information.size(), 2u);
  const auto ready = ParseT1Block(std::vector<uint8_t>{0, 0x91, 0, 0x91});
  EXPECT_EQ(ready->trouble, T1Block::Trouble::kCheck);
  EXPECT_EQ(ready->number, 1);
  const auto waiting = ParseT1Block(std::vector<uint8_t>{0, 0xC3, 1, 5, 0xC7});
  EXPECT_EQ(waiting->supervisory, Supervisory::kWaitingTime);
  EXPECT_FALSE(waiting->is_response);
}

TEST(T1Block, WhatIsNoneIsRefused) {
  const std::vector<uint8_t> whole = {0x00, 0x40, 0x02, 0x90, 0x00, 0xD2};
  for (size_t size = 0; size < whole.size(); ++size) {
    EXPECT_FALSE(ParseT1Block(std::span<const uint8_t>(whole).first(size)).ok());
  }
  std::vector<uint8_t> wrong = whole;
  wrong[3] ^= 1;
  EXPECT_TRUE(absl::IsDataLoss(ParseT1Block(wrong).status()));
  const std::vector<std::vector<uint8_t>> none = {
      {0x21, 0x80, 0, 0xA1},  // a node address
      {0, 0x01, 0, 0x01},     // reserved bits of an I-block
      {0, 0xA0, 0, 0xA0},     // of an R-block
      {0, 0x83, 0, 0x83},     // an error that there is not
      {0, 0xC4, 0, 0xC4},     // a request that there is not
      {0, 0x80, 1, 0, 0x81},  // an R-block with information
      {0, 0xC1, 0, 0xC1},     // IFS without a size
      {0, 0xC0, 1, 0, 0xC1},  // RESYNCH with one
  };
  for (const std::vector<uint8_t>& bytes : none) {
    EXPECT_TRUE(absl::IsInvalidArgument(ParseT1Block(bytes).status())) << static_cast<int>(bytes[1]);
  }
}

}  // namespace
}  // namespace till::hal
