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
#include "services/uplink/sign_on_choice.h"
#include "tests/integration/uplink/simulated_acquirer.h"

namespace till::uplink {
namespace {

using Outcome = Exchanger::Outcome;

constexpr char kMasterKey[] = "0123456789ABCDEFFEDCBA9876543210";
constexpr char kSm4MasterKey[] = "FEDCBA98765432100123456789ABCDEF";
// unionpay-credit of tests/simulators/testdata/accounts.json: no PIN.
constexpr char kPan[] = "6293990200000011";

class UplinkAcquirerTest : public ::testing::Test {
 protected:
  // The terminal signs on with `sign_on_code`; empty: the profile's.
  explicit UplinkAcquirerTest(const std::string& sign_on_code = "") : sign_on_code_(sign_on_code) {}

  void SetUp() override {
    ASSERT_NE(acquirer_.port(), 0);
    profile::Profile profile = golden::UnionPayProfile();
    const profile::KeyLayout layout = ChooseSignOn(profile, sign_on_code_).value();
    spec_ = std::make_unique<MessageSpec>(MessageSpec::Create(profile).value());
    table_ = std::make_unique<TransactionTable>(TransactionTable::Create(profile, *spec_).value());
    traces_ = std::make_unique<TraceCounter>(acquirer_.folder() + "/trace");
    TlsLine::Options line;
    line.hosts = {{"127.0.0.1", acquirer_.port(), "acquirer.till.test"}};
    line.ca_file = "tests/simulators/testdata/acquirer_ca.pem";
    line.backoff = {.first = absl::Milliseconds(20), .most = absl::Milliseconds(200)};
    line_ = TlsLine::Create(line, Clock::Real(), [] { return 0.5; }).value();
    exchanger_ = std::make_unique<Exchanger>(*spec_, ShippedCatalogue(), *line_, keys_, Clock::Real(), late_);
    HostSession::Options options;
    options.reply_timeout = absl::Seconds(10);
    options.key_layouts = {profile.key_layout().begin(), profile.key_layout().end()};
    options.risk_info = {
        .network_licence = "P3100", .serial_number = "SN0001", .app_version = "1.2", .place = "127.0.0.1"};
    const MessageBuilder::Terminal terminal{.terminal_id = "TILL0001",
                                            .merchant_id = "898100012345678",
                                            .security_control = layout.security_control(),
                                            .enciphers_track = layout.enciphers_track()};
    session_ =
        HostSession::Create(*table_, MessageBuilder::Create(*spec_, terminal).value(), ShippedCatalogue(),
                            account_keys_, *exchanger_, keys_, *traces_, std::move(options))
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

  // About makes a request that is about `original`, under the card of Sale.
  FinancialRequest About(const FinancialRequest& original, const HostReply& reply, const char* transaction,
                         uint32_t trace, int64_t amount_minor) {
    FinancialRequest request = Sale(trace, amount_minor);
    request.transaction = transaction;
    request.entry = Field22::Entry::kManual;
    request.original = OriginalReference{.trace = original.trace,
                                         .batch = original.batch,
                                         .date = reply.date,
                                         .reference_number = reply.reference_number,
                                         .authorisation_code = reply.authorisation_code};
    return request;
  }

  // Approved sends and expects an approval.
  HostReply Approved(const FinancialRequest& request) {
    const HostSession::FinancialResult result = Exchange(request);
    EXPECT_EQ(result.outcome, Outcome::kAnswered) << request.transaction << " " << result.why;
    if (!result.reply.has_value()) return {};
    EXPECT_TRUE(result.reply->approved) << request.transaction << " " << result.reply->response_code;
    return *result.reply;
  }

  FinancialRequest Qr(const char* transaction, const char* action, uint32_t trace, int64_t amount_minor) {
    FinancialRequest request;
    request.transaction = transaction;
    request.payment_id = absl::StrCat("payments/", trace);
    request.trace = trace;
    request.batch = 1;
    request.amount_minor = amount_minor;
    request.currency = "156";
    request.qr = QrOrder{.action = action, .order_number = "ORDER1", .with_risk_info = true};
    return request;
  }

  const std::string sign_on_code_;
  SimulatedAcquirer acquirer_;
  FakeKeyService keys_{absl::HexStringToBytes(sign_on_code_ == "006" ? kSm4MasterKey : kMasterKey)};
  SealingKeyPair account_keys_ = SealingKeyPair::Generate();
  LateReplies late_;
  std::unique_ptr<MessageSpec> spec_;
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

TEST_F(UplinkAcquirerTest, CardTransactionsAreUnderstoodAsTheyAreMeant) {
  const auto first = [this](const char* transaction, uint32_t trace) {
    FinancialRequest request = Sale(trace, 1000);
    request.transaction = transaction;
    return request;
  };
  const FinancialRequest sale = first("sale", 1);
  const HostReply sold = Approved(sale);
  Approved(About(sale, sold, "refund", 2, 400));
  FinancialRequest tip = About(sale, sold, "tip_adjustment", 3, 100);
  tip.private_data = "000000000100";
  Approved(tip);
  const FinancialRequest other = first("sale", 4);
  Approved(About(other, Approved(other), "sale_void", 5, 1000));

  const FinancialRequest held = first("pre_authorization", 6);
  const HostReply hold = Approved(held);
  const FinancialRequest completion = About(held, hold, "completion", 7, 1100);
  Approved(About(completion, Approved(completion), "completion_void", 8, 1100));
  const FinancialRequest held_again = first("pre_authorization", 9);
  Approved(About(held_again, Approved(held_again), "completion_advice", 10, 900));
  const FinancialRequest held_at_last = first("pre_authorization", 11);
  Approved(About(held_at_last, Approved(held_at_last), "pre_authorization_void", 12, 1000));

  FinancialRequest balance = first("balance_inquiry", 13);
  balance.amount_minor.reset();
  EXPECT_TRUE(Approved(balance).balance.has_value());
  FinancialRequest points = first("points_inquiry", 14);
  points.amount_minor.reset();
  EXPECT_TRUE(Approved(points).points.has_value());

  FinancialRequest offline = first("offline_settlement", 15);
  offline.authorisation_code = "TEL001";
  Approved(About(offline, Approved(offline), "offline_adjustment", 16, 1200));
  FinancialRequest instalments = first("instalment_sale", 17);
  instalments.extra_data = "03";
  Approved(About(instalments, Approved(instalments), "instalment_void", 18, 1000));
  const std::pair<const char*, const char*> voided[] = {{"points_sale", "points_void"},
                                                        {"reservation_sale", "reservation_void"}};
  uint32_t trace = 20;
  for (const auto& [transaction, undone] : voided) {
    const FinancialRequest request = first(transaction, trace++);
    Approved(About(request, Approved(request), undone, trace++, 1000));
  }
  for (const char* transaction : {"account_top_up", "cash_top_up"}) {
    const FinancialRequest request = first(transaction, trace++);
    FinancialRequest confirmed = About(request, Approved(request), "top_up_confirmation", trace++, 1000);
    confirmed.original_transaction = transaction;
    Approved(confirmed);
  }
  // An advice that is sent again is answered as the first time; a request is not.
  Approved(About(sale, sold, "refund", 2, 400));
  EXPECT_EQ(Exchange(sale).reply->response_code, "94");
}

TEST_F(UplinkAcquirerTest, EveryReversibleTransactionIsReversed) {
  uint32_t trace = 100;
  for (const char* transaction : {"sale", "pre_authorization", "instalment_sale", "points_sale",
                                  "reservation_sale", "account_top_up", "cash_top_up"}) {
    FinancialRequest request = Sale(++trace, 1000);
    request.transaction = transaction;
    if (request.transaction == "instalment_sale") request.extra_data = "12";
    Approved(request);
    FinancialRequest reversal = Reversal(trace, 1000);
    reversal.original_transaction = transaction;
    reversal.extra_data = request.extra_data;
    Approved(reversal);
  }
  const std::string record = acquirer_.Control(R"({"op":"record"})");
  EXPECT_EQ(record.find("\"state\": \"approved\""), std::string::npos) << record;
}

TEST_F(UplinkAcquirerTest, AQrOrderIsPaidAskedForAndRefunded) {
  FinancialRequest pay = Qr("qr_sale", "01", 1, 700);
  pay.qr->customer_code = "130123456789012345";
  const HostReply paid = Approved(pay);
  ASSERT_TRUE(paid.qr.has_value());
  EXPECT_EQ(paid.qr->state, QrReply::State::kPaid);
  EXPECT_EQ(paid.qr->wallet, "WECHAT");
  EXPECT_EQ(Approved(Qr("qr_query", "03", 2, 700)).qr->state, QrReply::State::kPaid);
  FinancialRequest refund = Qr("qr_refund", "05", 3, 300);
  refund.original =
      OriginalReference{.trace = 1, .batch = 1, .date = paid.date, .reference_number = paid.reference_number};
  Approved(refund);
  FinancialRequest create = Qr("qr_sale", "02", 4, 500);
  create.qr->order_number = "ORDER2";
  const HostReply created = Approved(create);
  EXPECT_EQ(created.qr->state, QrReply::State::kWaiting);
  EXPECT_FALSE(created.qr->payload.empty());
  FinancialRequest close = Qr("qr_close", "04", 5, 500);
  close.qr->order_number = "ORDER2";
  EXPECT_EQ(Approved(close).qr->state, QrReply::State::kClosed);
}

TEST_F(UplinkAcquirerTest, ABatchIsSettledUploadedAndEnded) {
  const FinancialRequest sale = Sale(1, 1000);
  const HostReply sold = Approved(sale);
  const FinancialRequest refund = About(sale, sold, "refund", 2, 400);
  const HostReply refunded = Approved(refund);
  FinancialRequest settlement;
  settlement.trace = 3;
  settlement.batch = 1;
  settlement.transaction = "settlement";
  settlement.private_data =
      "0000000010000010000000004000010"
      "0000000000000000000000000000000";
  const HostReply settled = Approved(settlement);
  ASSERT_TRUE(settled.flags.has_value());
  EXPECT_EQ(settled.flags->domestic, 1);
  EXPECT_EQ(settled.flags->foreign, 1);
  FinancialRequest notice = refund;
  notice.transaction = "batch_notice";
  notice.original_transaction = "refund";
  notice.reference_number = refunded.reference_number;
  Approved(notice);
  FinancialRequest end = settlement;
  end.trace = 4;
  end.transaction = "batch_end_balanced";
  end.private_data = "0001";
  EXPECT_EQ(Approved(end).batch, 2u);
  EXPECT_TRUE(session_->SignOff({})->approved);
  EXPECT_EQ(keys_.drops(), 1);
}

TEST_F(UplinkAcquirerTest, AnUnbalancedBatchIsUploadedInDetail) {
  const FinancialRequest sale = Sale(1, 1000);
  Approved(sale);
  FinancialRequest settlement;
  settlement.trace = 2;
  settlement.batch = 1;
  settlement.transaction = "settlement";
  settlement.private_data = std::string(62, '0');
  EXPECT_EQ(Approved(settlement).flags->domestic, 2);
  FinancialRequest stripes = settlement;
  stripes.trace = 3;
  stripes.transaction = "batch_stripe";
  stripes.private_data.clear();
  stripes.stripe_items = {{false, 1, 1000, sale.sealed_account, sale.payment_id}};
  Approved(stripes);
  FinancialRequest end = settlement;
  end.trace = 4;
  end.transaction = "batch_end_unbalanced";
  end.private_data = "0001";
  EXPECT_EQ(Approved(end).batch, 2u);
}

TEST_F(UplinkAcquirerTest, DownloadsComeWhole) {
  for (const DownloadKind kind :
       {DownloadKind::kParameters, DownloadKind::kAuthorityKeys, DownloadKind::kApplications,
        DownloadKind::kBlacklist, DownloadKind::kContactless}) {
    const auto all = session_->Download(kind, {});
    ASSERT_TRUE(all.ok()) << DownloadRow(kind) << all.status();
    EXPECT_FALSE(all->entries.empty()) << DownloadRow(kind);
  }
  EXPECT_TRUE(session_->ReportStatus({})->approved);
}

// Every way to sign on, as the acquirer has it.
class SignOnCodeTest : public UplinkAcquirerTest, public ::testing::WithParamInterface<const char*> {
 protected:
  SignOnCodeTest() : UplinkAcquirerTest(GetParam()) {}
};

TEST_P(SignOnCodeTest, ASaleAndItsReversalAreUnderTheKeysThatItBrings) {
  Approved(Sale(1, 1234));
  Approved(Reversal(1, 1234));
  EXPECT_EQ(keys_.imports(), 1);
}

INSTANTIATE_TEST_SUITE_P(Codes, SignOnCodeTest, ::testing::Values("001", "003", "004", "006"));

}  // namespace
}  // namespace till::uplink
