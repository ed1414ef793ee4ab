// SPDX-License-Identifier: Apache-2.0
// Every answer of the host, spoilt in every field and at every byte: nothing that is not a whole, authentic
// answer to this request is ever taken for one.

#include <gtest/gtest.h>

#include <set>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "services/uplink/iso8583/golden.h"
#include "services/uplink/session_fixture.h"

namespace till::uplink {
namespace {

using Outcome = Exchanger::Outcome;
using Fields = std::map<int, std::string>;

// A transaction, its answer, and the fields that the answer must have.
struct Row {
  const char* transaction;
  const char* original;
  const char* reply_type;
  Fields more;
  std::set<int> needed;
};

const Row kRows[] = {
    {"sale",
     "",
     "0210",
     {{3, "000000"}, {4, "000000001234"}, {55, std::string("\x8A\x02\x30\x30", 4)}},
     {3, 4, 11, 39, 41, 42, 64}},
    {"sale_void", "", "0210", {{3, "200000"}, {4, "000000001234"}}, {3, 4, 11, 39, 41, 42, 64}},
    {"refund", "", "0230", {{3, "200000"}, {4, "000000001234"}}, {3, 4, 11, 39, 41, 42, 64}},
    {"pre_authorization", "", "0110", {{3, "030000"}, {4, "000000001234"}}, {3, 4, 11, 39, 41, 42, 64}},
    {"balance_inquiry",
     "",
     "0210",
     {{3, "310000"}, {54, "1002156C000000123456"}},
     {3, 11, 39, 41, 42, 54, 64}},
    {"points_inquiry",
     "",
     "0210",
     {{3, "310000"}, {54, "1090156C000000004200"}},
     {3, 11, 39, 41, 42, 54, 64}},
    {"script_result", "sale", "0630", {{3, "000000"}, {4, "000000001234"}}, {11, 39, 41, 42, 64}},
    {"reversal", "sale", "0410", {{3, "000000"}, {4, "000000001234"}}, {3, 4, 11, 39, 41, 42, 64}},
    {"qr_sale",
     "",
     "0210",
     {{3, "000000"}, {4, "000000001234"}, {59, "B10012B3006ALIPAYB4002A1"}},
     {3, 11, 39, 41, 42, 59, 64}},
    {"qr_query", "", "0210", {{3, "310000"}, {59, "B10011"}}, {3, 11, 39, 41, 42, 59, 64}},
    {"qr_close", "", "0210", {{3, "200000"}}, {3, 11, 39, 41, 42, 64}},
    {"settlement",
     "",
     "0510",
     {{48,
       "0000001234000120000000056000031"
       "0000000001000010000000000000002"}},
     {11, 39, 41, 42, 48, 64}},
    {"batch_stripe", "", "0330", {}, {11, 39, 41, 42, 64}},
    {"batch_chip_balanced", "", "0330", {{4, "000000001234"}}, {11, 39, 41, 42, 64}},
    {"batch_notice", "refund", "0330", {{4, "000000001234"}}, {11, 39, 41, 42, 64}},
    {"batch_end_balanced", "", "0330", {}, {11, 39, 41, 42, 64}},
};

class BadRepliesTest : public SessionFixture {
 protected:
  BadRepliesTest() { keys_.SetMacKey(mac_key_); }

  FinancialRequest RequestOf(const Row& row) const {
    FinancialRequest request = SaleOfTheGoldenFrame();
    request.transaction = row.transaction;
    request.original_transaction = row.original;
    request.reversal_reason = "98";
    request.original = OriginalReference{41, 7, "1122", "112210153041", "AB1234"};
    request.private_data = "0017";
    request.qr = QrOrder{.action = "01", .order_number = "Q42"};
    if (request.transaction == "script_result") request.chip_data += golden::Text("df31052000000001");
    if (request.transaction == "batch_stripe") {
      request.stripe_items = {{false, 41, 1234, request.sealed_account, "payments/a"}};
    }
    return request;
  }

  static Fields GoodFields(const Row& row) {
    Fields fields = {{11, "000042"},          {12, "101530"},       {13, "1122"},       {15, "1123"},
                     {32, "01020000"},        {37, "112210153042"}, {39, "00"},         {41, "TILL0001"},
                     {42, "898100012345678"}, {49, "156"},          {60, "00000008000"}};
    for (const auto& [number, value] : row.more) fields[number] = value;
    return fields;
  }

