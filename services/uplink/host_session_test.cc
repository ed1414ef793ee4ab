// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/host_session.h"

#include <gtest/gtest.h>

#include <thread>

#include "services/common/log/sink.h"
#include "services/common/status/error.h"
#include "services/uplink/iso8583/golden.h"
#include "services/uplink/session_fixture.h"

namespace till::uplink {
namespace {

using golden::Bytes;
using golden::Hex;
using Outcome = Exchanger::Outcome;

// A session whose `pin` has the golden MAC key already and whose host needs no sign-on.
class HostSessionTest : public SessionFixture {
 protected:
  HostSessionTest() { keys_.SetMacKey(mac_key_); }

  HostSession::FinancialResult Sell(FakeLine::Host host) {
    line_.SetHost(std::move(host));
    absl::StatusOr<HostSession::FinancialResult> result = session_->Exchange(SaleOfTheGoldenFrame());
    EXPECT_TRUE(result.ok()) << result.status();
    return result.ok() ? *std::move(result) : HostSession::FinancialResult{};
  }

  FakeLine::Host Answers(std::vector<uint8_t> frame) {
    return [this, frame = std::move(frame)](std::span<const uint8_t>) {
      line_.Deliver(frame);
      clock_.Advance(absl::Seconds(61));
    };
  }
};

TEST_F(HostSessionTest, ASaleIsTheBytesComposedByHandAndTheApprovalComposedByHandIsRead) {
  const HostSession::FinancialResult result = Sell(Answers(Bytes(golden::kSaleReplyFrame)));
  ASSERT_EQ(line_.sent().size(), 1u);
  EXPECT_EQ(Hex(line_.sent()[0]), golden::kSaleFrame);
  ASSERT_EQ(result.outcome, Outcome::kAnswered) << result.why;
  EXPECT_TRUE(result.reply->approved);
  EXPECT_EQ(result.reply->response_code, "00");
  EXPECT_EQ(result.reply->authorisation_code, "AB1234");
  EXPECT_EQ(result.reply->reference_number, "112210153042");
  EXPECT_EQ(result.reply->time, "101530");
  EXPECT_EQ(result.reply->date, "1122");
  EXPECT_EQ(result.reply->settlement_date, "1123");
  EXPECT_EQ(result.reply->acquirer, "01020000");
  EXPECT_EQ(result.reply->institutions, "01020");
  EXPECT_EQ(result.reply->issuer_data, golden::Text("91080102030405060708"));
  EXPECT_EQ(result.reply->amount_minor, 1234);
  EXPECT_EQ(result.reply->batch, 7u);
}

TEST_F(HostSessionTest, AReversalIsTheBytesComposedByHand) {
  line_.SetHost([this](std::span<const uint8_t> frame) {
    line_.Deliver(Decode(frame).type() == "0800" ? SignOnReply(frame) : Bytes(golden::kReversalReplyFrame));
  });
  const auto result = session_->Exchange(ReversalOfTheGoldenFrame());
  ASSERT_EQ(line_.sent().size(), 2u);  // It has no PIN block, so that the sign-on that is due comes first.
  EXPECT_EQ(Hex(line_.sent()[1]), golden::kReversalFrame);
  ASSERT_TRUE(result.ok()) << result.status();
  ASSERT_EQ(result->outcome, Outcome::kAnswered) << result->why;
  EXPECT_TRUE(result->reply->approved);
}

TEST_F(HostSessionTest, ADeclineIsAnAnswer) {
  const HostSession::FinancialResult result = Sell(Answers(Bytes(golden::kSaleDeclinedFrame)));
  ASSERT_EQ(result.outcome, Outcome::kAnswered);
  EXPECT_FALSE(result.reply->approved);
  EXPECT_EQ(result.reply->response_code, "55");
}

TEST_F(HostSessionTest, AnApprovalWithAWrongMacIsNoApproval) {
  std::vector<uint8_t> frame = Bytes(golden::kSaleReplyFrame);
  frame.back() ^= 0x01;
  EXPECT_EQ(Sell(Answers(frame)).outcome, Outcome::kReplyMacInvalid);
  EXPECT_TRUE(session_->state().sign_on_wanted);
}

TEST_F(HostSessionTest, AnApprovalWithAChangedAuthorisationCodeIsNoApproval) {
  std::vector<uint8_t> frame = Bytes(golden::kSaleReplyFrame);
  const std::string_view text(reinterpret_cast<const char*>(frame.data()), frame.size());
  frame[text.find("AB1234")] = 'C';
  EXPECT_EQ(Sell(Answers(frame)).outcome, Outcome::kReplyMacInvalid);
}

TEST_F(HostSessionTest, AnswersWithoutTheMacAreNoAnswersWhateverTheySay) {
  for (const char* code : {"00", "51"}) {
    const std::map<int, std::string> fields = {{3, "000000"}, {4, "000000001234"}, {11, "000042"},
                                               {39, code},    {41, "TILL0001"},    {42, "898100012345678"}};
    const HostSession::FinancialResult result = Sell(Answers(Reply("0210", fields, "")));
    EXPECT_EQ(result.outcome, Outcome::kReplyMacInvalid) << code;
    EXPECT_FALSE(result.reply.has_value());
  }
}

TEST_F(HostSessionTest, AnApprovalThatPinCannotCheckIsNoApproval) {
  keys_.FailVerify(absl::UnavailableError("pin is not there"));
  EXPECT_EQ(Sell(Answers(Bytes(golden::kSaleReplyFrame))).outcome, Outcome::kReplyMacInvalid);
}

TEST_F(HostSessionTest, SilenceIsNoReplyAndNotNotSent) {
  const HostSession::FinancialResult result = Sell(Silence());
  EXPECT_EQ(result.outcome, Outcome::kNoReply);
  EXPECT_TRUE(HasErrorCode(result.why, ErrorCode::kHostSilent));
}

TEST_F(HostSessionTest, ALineThatBreaksAfterTheRequestIsNoReplyAtOnce) {
  const HostSession::FinancialResult result =
      Sell([this](std::span<const uint8_t>) { line_.Disconnect(absl::UnavailableError("gone")); });
  EXPECT_EQ(result.outcome, Outcome::kNoReply);
  EXPECT_EQ(clock_.Monotonic(), absl::ZeroDuration());
}

TEST_F(HostSessionTest, ARequestOfWhichSomeBytesLeftIsNoReply) {
  line_.RefuseNextSend({Line::SendOutcome::kMaySent, absl::UnavailableError("broken pipe")});
  EXPECT_EQ(Sell({}).outcome, Outcome::kNoReply);
}

TEST_F(HostSessionTest, ARequestOfWhichNothingLeftIsNotSent) {
  line_.RefuseNextSend({Line::SendOutcome::kNotSent, absl::UnavailableError("refused")});
  EXPECT_EQ(Sell(Answers(Bytes(golden::kSaleReplyFrame))).outcome, Outcome::kNotSent);
  EXPECT_TRUE(line_.sent().empty());
  line_.Disconnect(absl::UnavailableError("gone"));
  EXPECT_EQ(Sell({}).outcome, Outcome::kNotSent);
}

TEST_F(HostSessionTest, WhatComesInsteadOfAnAnswerIsReplyInvalid) {
  struct Row {
    const char* words;
    std::vector<uint8_t> frame;
  };
  std::vector<uint8_t> garbage = Bytes(golden::kSaleReplyFrame);
  for (size_t i = 13; i < garbage.size(); ++i) garbage[i] = 0xA5;
  std::vector<uint8_t> cut = Bytes(golden::kSaleReplyFrame);
  cut.resize(60);
  const Row rows[] = {
      {"garbage", garbage},
      {"a message that ends too early", cut},
      {"another trace number", SaleReply("00", [](auto& f) { f[11] = "000043"; })},
      {"another terminal", SaleReply("00", [](auto& f) { f[41] = "TILL0002"; })},
      {"another processing code", SaleReply("00", [](auto& f) { f[3] = "200000"; })},
      {"another amount", SaleReply("00", [](auto& f) { f[4] = "000000001235"; })},
      {"an approval without an amount", SaleReply("00", [](auto& f) { f.erase(4); })},
      {"another merchant", SaleReply("00", [](auto& f) { f[42] = "898100012345679"; })},
      {"no response code", SaleReply("00", [](auto& f) { f.erase(39); })},
      {"a decline of another amount", SaleReply("51", [](auto& f) { f[4] = "000000001235"; })},
  };
  for (const Row& row : rows) {
    const HostSession::FinancialResult result = Sell(Answers(row.frame));
    EXPECT_EQ(result.outcome, Outcome::kReplyInvalid) << row.words;
    EXPECT_FALSE(result.reply.has_value()) << row.words;
  }
  EXPECT_EQ(exchanger_->counts().unreadable, 2u);
  EXPECT_EQ(exchanger_->counts().unmatched, 2u);
  EXPECT_EQ(exchanger_->counts().contradicting, 6u);
}

TEST_F(HostSessionTest, APartialApprovalMayBeOfAnotherAmount) {
  const HostSession::FinancialResult result =
      Sell(Answers(SaleReply("10", [](auto& f) { f[4] = "000000001000"; })));
  ASSERT_EQ(result.outcome, Outcome::kAnswered) << result.why;
  EXPECT_EQ(result.reply->amount_minor, 1000);
}

TEST_F(HostSessionTest, TheRightAnswerAfterAWrongOneIsTaken) {
  const HostSession::FinancialResult result = Sell([this](std::span<const uint8_t>) {
    line_.Deliver(SaleReply("00", [](auto& f) { f[11] = "000041"; }));
    line_.Deliver(SaleReply("00"));
  });
  EXPECT_EQ(result.outcome, Outcome::kAnswered);
}

TEST_F(HostSessionTest, ALateApprovalIsToldOnceToWhoeverWatches) {
  EXPECT_EQ(Sell(Silence()).outcome, Outcome::kNoReply);
  line_.Deliver(Bytes(golden::kSaleReplyFrame));
  exchanger_->DrainLate();
  const std::optional<LateReply> late = late_.NextAfter(0, absl::ZeroDuration());
  ASSERT_TRUE(late.has_value());
  EXPECT_EQ(late->payment_id, "payments/a");
  EXPECT_EQ(late->trace, 42u);
  EXPECT_EQ(late->batch, 7u);
  EXPECT_TRUE(late->reply.approved);
  EXPECT_EQ(late->reply.authorisation_code, "AB1234");
  line_.Deliver(Bytes(golden::kSaleReplyFrame));
  exchanger_->DrainLate();
  EXPECT_FALSE(late_.NextAfter(late->sequence, absl::ZeroDuration()).has_value());
  EXPECT_EQ(exchanger_->counts().late, 1u);
  EXPECT_EQ(exchanger_->counts().unmatched, 1u);
}

TEST_F(HostSessionTest, ALateApprovalWithAWrongMacIsNotTold) {
  EXPECT_EQ(Sell(Silence()).outcome, Outcome::kNoReply);
  std::vector<uint8_t> frame = Bytes(golden::kSaleReplyFrame);
  frame.back() ^= 0x01;
  line_.Deliver(frame);
  exchanger_->DrainLate();
  EXPECT_FALSE(late_.NextAfter(0, absl::ZeroDuration()).has_value());
  EXPECT_EQ(exchanger_->counts().mac_errors, 1u);
}

TEST_F(HostSessionTest, OnlySoManyGivenUpRequestsAreRemembered) {
  line_.SetHost(Silence());
  FinancialRequest sale = SaleOfTheGoldenFrame();
  ASSERT_TRUE(session_->Exchange(sale).ok());
  for (size_t i = 0; i < Exchanger::kMostGivenUp; ++i) {
    sale.trace = static_cast<uint32_t>(1000 + i);
    ASSERT_TRUE(session_->Exchange(sale).ok());
  }
  line_.Deliver(Bytes(golden::kSaleReplyFrame));
  exchanger_->DrainLate();
  EXPECT_EQ(exchanger_->counts().unmatched, 1u);
}

TEST_F(HostSessionTest, WithoutKeysASaleWithAPinIsNotSentAndSaysWhy) {
  keys_.SetMacKey(std::nullopt);
  const auto result = session_->Exchange(SaleOfTheGoldenFrame());
  EXPECT_TRUE(HasErrorCode(result.status(), ErrorCode::kKeyMissing)) << result.status();
  EXPECT_TRUE(line_.sent().empty());
}

TEST_F(HostSessionTest, AnAccountOfAnotherPaymentOrForAnotherKeyIsRefused) {
  FinancialRequest sale = SaleOfTheGoldenFrame();
  sale.payment_id = "payments/b";
  EXPECT_TRUE(HasErrorCode(session_->Exchange(sale).status(), ErrorCode::kSealedAccountInvalid));
  sale = SaleOfTheGoldenFrame();
  sale.sealed_account.back() = static_cast<char>(sale.sealed_account.back() ^ 1);
  EXPECT_TRUE(HasErrorCode(session_->Exchange(sale).status(), ErrorCode::kSealedAccountInvalid));
  EXPECT_TRUE(line_.sent().empty());
}

TEST_F(HostSessionTest, ARequestThatCannotBeAMessageIsRefusedBeforeAnythingIsSent) {
  const auto refused = [this](const std::function<void(FinancialRequest&)>& spoil) {
    FinancialRequest sale = SaleOfTheGoldenFrame();
    spoil(sale);
    return ErrorCodeOf(session_->Exchange(sale).status());
  };
  EXPECT_EQ(refused([](auto& r) { r.trace = 0; }), ErrorCode::kInvalidRequest);
  EXPECT_EQ(refused([](auto& r) { r.trace = 1'000'000; }), ErrorCode::kInvalidRequest);
  EXPECT_EQ(refused([](auto& r) { r.batch = 0; }), ErrorCode::kInvalidRequest);
  EXPECT_EQ(refused([](auto& r) { r.amount_minor = -1; }), ErrorCode::kInvalidAmount);
  EXPECT_EQ(refused([](auto& r) { r.amount_minor = 1'000'000'000'000; }), ErrorCode::kInvalidRequest);
  EXPECT_EQ(refused([](auto& r) { r.currency = "15"; }), ErrorCode::kInvalidRequest);
  EXPECT_EQ(refused([](auto& r) { r.pin_block = "short"; }), ErrorCode::kInvalidRequest);
  EXPECT_EQ(refused([](auto& r) { r.chip_data = golden::Text("9F2701"); }), ErrorCode::kInvalidRequest);
  EXPECT_EQ(refused([](auto& r) { r.transaction = "lottery"; }), ErrorCode::kNotSupported);
  EXPECT_EQ(refused([](auto& r) {
              r.transaction = "reversal";
              r.original_transaction = "sale";
            }),
            ErrorCode::kInvalidRequest);
  EXPECT_EQ(refused([](auto& r) { r.transaction = "reversal"; }), ErrorCode::kNotSupported);
  EXPECT_EQ(refused([](auto& r) {
              r.transaction = "reversal";
              r.original_transaction = "refund";
            }),
            ErrorCode::kNotSupported);
  EXPECT_TRUE(line_.sent().empty());
}

TEST_F(HostSessionTest, SignOnHandsTheKeysOverAndTellsBatchAndTime) {
  keys_.SetMacKey(std::nullopt);
  line_.SetHost([this](std::span<const uint8_t> frame) { line_.Deliver(SignOnReply(frame)); });
  const auto signed_on = session_->SignOn({.trace = 5, .batch = 3, .operator_id = "02"});
  ASSERT_TRUE(signed_on.ok()) << signed_on.status();
  EXPECT_TRUE(signed_on->reply.approved);
  EXPECT_EQ(signed_on->reply.batch, 7u);
  EXPECT_EQ(signed_on->reply.date + signed_on->reply.time, "1122101500");
  EXPECT_EQ(keys_.mac_key(), mac_key_);
  EXPECT_TRUE(session_->state().signed_on);
  EXPECT_FALSE(session_->state().sign_on_wanted);
  const IsoMessage sent = Decode(line_.sent()[0]);
  EXPECT_EQ(sent.type(), "0800");
  EXPECT_EQ(sent.Get(11), "000005");
  EXPECT_EQ(sent.Get(60), "00000003003");
  EXPECT_EQ(sent.Get(63), "002");
  EXPECT_FALSE(sent.Has(64));
}

TEST_F(HostSessionTest, ASignOnOfItsOwnIsTheBytesComposedByHand) {
  line_.SetHost([this](std::span<const uint8_t> frame) { line_.Deliver(SignOnReply(frame)); });
  // As composed but for the batch: nobody named one, so it is the first.
  ASSERT_TRUE(session_->SignOn({.trace = 900001, .batch = 0, .operator_id = "001"}).ok());
  std::string expected(golden::kSignOnFrame);
  expected.replace(expected.find("0011000000000030"), 16, "0011000000010030");
  EXPECT_EQ(Hex(line_.sent()[0]), expected);
}

TEST_F(HostSessionTest, AKeyWithAWrongCheckValueIsKeyCheckFailed) {
  line_.SetHost([this](std::span<const uint8_t> frame) {
    std::vector<uint8_t> reply = SignOnReply(frame);
    reply.back() ^= 0x01;
    line_.Deliver(reply);
  });
  EXPECT_TRUE(HasErrorCode(session_->SignOn({}).status(), ErrorCode::kKeyCheckFailed));
  EXPECT_FALSE(session_->state().signed_on);
  EXPECT_TRUE(session_->state().sign_on_wanted);
}

TEST_F(HostSessionTest, KeysOfAnotherLengthAreAProtocolError) {
  line_.SetHost([this](std::span<const uint8_t> frame) {
    const std::string trace(*Decode(frame).Get(11));
    line_.Deliver(Reply("0810", {{11, trace}, {39, "00"}, {62, std::string(24, 'k')}}, ""));
  });
  EXPECT_TRUE(HasErrorCode(session_->SignOn({}).status(), ErrorCode::kHostProtocolError));
  EXPECT_EQ(keys_.imports(), 0);
}

TEST_F(HostSessionTest, ARefusedSignOnLeavesTheKeysAlone) {
  line_.SetHost([this](std::span<const uint8_t> frame) { line_.Deliver(SignOnReply(frame, "97")); });
  const auto signed_on = session_->SignOn({});
  ASSERT_TRUE(signed_on.ok());
  EXPECT_FALSE(signed_on->reply.approved);
  EXPECT_EQ(signed_on->reply.response_code, "97");
  EXPECT_EQ(keys_.imports(), 0);
}

TEST_F(HostSessionTest, ASaleWithoutAPinSignsOnFirstWhenThatIsDue) {
  keys_.SetMacKey(std::nullopt);
  line_.SetHost([this](std::span<const uint8_t> frame) {
    line_.Deliver(Decode(frame).type() == "0800" ? SignOnReply(frame) : SaleReply("00"));
  });
  FinancialRequest sale = SaleOfTheGoldenFrame();
  sale.pin_block.clear();
  sale.has_pin = false;
  const auto result = session_->Exchange(sale);
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(result->outcome, Outcome::kAnswered);
  ASSERT_EQ(line_.sent().size(), 2u);
  EXPECT_EQ(Decode(line_.sent()[0]).Get(11), "900001");
  const IsoMessage sent = Decode(line_.sent()[1]);
  EXPECT_EQ(sent.Get(22), "052");
  for (const int field : {26, 52, 53}) EXPECT_FALSE(sent.Has(field)) << field;
}

TEST_F(HostSessionTest, ASaleWithoutAPinIsNotSentWhenTheSignOnFails) {
  FinancialRequest sale = SaleOfTheGoldenFrame();
  sale.pin_block.clear();
  line_.SetHost([this](std::span<const uint8_t> frame) { line_.Deliver(SignOnReply(frame, "97")); });
  const auto refused = session_->Exchange(sale);
  ASSERT_TRUE(refused.ok());
  EXPECT_EQ(refused->outcome, Outcome::kNotSent);
  EXPECT_TRUE(HasErrorCode(refused->why, ErrorCode::kNotSignedOn));
  line_.SetHost(Silence());
  const auto silent = session_->Exchange(sale);
  ASSERT_TRUE(silent.ok());
  EXPECT_EQ(silent->outcome, Outcome::kNotSent);
  EXPECT_EQ(line_.sent().size(), 2u);
}

TEST_F(HostSessionTest, CodesThatSayTheKeysOrTheBatchAreGoneWantASignOn) {
  for (const char* code : {"A0", "77", "99"}) {
    line_.SetHost([this](std::span<const uint8_t> frame) { line_.Deliver(SignOnReply(frame)); });
    ASSERT_TRUE(session_->SignOn({}).ok());
    ASSERT_FALSE(session_->state().sign_on_wanted);
    EXPECT_EQ(Sell(Answers(SaleReply(code))).outcome, Outcome::kAnswered);
    EXPECT_TRUE(session_->state().sign_on_wanted) << code;
  }
  line_.SetHost([this](std::span<const uint8_t> frame) { line_.Deliver(SignOnReply(frame)); });
  ASSERT_TRUE(session_->SignOn({}).ok());
  Sell(Answers(SaleReply("51")));
  EXPECT_FALSE(session_->state().sign_on_wanted);
}

TEST_F(HostSessionTest, ASignOnWaitsForTheAnswerToASale) {
  std::thread signing_on;
  line_.SetHost([&](std::span<const uint8_t> frame) {
    if (Decode(frame).type() == "0800") return line_.Deliver(SignOnReply(frame));
    signing_on = std::thread([this] { EXPECT_TRUE(session_->SignOn({}).ok()); });
    // Long enough for a sign-on that did not wait; one that does has no time to be too early.
    absl::SleepFor(absl::Milliseconds(100));
    EXPECT_EQ(keys_.imports(), 0);
    line_.Deliver(SaleReply("00"));
  });
  const auto result = session_->Exchange(SaleOfTheGoldenFrame());
  signing_on.join();
  ASSERT_TRUE(result.ok()) << result.status();
  EXPECT_EQ(result->outcome, Outcome::kAnswered) << result->why;
  EXPECT_EQ(keys_.imports(), 1);
}

TEST_F(HostSessionTest, ASignOnThatWaitedForAnotherIsNotMadeOnceMore) {
  std::thread second;
  line_.SetHost([&](std::span<const uint8_t> frame) {
    second = std::thread([this] { EXPECT_TRUE(session_->SignOnIfWanted({}).ok()); });
    absl::SleepFor(absl::Milliseconds(50));  // so that it finds the first one under way and waits for it
    line_.Deliver(SignOnReply(frame));
  });
  ASSERT_TRUE(session_->SignOnIfWanted({}).ok());
  second.join();
  EXPECT_EQ(keys_.imports(), 1);
}

TEST_F(HostSessionTest, ADemandInTheHeaderIsKept) {
  std::vector<uint8_t> frame = SaleReply("00");
  frame[9] = static_cast<uint8_t>(frame[9] | 0x04);
  EXPECT_EQ(Sell(Answers(frame)).outcome, Outcome::kAnswered);
  EXPECT_EQ(session_->state().pending_demand, HostDemand::kDownloadCaKeys);
}

TEST_F(HostSessionTest, AnEchoMayBeAnsweredWithoutTerminalAndMerchant) {
  line_.SetHost([this](std::span<const uint8_t> frame) {
    EXPECT_EQ(Hex(frame), golden::kEchoFrame);
    line_.Deliver(Bytes(golden::kEchoReplyFrame));
  });
  const auto echoed = session_->Echo({.trace = 900002, .batch = 7});
  EXPECT_TRUE(echoed.ok()) << echoed.status();
  line_.SetHost([this](std::span<const uint8_t>) {
    line_.Deliver(Reply("0830", {{11, "900002"}, {39, "00"}, {41, "TILL0002"}}, ""));
    clock_.Advance(absl::Seconds(61));
  });
  EXPECT_TRUE(
      HasErrorCode(session_->Echo({.trace = 900002, .batch = 7}).status(), ErrorCode::kHostProtocolError));
}

// A sink that keeps every character that was logged.
class KeepingSink final : public log::Sink {
 public:
  void Write(const log::Event& event) override {
    absl::MutexLock lock(&mutex_);
    text_ += log::FormatLine(event) + "\n";
  }
  std::string text() {
    absl::MutexLock lock(&mutex_);
    return text_;
  }

 private:
  absl::Mutex mutex_;
  std::string text_;
};

TEST_F(HostSessionTest, NothingOfTheAccountIsInTheLogOrTheErrors) {
  const auto sink = std::make_shared<KeepingSink>();
  const auto before = log::SetSink(sink);
  // The host repeats account data in an answer that contradicts its request, which is logged.
  const HostSession::FinancialResult result = Sell(Answers(SaleReply("00", [](auto& f) {
    f[2] = std::string(golden::kPan);
    f[35] = std::string(golden::kTrack2);
    f[4] = "000000009999";
  })));
  log::SetSink(before);
  EXPECT_EQ(result.outcome, Outcome::kReplyInvalid);
  const std::string all = sink->text() + result.why.ToString();
  EXPECT_NE(all.find("differs from its request"), std::string::npos);
  for (const std::string_view secret : {golden::kPan, golden::kTrack2.substr(10), golden::kPan.substr(6)}) {
    EXPECT_EQ(all.find(secret), std::string::npos);
  }
}

}  // namespace
}  // namespace till::uplink
