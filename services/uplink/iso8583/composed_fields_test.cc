// SPDX-License-Identifier: Apache-2.0
// Fields 22, 53, 60 and 61 against the values of the protocol's description and of public sample messages.

#include <gtest/gtest.h>

#include "services/uplink/iso8583/field22.h"
#include "services/uplink/iso8583/field53.h"
#include "services/uplink/iso8583/field60.h"
#include "services/uplink/iso8583/field61.h"

namespace till::uplink {
namespace {

TEST(Field22, SaysHowTheAccountCameAndWhetherAPinIsWithIt) {
  EXPECT_EQ((Field22{Field22::Entry::kChip, true}.Digits()), "051");
  EXPECT_EQ((Field22{Field22::Entry::kStripe, true}.Digits()), "021");
  EXPECT_EQ((Field22{Field22::Entry::kContactlessChip, false}.Digits()), "072");
  EXPECT_EQ((Field22{Field22::Entry::kManual, false}.Digits()), "012");
}

TEST(Field53, SaysHowThePinIsEnciphered) {
  EXPECT_EQ(Field53{}.Digits(), "2600000000000000");
  EXPECT_EQ((Field53{Field53::PinBlock::kWithoutPan, Field53::Cipher::kSingleDes, true}.Digits()),
            "1010000000000000");
}

TEST(Field60, ManagementMessagesEndAfterTheNetworkCode) {
  EXPECT_EQ((Field60{.type_code = "00", .batch = 7, .network_code = "003"}.Digits()).value(), "00000007003");
}

TEST(Field60, FinancialMessagesSayWhatTheTerminalReads) {
  Field60 field{.type_code = "22", .batch = 999999, .network_code = "000"};
  field.entry = Field60::Entry{Field60::ReadCapability::kContactless, Field60::ChipCondition::kChipFailed};
  EXPECT_EQ(field.Digits().value(), "2299999900062");
}

TEST(Field60, PartialApprovalAndAccountTypeComeLast) {
  Field60 field{.type_code = "22", .batch = 7, .network_code = "000"};
  field.entry = Field60::Entry{.partial_approval = true};
  EXPECT_EQ(field.Digits().value(), "22000007000501");
  field.entry->account_type = "065";
  EXPECT_EQ(field.Digits().value(), "22000007000501065");
  field.entry->partial_approval = false;
  EXPECT_EQ(field.Digits().value(), "22000007000500065");
  field.entry->account_type = "65";
  EXPECT_FALSE(field.Digits().ok());
}

TEST(Field60, RefusesPartsThatDoNotFit) {
  EXPECT_FALSE((Field60{.type_code = "2", .batch = 7, .network_code = "000"}.Digits()).ok());
  EXPECT_FALSE((Field60{.type_code = "22", .batch = 1'000'000, .network_code = "000"}.Digits()).ok());
  EXPECT_FALSE((Field60{.type_code = "22", .batch = 7, .network_code = "0000"}.Digits()).ok());
}

TEST(Field60, ReadsTheBatchOfAReply) {
  EXPECT_EQ(Field60::ParseBatch("00000007003").value(), 7u);
  EXPECT_EQ(Field60::ParseBatch("00999999").value(), 999999u);
  EXPECT_FALSE(Field60::ParseBatch("0000000").ok());
  EXPECT_FALSE(Field60::ParseBatch("").ok());
}

TEST(Field61, NamesTheOriginal) {
  EXPECT_EQ((Field61{7, 42, "1122"}.Digits()).value(), "0000070000421122");
  EXPECT_FALSE((Field61{7, 0, "1122"}.Digits()).ok());
  EXPECT_FALSE((Field61{7, 1'000'000, "1122"}.Digits()).ok());
  EXPECT_FALSE((Field61{1'000'000, 42, "1122"}.Digits()).ok());
  EXPECT_FALSE((Field61{7, 42, "112"}.Digits()).ok());
  EXPECT_FALSE((Field61{7, 42, "11-2"}.Digits()).ok());
}

}  // namespace
}  // namespace till::uplink