  // Ends is how the exchange ends when the host answers with `frame`.
  absl::StatusOr<HostSession::FinancialResult> Ends(const Row& row, std::vector<uint8_t> frame) {
    line_.SetHost([this, frame = std::move(frame)](std::span<const uint8_t>) {
      line_.Deliver(frame);
      clock_.Advance(absl::Seconds(61));
    });
    return session_->Exchange(RequestOf(row));
  }

  Outcome OutcomeOf(const Row& row, std::vector<uint8_t> frame) {
    const auto result = Ends(row, std::move(frame));
    EXPECT_TRUE(result.ok()) << row.transaction << result.status();
    return result.ok() ? result->outcome : Outcome::kNotSent;
  }

  std::vector<uint8_t> Answer(const Row& row, const Fields& fields) const {
    return Reply(row.reply_type, fields, mac_key_);
  }
};

TEST_F(BadRepliesTest, TheGoodOnesAreTaken) {
  for (const Row& row : kRows) {
    const auto result = Ends(row, Answer(row, GoodFields(row)));
    ASSERT_TRUE(result.ok()) << row.transaction << result.status();
    ASSERT_EQ(result->outcome, Outcome::kAnswered) << row.transaction << result->why;
    EXPECT_TRUE(result->reply->approved);
    EXPECT_EQ(result->reply->batch, 8u);
  }
}

TEST_F(BadRepliesTest, AnApprovalLacksNothingThatItMustHave) {
  for (const Row& row : kRows) {
    for (const auto& [number, value] : GoodFields(row)) {
      Fields fields = GoodFields(row);
      fields.erase(number);
      EXPECT_EQ(OutcomeOf(row, Answer(row, fields)) == Outcome::kAnswered, !row.needed.contains(number))
          << row.transaction << " without " << number;
    }
    EXPECT_EQ(OutcomeOf(row, Reply(row.reply_type, GoodFields(row), "")), Outcome::kReplyMacInvalid)
        << row.transaction;
  }
}

TEST_F(BadRepliesTest, WhatAnAnswerRepeatsIsTheRequests) {
  const Fields others = {
      {3, "990000"}, {4, "000000001235"}, {11, "000043"}, {41, "TILL0002"}, {42, "898100012345679"}};
  for (const Row& row : kRows) {
    for (const auto& [number, value] : others) {
      Fields fields = GoodFields(row);
      if (!fields.contains(number)) continue;
      fields[number] = value;
      EXPECT_EQ(OutcomeOf(row, Answer(row, fields)), Outcome::kReplyInvalid)
          << row.transaction << " " << number;
    }
  }
}

TEST_F(BadRepliesTest, AnApprovalWhoseContentCannotBeReadIsNone) {
  const std::pair<const char*, Fields> rows[] = {
      {"balance_inquiry", {{54, "1002156X000000123456"}}},
      {"balance_inquiry", {{54, "1002156C"}}},
      {"balance_inquiry", {{54, "1003156C000000123456"}}},
      {"points_inquiry", {{54, ""}}},
      {"qr_sale", {{59, "B10015"}}},
      {"qr_sale", {{59, "B1001"}}},
      {"qr_sale", {{59, "B10012B10012"}}},
      {"qr_sale", {{59, "B3006ALIPAY"}}},
      {"qr_query", {{59, "B100212"}}},
      {"qr_query", {{59, absl::StrCat("B10011B2513", std::string(513, 'x'))}}},
      {"settlement", {{48, std::string(62, '0')}}},
      {"settlement", {{48, "1"}}},
      {"settlement", {{48, std::string(64, '1')}}},
  };
  for (const auto& [transaction, spoilt] : rows) {
    for (const Row& row : kRows) {
      if (std::string_view(row.transaction) != transaction) continue;
      Fields fields = GoodFields(row);
      for (const auto& [number, value] : spoilt) fields[number] = value;
      EXPECT_EQ(OutcomeOf(row, Answer(row, fields)), Outcome::kReplyInvalid)
          << transaction << " " << spoilt.begin()->second;
      // A refusal is one whatever else it says.
      fields[39] = "51";
      EXPECT_EQ(OutcomeOf(row, Answer(row, fields)), Outcome::kAnswered) << transaction;
    }
  }
}

TEST_F(BadRepliesTest, AnAnswerCutAtAnyByteIsNone) {
  for (const Row& row : kRows) {
    const std::vector<uint8_t> whole = Answer(row, GoodFields(row));
    for (size_t length = 2; length < whole.size(); length += 3) {
      std::vector<uint8_t> cut(whole.begin(), whole.begin() + static_cast<ptrdiff_t>(length));
      EXPECT_EQ(OutcomeOf(row, std::move(cut)), Outcome::kReplyInvalid) << row.transaction << " " << length;
    }
    std::vector<uint8_t> longer = whole;
    longer.push_back(0);
    EXPECT_EQ(OutcomeOf(row, std::move(longer)), Outcome::kReplyInvalid) << row.transaction;
  }
}

TEST_F(BadRepliesTest, AnAnswerOfWhichAnyByteIsAnotherIsNone) {
  constexpr size_t kMessageAt = 13;  // TPDU and header are not authenticated; the line is (TLS).
  for (const Row& row : kRows) {
    const std::vector<uint8_t> whole = Answer(row, GoodFields(row));
    for (size_t at = kMessageAt; at < whole.size(); ++at) {
      std::vector<uint8_t> spoilt = whole;
      spoilt[at] = static_cast<uint8_t>(spoilt[at] ^ (1 << (at % 8)));
      EXPECT_NE(OutcomeOf(row, std::move(spoilt)), Outcome::kAnswered) << row.transaction << " byte " << at;
    }
  }
}

TEST_F(BadRepliesTest, AnAnswerUnderAnotherKeyIsAMacError) {
  for (const Row& row : kRows) {
    EXPECT_EQ(OutcomeOf(row, Reply(row.reply_type, GoodFields(row), "another!")), Outcome::kReplyMacInvalid)
        << row.transaction;
  }
}

TEST_F(BadRepliesTest, OnlyASaleMayBeApprovedInPartAndOnlyForLess) {
  for (const Row& row : kRows) {
    Fields fields = GoodFields(row);
    if (!fields.contains(4) || !std::set<int>(row.needed).contains(4)) continue;
    fields[39] = "10";
    fields[4] = "000000001000";
    const bool is_sale = std::string_view(row.transaction) == "sale";
    EXPECT_EQ(OutcomeOf(row, Answer(row, fields)), is_sale ? Outcome::kAnswered : Outcome::kReplyInvalid)
        << row.transaction;
    fields[4] = "000000001235";
    EXPECT_EQ(OutcomeOf(row, Answer(row, fields)), Outcome::kReplyInvalid) << row.transaction;
    fields.erase(4);
    EXPECT_EQ(OutcomeOf(row, Answer(row, fields)), Outcome::kReplyInvalid) << row.transaction;
  }
}

TEST_F(BadRepliesTest, WhatAnAnswerSaysIsRead) {
  const auto reply_of = [this](const char* transaction) {
    for (const Row& row : kRows) {
      if (std::string_view(row.transaction) == transaction)
        return *Ends(row, Answer(row, GoodFields(row)))->reply;
    }
    return HostReply{};
  };
  const HostReply balance = reply_of("balance_inquiry");
  ASSERT_TRUE(balance.balance.has_value());
  EXPECT_EQ(balance.balance->minor, 123'456);
  EXPECT_EQ(balance.balance->currency, "156");
  EXPECT_FALSE(balance.points.has_value());
  EXPECT_EQ(reply_of("points_inquiry").points, 4'200);
  const HostReply settled = reply_of("settlement");
  ASSERT_TRUE(settled.flags.has_value());
  EXPECT_EQ(settled.flags->domestic, 1);
  EXPECT_EQ(settled.flags->foreign, 2);
  const HostReply paid = reply_of("qr_sale");
  ASSERT_TRUE(paid.qr.has_value());
  EXPECT_EQ(paid.qr->state, QrReply::State::kPaid);
  EXPECT_EQ(paid.qr->wallet, "ALIPAY");
  EXPECT_EQ(paid.qr->wallet_reference, "A1");
  EXPECT_EQ(reply_of("qr_query").qr->state, QrReply::State::kWaiting);
}

TEST_F(BadRepliesTest, AWalletThatNobodyKnowsHasNoName) {
  EXPECT_EQ(ReadQrReply("B10012B3006LOTTERY").status().message(),
            "field 59: offset 17: ends in the head of a row");
  EXPECT_EQ(ReadQrReply("B10012B3007LOTTERY")->wallet, "");
}

}  // namespace
}  // namespace till::uplink
