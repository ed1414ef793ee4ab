// SPDX-License-Identifier: Apache-2.0
// Layouts: CCID 1.1, 6.1 and 6.2.
#include "hal/card_reader/ccid/ccid_message.h"

#include <vector>

#include "gtest/gtest.h"

namespace till::hal {
namespace {

std::vector<uint8_t> Bytes(const SecretBuffer& buffer) {
  return {buffer.Reveal().begin(), buffer.Reveal().end()};
}

TEST(CcidMessage, CommandsAreLaidOutAsTheClassSays) {
  // 6.1.1: bPowerSelect 1 is 5 V.
  EXPECT_EQ(Bytes(CcidBytes({.command = CcidCommand::kIccPowerOn, .slot = 1, .specific = {1, 0, 0}}, 0x2A)),
            (std::vector<uint8_t>{0x62, 0, 0, 0, 0, 0x01, 0x2A, 0x01, 0, 0}));
  // 6.1.4: bBWI, then wLevelParameter, low byte first.
  const std::vector<uint8_t> select = {0x00, 0xA4, 0x04, 0x00, 0x00};
  EXPECT_EQ(Bytes(CcidBytes({.command = CcidCommand::kXfrBlock, .specific = {3, 0x10, 0x00}, .data = select},
                            0xFF)),
            (std::vector<uint8_t>{0x6F, 5, 0, 0, 0, 0, 0xFF, 3, 0x10, 0, 0x00, 0xA4, 0x04, 0x00, 0x00}));
  // 6.1.7: bProtocolNum.
  const std::vector<uint8_t> t0 = {0x11, 0x00, 0x00, 0x0A, 0x00};
  EXPECT_EQ(Bytes(CcidBytes({.command = CcidCommand::kSetParameters, .data = t0}, 1)),
            (std::vector<uint8_t>{0x61, 5, 0, 0, 0, 0, 1, 0, 0, 0, 0x11, 0x00, 0x00, 0x0A, 0x00}));
  const std::vector<uint8_t> long_data(0x1234, 7);
  const SecretBuffer message = CcidBytes({.command = CcidCommand::kXfrBlock, .data = long_data}, 0);
  EXPECT_EQ(message.Reveal()[1], 0x34);
  EXPECT_EQ(message.Reveal()[2], 0x12);
}

TEST(CcidMessage, AnswersAreReadAsTheClassSays) {
  // 6.2.1, with bStatus 00: the card is present and active, the command done.
  const std::vector<uint8_t> data_block = {0x80, 2, 0, 0, 0, 0x01, 0x07, 0x00, 0x81, 0x03, 0x90, 0x00};
  const auto data = ParseCcidReply(data_block);
  ASSERT_TRUE(data.ok()) << data.status();
  EXPECT_EQ(data->type, 0x80);
  EXPECT_EQ(data->slot, 1);
  EXPECT_EQ(data->sequence, 7);
  EXPECT_EQ(data->icc, CcidReply::Icc::kActive);
  EXPECT_EQ(data->end, CcidReply::End::kDone);
  EXPECT_EQ(data->specific, 3) << "bChainParameter";
  EXPECT_EQ(data->data.size(), 2u);
  // 6.2.6: 42 is no card and failed; bError FE is a mute card.
  const std::vector<uint8_t> failed = {0x80, 0, 0, 0, 0, 0, 1, 0x42, 0xFE, 0};
  EXPECT_EQ(ParseCcidReply(failed)->icc, CcidReply::Icc::kAbsent);
  EXPECT_EQ(ParseCcidReply(failed)->end, CcidReply::End::kFailed);
  EXPECT_EQ(ParseCcidReply(failed)->error, CcidError::kMute);
  // 80 asks for more time.
  const std::vector<uint8_t> more_time = {0x80, 0, 0, 0, 0, 0, 1, 0x80, 0x01, 0};
  EXPECT_EQ(ParseCcidReply(more_time)->end, CcidReply::End::kNeedsMoreTime);
}

TEST(CcidMessage, WhatIsNoneIsRefused) {
  const std::vector<uint8_t> whole = {0x81, 1, 0, 0, 0, 0, 1, 0x00, 0x00, 0, 0x55};
  ASSERT_TRUE(ParseCcidReply(whole).ok());
  for (size_t size = 0; size < whole.size(); ++size) {
    EXPECT_TRUE(absl::IsInternal(ParseCcidReply(std::span<const uint8_t>(whole).first(size)).status()));
  }
  for (const uint8_t status : {0x03, 0xC0}) {
    std::vector<uint8_t> bytes = whole;
    bytes[7] = status;
    EXPECT_TRUE(absl::IsInternal(ParseCcidReply(bytes).status()));
  }
  std::vector<uint8_t> endless = whole;
  endless[4] = 0xFF;
  EXPECT_TRUE(absl::IsInternal(ParseCcidReply(endless).status()));
  EXPECT_EQ(CcidMessageBytes(endless), 0xFF000001u + 10);
}

}  // namespace
}  // namespace till::hal
