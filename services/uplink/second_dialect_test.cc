// SPDX-License-Identifier: Apache-2.0
// The same requests through the same builder, exchanger and key service, in the dialect iso1993: all that
// differs is the profile's file.

#include <gtest/gtest.h>

#include "services/common/clock/fake_clock.h"
#include "services/uplink/exchanger.h"
#include "services/uplink/fake_key_service.h"
#include "services/uplink/host_reply.h"
#include "services/uplink/host_session.h"
#include "services/uplink/iso8583/golden.h"
#include "services/uplink/iso8583/golden1993.h"
#include "services/uplink/line/fake_line.h"
#include "services/uplink/message_builder.h"
#include "services/uplink/session_fixture.h"
#include "services/uplink/working_key_layout.h"

namespace till::uplink {
namespace {

std::string TextOf(std::span<const uint8_t> bytes) {
  return {bytes.begin(), bytes.end()};
}

std::span<const uint8_t> BytesOf(std::string_view text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

class SecondDialect : public ::testing::Test {
 protected:
  SecondDialect() {
    keys_.SetMacKey(golden::Text(golden1993::kMacKey));
    EXPECT_TRUE(line_.Start(exchanger_).ok());
    line_.Connect();
  }
  ~SecondDialect() override { line_.Stop(); }

  // What the payment asks: word for word the sale of the other dialect's golden frame.
  static FinancialRequest Sale() {
    FinancialRequest sale;
    sale.transaction = "sale";
    sale.payment_id = "payments/a";
    sale.trace = 42;
    sale.batch = 7;
    sale.amount_minor = 1234;
    sale.currency = "156";
    sale.entry = Field22::Entry::kChip;
    sale.has_pin = true;
    sale.pin_block = golden::Text("A1B2C3D4E5F60718");
    sale.chip_data = golden::Text(golden::kCardChipData);
    return sale;
  }

  absl::StatusOr<IsoMessage> Build(const TransactionSpec& transaction, const FinancialRequest& request,
                                   const std::string& track2) const {
    const AccountData account{.pan = Pan::Parse(golden::kPan).value(),
                              .expiry_yymm = "3012",
                              .sequence_number = track2.empty() ? "" : "01",
                              .track2 = SecretBuffer::CopyString(track2),
                              .payment_id = "payments/a"};
    return builder_.BuildFinancial(transaction, request, &account, {});
  }

  // Exchange sends the message and answers with `reply`; what was sent is in sent_.
  Exchanger::Result Exchange(const TransactionSpec& transaction, IsoMessage message, std::string_view reply) {
    line_.SetHost([this, reply](std::span<const uint8_t> frame) {
      sent_ = TextOf(frame);
      if (reply.empty()) {
        clock_.Advance(absl::Seconds(61));
      } else {
        exchanger_.OnFrameBody(BytesOf(reply));
      }
    });
    return exchanger_.Exchange(transaction, std::move(message), {"payments/a", 42, 7}, absl::Seconds(60))
        .value();
  }

  FakeClock clock_;
  FakeLine line_;
  FakeKeyService keys_{std::string(16, '\x22')};
  LateReplies late_;
  TransactionTable table_ = TransactionTable::Create(golden1993::Profile(), golden1993::Spec()).value();
  MessageBuilder builder_ = MessageBuilder::Create(golden1993::Spec(), {.terminal_id = "TILL0001",
                                                                        .merchant_id = "898100012345678"})
                                .value();
  Exchanger exchanger_{golden1993::Spec(), ShippedCatalogue(), line_, keys_, clock_, late_};
  std::string sent_;
};

TEST_F(SecondDialect, ASaleIsTheBytesComposedElsewhereWithTheirMac) {
  const TransactionSpec& sale = *table_.Find("sale");
  absl::StatusOr<IsoMessage> message = Build(sale, Sale(), std::string(golden1993::kTrack2));
  ASSERT_TRUE(message.ok()) << message.status();
  const Exchanger::Result result = Exchange(sale, *std::move(message), golden1993::kSaleReply);
  EXPECT_EQ(sent_, "0418" + std::string(golden1993::kSale));
  ASSERT_EQ(result.outcome, Exchanger::Outcome::kAnswered) << result.why;
  EXPECT_TRUE(result.approved);
  const HostReply reply = ReadHostReply(sale, *result.reply, result.approved);
  EXPECT_EQ(reply.response_code, "00");
  EXPECT_EQ(reply.authorisation_code, "AB1234");
  EXPECT_EQ(reply.amount_minor, 1234);
  EXPECT_EQ(reply.time, "101530");
  EXPECT_EQ(reply.date, "1122");
  EXPECT_EQ(reply.settlement_date, "1123");
  EXPECT_EQ(reply.batch, 7u);
}

TEST_F(SecondDialect, ADeclineSpeaksTheTerminalsCode) {
  const TransactionSpec& sale = *table_.Find("sale");
  const Exchanger::Result result =
      Exchange(sale, *Build(sale, Sale(), std::string(golden1993::kTrack2)), golden1993::kSaleDeclined);
  ASSERT_EQ(result.outcome, Exchanger::Outcome::kAnswered) << result.why;
  EXPECT_FALSE(result.approved);
  EXPECT_EQ(result.reply->Get(39), "55");
}

TEST_F(SecondDialect, AnAnswerWithAnotherMacIsNone) {
  const TransactionSpec& sale = *table_.Find("sale");
  std::string forged(golden1993::kSaleReply);
  forged.back() = forged.back() == '0' ? '1' : '0';
  const Exchanger::Result result =
      Exchange(sale, *Build(sale, Sale(), std::string(golden1993::kTrack2)), forged);
  EXPECT_EQ(result.outcome, Exchanger::Outcome::kReplyMacInvalid);
}

TEST_F(SecondDialect, AReversalHasItsConstants) {
  const TransactionSpec& reversal = *table_.Find("reversal", "sale");
  FinancialRequest request = Sale();
  request.transaction = "reversal";
  request.original_transaction = "sale";
  request.reversal_reason = "98";
  absl::StatusOr<IsoMessage> message = Build(reversal, request, std::string(golden1993::kTrack2));
  ASSERT_TRUE(message.ok()) << message.status();
  Exchange(reversal, *std::move(message), "");
  EXPECT_EQ(sent_, "0207" + std::string(golden1993::kReversal));
}

TEST_F(SecondDialect, ARefundHasTwoBitmapsAndItsMacIn128) {
  const TransactionSpec& refund = *table_.Find("refund");
  FinancialRequest request;
  request.transaction = "refund";
  request.trace = 43;
  request.batch = 7;
  request.amount_minor = 500;
  request.currency = "156";
  request.entry = Field22::Entry::kManual;
  request.original = OriginalReference{.trace = 42,
                                       .batch = 7,
                                       .date = "1122",
                                       .reference_number = "112210153042",
                                       .authorisation_code = "AB1234"};
  absl::StatusOr<IsoMessage> message = Build(refund, request, "");
  ASSERT_TRUE(message.ok()) << message.status();
  Exchange(refund, *std::move(message), "");
  EXPECT_EQ(sent_, "0202" + std::string(golden1993::kRefund));
}

TEST_F(SecondDialect, ASignOnBringsKeysAndAnEchoIsAnswered) {
  const TransactionSpec& sign_on = *table_.Find("sign_on");
  Exchanger::Result result =
      Exchange(sign_on, *builder_.BuildManagement(sign_on, 900'001, 7, "01"), golden1993::kSignOnReply);
  ASSERT_EQ(result.outcome, Exchanger::Outcome::kAnswered) << result.why;
  EXPECT_TRUE(result.approved) << "800 is an approval";
  const profile::KeyLayout layout = golden1993::Profile().key_layout(0);
  const auto keys = SplitWorkingKeys(layout, result.reply->Reveal(62).value_or(""));
  ASSERT_TRUE(keys.ok()) << keys.status();
  ASSERT_TRUE(keys_.ImportWorkingKeys(*keys, layout.cipher()).ok());
  EXPECT_EQ(keys_.mac_key(), golden::Text(golden1993::kMacKey));
  const TransactionSpec& echo = *table_.Find("echo");
  result = Exchange(echo, *builder_.BuildManagement(echo, 900'002, 7, "01"), golden1993::kEchoReply);
  EXPECT_EQ(sent_, "0066" + std::string(golden1993::kEcho));
  EXPECT_TRUE(result.approved);
}

TEST_F(SecondDialect, AWholeSessionSignsOnAndTakesTheSale) {
  const SealingKeyPair account_keys = SealingKeyPair::Generate();
  TraceCounter traces(testing::TempDir() + "/second_dialect_trace");
  HostSession::Options options;
  options.key_layouts = {golden1993::Profile().key_layout(0)};
  const auto session = HostSession::Create(table_, builder_, ShippedCatalogue(), account_keys, exchanger_,
                                           keys_, traces, std::move(options));
  ASSERT_TRUE(session.ok()) << session.status();
  line_.SetHost([this](std::span<const uint8_t> frame) {
    sent_ = TextOf(frame);
    const bool sign_on = sent_.substr(4, 4) == "1804";
    exchanger_.OnFrameBody(BytesOf(sign_on ? golden1993::kSignOnReply : golden1993::kSaleReply));
  });
  keys_.SetMacKey(std::nullopt);
  const auto signed_on = (*session)->SignOn({.trace = 900'001, .batch = 7, .operator_id = "01"});
  ASSERT_TRUE(signed_on.ok()) << signed_on.status();
  EXPECT_TRUE((*session)->state().signed_on);
  FinancialRequest sale = Sale();
  sale.sealed_account = SealAccount({.pan = Pan::Parse(golden::kPan).value(),
                                     .expiry_yymm = "3012",
                                     .sequence_number = "01",
                                     .track2 = SecretBuffer::CopyString(golden1993::kTrack2),
                                     .payment_id = "payments/a"},
                                    account_keys.public_key())
                            .value();
  const auto result = (*session)->Exchange(sale);
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(sent_, "0418" + std::string(golden1993::kSale)) << "under the key that the sign-on brought";
  ASSERT_TRUE(result->reply.has_value()) << result->why;
  EXPECT_TRUE(result->reply->approved);
}

TEST(TransactionTableOfTheSecondDialect, AConstantThatDoesNotFitIsRefused) {
  profile::Profile profile = golden1993::Profile();
  profile.mutable_transaction(0)->mutable_constant(0)->set_value("80");
  EXPECT_EQ(TransactionTable::Create(profile, golden1993::Spec()).status().message(),
            "profile: transaction \"sign_on\": constant: field 24: length 2 is not in 3..3");
}

}  // namespace
}  // namespace till::uplink
