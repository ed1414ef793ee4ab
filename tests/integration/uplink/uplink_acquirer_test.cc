// SPDX-License-Identifier: Apache-2.0
// The core of uplink over real TLS against the simulated acquirer, which shares no message or key code with
// it.

#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"
#include "services/common/clock/clock.h"
#include "services/common/status/error.h"
#include "services/uplink/caretaker.h"
#include "services/uplink/exchanger.h"
#include "services/uplink/fake_key_service.h"
#include "services/uplink/host_session.h"
#include "services/uplink/iso8583/golden.h"
#include "services/uplink/line/tls_line.h"
#include "services/uplink/session_fixture.h"
#include "tests/integration/uplink/simulated_acquirer.h"

namespace till::uplink {
namespace {

using Outcome = Exchanger::Outcome;

constexpr char kMasterKey[] = "0123456789ABCDEFFEDCBA9876543210";
// unionpay-credit of tests/simulators/testdata/accounts.json: no PIN.
constexpr char kPan[] = "6293990200000011";

class UplinkAcquirerTest : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_NE(acquirer_.port(), 0);
    const profile::Profile profile = golden::UnionPayProfile();
    table_ =
        std::make_unique<TransactionTable>(TransactionTable::Create(profile, golden::UnionPaySpec()).value());
    traces_ = std::make_unique<TraceCounter>(acquirer_.folder() + "/trace");
    TlsLine::Options line;
    line.hosts = {{"127.0.0.1", acquirer_.port(), "acquirer.till.test"}};
    line.ca_file = "tests/simulators/testdata/acquirer_ca.pem";
    line.backoff = {.first = absl::Milliseconds(20), .most = absl::Milliseconds(200)};
    line_ = TlsLine::Create(line, Clock::Real(), [] { return 0.5; }).value();
    exchanger_ = std::make_unique<Exchanger>(golden::UnionPaySpec(), ShippedCatalogue(), *line_, keys_,
                                             Clock::Real(), late_);
    HostSession::Options options;
    options.reply_timeout = absl::Seconds(10);
    options.key_layouts = {profile.key_layout().begin(), profile.key_layout().end()};
    session_ =
        HostSession::Create(
            *table_, MessageBuilder::Create(golden::UnionPaySpec(), {"TILL0001", "898100012345678"}).value(),
            ShippedCatalogue(), account_keys_, *exchanger_, keys_, *traces_, Clock::Real(),
            std::move(options))
            .value();
    ASSERT_TRUE(line_->Start(*exchanger_).ok());
  }

  void TearDown() override {
    if (line_ != nullptr) line_->Stop();
  }

  FinancialRequest Sale(uint32_t trace, int64_t amount_minor) {
    const AccountData account{.pan = Pan::Parse(kPan).value(),
                              .expiry_yymm = "4912",
                              .track2 = SecretBuffer::CopyString(absl::StrCat(kPan, "D49122010000000000")),
                              .payment_id = absl::StrCat("payments/", trace)};
    FinancialRequest sale;
    sale.transaction = "sale";
    sale.payment_id = account.payment_id;
    sale.trace = trace;
    sale.batch = 1;
    sale.amount_minor = amount_minor;
    sale.currency = "156";
    sale.entry = Field22::Entry::kStripe;
    sale.sealed_account = SealAccount(account, account_keys_.public_key()).value();
    return sale;
  }

  FinancialRequest Reversal(uint32_t trace, int64_t amount_minor) {
    FinancialRequest reversal = Sale(trace, amount_minor);
    reversal.transaction = "reversal";
    reversal.original_transaction = "sale";
    reversal.reversal_reason = "98";
    reversal.original = OriginalReference{.trace = trace, .batch = reversal.batch, .date = "1122"};
    return reversal;
  }

  HostSession::FinancialResult Exchange(const FinancialRequest& request) {
    absl::StatusOr<HostSession::FinancialResult> result = session_->Exchange(request);
    EXPECT_TRUE(result.ok()) << result.status();
    return result.ok() ? *std::move(result) : HostSession::FinancialResult{};
  }

  void Behave(const std::string& next) {
    EXPECT_NE(acquirer_.Control(absl::StrCat(R"({"op":"behave","next":[)", next, "]}")).find("\"ok\": true"),
              std::string::npos);
  }

  SimulatedAcquirer acquirer_;
  FakeKeyService keys_{absl::HexStringToBytes(kMasterKey)};
  SealingKeyPair account_keys_ = SealingKeyPair::Generate();
  LateReplies late_;
  std::unique_ptr<TransactionTable> table_;
  std::unique_ptr<TraceCounter> traces_;
  std::unique_ptr<TlsLine> line_;
  std::unique_ptr<Exchanger> exchanger_;
  std::unique_ptr<HostSession> session_;
};

TEST_F(UplinkAcquirerTest, SignsOnSellsAndReverses) {
  const HostSession::FinancialResult sold = Exchange(Sale(1, 1234));
  ASSERT_EQ(sold.outcome, Outcome::kAnswered) << sold.why;
  EXPECT_TRUE(sold.reply->approved) << sold.reply->response_code;
  EXPECT_EQ(sold.reply->authorisation_code.size(), 6u);
  EXPECT_EQ(sold.reply->reference_number.size(), 12u);
  EXPECT_EQ(keys_.imports(), 1);
  EXPECT_NE(acquirer_.Control(R"({"op":"record"})").find("\"state\": \"approved\""), std::string::npos);

  const HostSession::FinancialResult reversed = Exchange(Reversal(1, 1234));
  ASSERT_EQ(reversed.outcome, Outcome::kAnswered) << reversed.why;
  EXPECT_TRUE(reversed.reply->approved) << reversed.reply->response_code;
  EXPECT_NE(acquirer_.Control(R"({"op":"record"})").find("\"state\": \"reversed\""), std::string::npos);
}

TEST_F(UplinkAcquirerTest, AnEchoIsAnswered) {
  const auto echoed = session_->Echo({});
  EXPECT_TRUE(echoed.ok()) << echoed.status();
}

TEST_F(UplinkAcquirerTest, DeclinesAreAnswers) {
  const HostSession::FinancialResult too_much = Exchange(Sale(1, 4999999'99));
  ASSERT_EQ(too_much.outcome, Outcome::kAnswered) << too_much.why;
  EXPECT_EQ(too_much.reply->response_code, "61");
  const HostSession::FinancialResult twice = Exchange(Sale(1, 100));
  ASSERT_EQ(twice.outcome, Outcome::kAnswered) << twice.why;
  EXPECT_EQ(twice.reply->response_code, "94");
  Behave(R"("decline:05")");
  EXPECT_EQ(Exchange(Sale(2, 100)).reply->response_code, "05");
}

TEST_F(UplinkAcquirerTest, EveryMisbehaviourEndsAsWhatItIs) {
  struct Row {
    const char* behaviour;
    Outcome outcome;
  };
  const Row rows[] = {
      {R"("silent")", Outcome::kNoReply},
      {R"("drop")", Outcome::kNoReply},
      {R"("truncate")", Outcome::kReplyInvalid},
      {R"("short")", Outcome::kReplyInvalid},
      {R"("garbage")", Outcome::kReplyInvalid},
      {R"("wrong-trace")", Outcome::kReplyInvalid},
      {R"("wrong-mac")", Outcome::kReplyMacInvalid},
  };
  ASSERT_TRUE(session_->SignOn({.trace = 899999, .batch = 1}).ok());
  uint32_t trace = 10;
  for (const Row& row : rows) {
    Behave(row.behaviour);
    FinancialRequest sale = Sale(++trace, 500);
    sale.reply_timeout = absl::Seconds(1);
    EXPECT_EQ(Exchange(sale).outcome, row.outcome) << row.behaviour;
    // Whatever it was, the reversal puts it right, over a new line if need be.
    const HostSession::FinancialResult reversed = Exchange(Reversal(trace, 500));
    ASSERT_EQ(reversed.outcome, Outcome::kAnswered) << row.behaviour << reversed.why;
    EXPECT_TRUE(reversed.reply->approved) << row.behaviour;
  }
  const std::string record = acquirer_.Control(R"({"op":"record"})");
  EXPECT_EQ(record.find("\"state\": \"approved\""), std::string::npos) << record;
}

TEST_F(UplinkAcquirerTest, ALateApprovalIsTold) {
  ASSERT_TRUE(session_->SignOn({}).ok());
  Behave(R"({"late_s": 1.5})");
  FinancialRequest sale = Sale(30, 700);
  sale.reply_timeout = absl::Seconds(1);
  EXPECT_EQ(Exchange(sale).outcome, Outcome::kNoReply);
  const std::optional<LateReply> late = late_.NextAfter(0, absl::Seconds(20));
  ASSERT_TRUE(late.has_value());
  EXPECT_EQ(late->payment_id, "payments/30");
  EXPECT_TRUE(late->reply.approved);
}

TEST_F(UplinkAcquirerTest, AHostThatForgotTheKeysIsSignedOnAgain) {
  ASSERT_EQ(Exchange(Sale(40, 100)).outcome, Outcome::kAnswered);
  ASSERT_NE(acquirer_.Control(R"({"op":"forget_keys"})").find("\"ok\": true"), std::string::npos);
  const HostSession::FinancialResult refused = Exchange(Sale(41, 100));
  EXPECT_FALSE(refused.outcome == Outcome::kAnswered && refused.reply->approved);
  EXPECT_TRUE(session_->state().sign_on_wanted);
  const HostSession::FinancialResult sold = Exchange(Sale(42, 100));
  ASSERT_EQ(sold.outcome, Outcome::kAnswered) << sold.why;
  EXPECT_TRUE(sold.reply->approved);
}

TEST_F(UplinkAcquirerTest, TheCaretakerSignsOnByItself) {
  Caretaker caretaker(
      *session_, *exchanger_, *line_, Clock::Real(),
      Backoff({.first = absl::Milliseconds(50), .most = absl::Seconds(1)}, [] { return 0.5; }), {});
  caretaker.Start();
  for (int i = 0; i < 200 && !session_->state().signed_on; ++i)
    Clock::Real().SleepFor(absl::Milliseconds(50));
  EXPECT_TRUE(session_->state().signed_on);
  caretaker.Stop();
}

}  // namespace
}  // namespace till::uplink
