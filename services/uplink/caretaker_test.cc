// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/caretaker.h"

#include <gtest/gtest.h>

#include "services/uplink/iso8583/golden.h"
#include "services/uplink/session_fixture.h"

namespace till::uplink {
namespace {

class CaretakerTest : public SessionFixture {
 protected:
  CaretakerTest() {
    line_.SetHost([this](std::span<const uint8_t> frame) { Answer(frame); });
  }

  void Answer(std::span<const uint8_t> frame) {
    const IsoMessage asked = Decode(frame);
    if (asked.type() == "0800") {
      line_.Deliver(SignOnReply(frame, sign_on_code_));
    } else if (echoes_answered_) {
      line_.Deliver(Reply("0830", {{11, std::string(*asked.Get(11))}, {39, "00"}}, ""));
    } else {
      clock_.Advance(absl::Seconds(30));
    }
  }

  Caretaker MakeCaretaker() {
    return Caretaker(*session_, *exchanger_, line_, clock_,
                     Backoff({.first = absl::Seconds(4), .most = absl::Seconds(8)}, [] { return 0.5; }),
                     {.echo_interval = absl::Minutes(5)});
  }

  std::string TypeOf(size_t sent) { return Decode(line_.sent().at(sent)).type(); }

  std::string sign_on_code_ = "00";
  bool echoes_answered_ = true;
};

TEST_F(CaretakerTest, SignsOnOnceWhenTheLineIsUp) {
  line_.Disconnect(absl::UnavailableError("not yet"));
  Caretaker caretaker = MakeCaretaker();
  caretaker.Tick();
  EXPECT_TRUE(line_.sent().empty());
  line_.Connect();
  caretaker.Tick();
  EXPECT_TRUE(session_->state().signed_on);
  caretaker.Tick();
  EXPECT_EQ(line_.sent().size(), 1u);
}

TEST_F(CaretakerTest, PacesSignOnsThatFail) {
  sign_on_code_ = "97";
  Caretaker caretaker = MakeCaretaker();
  caretaker.Tick();
  caretaker.Tick();
  EXPECT_EQ(line_.sent().size(), 1u);
  clock_.Advance(absl::Seconds(2));
  caretaker.Tick();
  EXPECT_EQ(line_.sent().size(), 2u);
  clock_.Advance(absl::Seconds(3));
  caretaker.Tick();
  EXPECT_EQ(line_.sent().size(), 2u);
  clock_.Advance(absl::Seconds(1));
  sign_on_code_ = "00";
  caretaker.Tick();
  EXPECT_TRUE(session_->state().signed_on);
}

TEST_F(CaretakerTest, TestsALineThatHasBeenIdle) {
  Caretaker caretaker = MakeCaretaker();
  caretaker.Tick();
  clock_.Advance(absl::Minutes(5) - absl::Seconds(1));
  caretaker.Tick();
  EXPECT_EQ(line_.sent().size(), 1u);
  clock_.Advance(absl::Seconds(1));
  caretaker.Tick();
  ASSERT_EQ(line_.sent().size(), 2u);
  EXPECT_EQ(TypeOf(1), "0820");
  caretaker.Tick();
  EXPECT_EQ(line_.sent().size(), 2u);
  EXPECT_EQ(line_.drops(), 0);
}

TEST_F(CaretakerTest, DropsALineOnWhichTheHostIsMute) {
  Caretaker caretaker = MakeCaretaker();
  caretaker.Tick();
  echoes_answered_ = false;
  clock_.Advance(absl::Minutes(5));
  caretaker.Tick();
  EXPECT_EQ(line_.drops(), 1);
  EXPECT_FALSE(line_.GetState().connected);
}

TEST_F(CaretakerTest, SignsOnAgainWhenTheHostSaysSo) {
  keys_.SetMacKey(mac_key_);
  Caretaker caretaker = MakeCaretaker();
  caretaker.Tick();
  line_.SetHost([this](std::span<const uint8_t>) { line_.Deliver(SaleReply("A0")); });
  ASSERT_TRUE(session_->Exchange(SaleOfTheGoldenFrame()).ok());
  line_.SetHost([this](std::span<const uint8_t> frame) { Answer(frame); });
  caretaker.Tick();
  ASSERT_EQ(line_.sent().size(), 3u);
  EXPECT_EQ(TypeOf(2), "0800");
  EXPECT_EQ(keys_.imports(), 2);
}

TEST_F(CaretakerTest, ItsThreadHearsThatTheLineCameUp) {
  line_.Disconnect(absl::UnavailableError("not yet"));
  Caretaker caretaker = MakeCaretaker();
  caretaker.Start();
  line_.Connect();
  const absl::Time patience = absl::Now() + absl::Seconds(20);
  while (!session_->state().signed_on && absl::Now() < patience) std::this_thread::yield();
  EXPECT_TRUE(session_->state().signed_on);
  caretaker.Stop();
}

TEST_F(CaretakerTest, TellsTheTerminalsStateWhenTheHostAsks) {
  Caretaker caretaker = MakeCaretaker();
  caretaker.Tick();  // signs on
  line_.SetHost([this](std::span<const uint8_t> frame) {
    const IsoMessage asked = Decode(frame);
    std::vector<uint8_t> reply = Reply("0830", {{11, std::string(*asked.Get(11))}, {39, "00"}}, "");
    // It asks until it is told.
    if (asked.Get(60)->substr(8) == "301") reply[9] = static_cast<uint8_t>(reply[9] | 2);
    line_.Deliver(reply);
  });
  ASSERT_TRUE(session_->Echo({}).ok());
  caretaker.Tick();
  EXPECT_EQ(Decode(line_.sent().back()).Get(60)->substr(8), "362");
  EXPECT_EQ(session_->state().pending_demand, HostDemand::kNone);
  const size_t sent = line_.sent().size();
  caretaker.Tick();
  EXPECT_EQ(line_.sent().size(), sent);
}

TEST_F(CaretakerTest, AHostThatWasSilentTwiceIsAskedWhetherItIsThere) {
  Caretaker caretaker = MakeCaretaker();
  caretaker.Tick();
  echoes_answered_ = false;
  FinancialRequest sale = SaleOfTheGoldenFrame();
  line_.SetHost(Silence());
  ASSERT_TRUE(session_->Exchange(sale).ok());
  caretaker.Tick();
  EXPECT_EQ(line_.drops(), 0);
  EXPECT_EQ(TypeOf(line_.sent().size() - 1), "0200");
  sale.trace = 43;
  ASSERT_TRUE(session_->Exchange(sale).ok());
  caretaker.Tick();
  EXPECT_EQ(TypeOf(line_.sent().size() - 1), "0820");
  EXPECT_EQ(line_.drops(), 1);
  line_.Connect();
  EXPECT_EQ(exchanger_->silences(), 0);
}

TEST_F(CaretakerTest, GoesBackToTheFirstHostOnceItIsThereAndNothingIsUnderWay) {
  Caretaker caretaker = MakeCaretaker();
  caretaker.Tick();
  line_.OnBackup(absl::UnavailableError("away"));
  caretaker.Tick();
  EXPECT_EQ(line_.probes(), 0);  // It has only just come here.
  clock_.Advance(absl::Minutes(10));
  caretaker.Tick();
  EXPECT_EQ(line_.probes(), 1);
  EXPECT_EQ(line_.GetState().host, 1u);
  caretaker.Tick();
  EXPECT_EQ(line_.probes(), 1);
  line_.OnBackup(absl::OkStatus());
  clock_.Advance(absl::Minutes(10));
  FinancialRequest sale = SaleOfTheGoldenFrame();
  line_.SetHost([&](std::span<const uint8_t> frame) {
    if (Decode(frame).type() != "0200") return Answer(frame);
    caretaker.Tick();  // in the middle of an exchange
    EXPECT_EQ(line_.GetState().host, 1u);
    line_.Deliver(SaleReply("00"));
  });
  const auto sold = session_->Exchange(sale);
  ASSERT_TRUE(sold.ok());
  EXPECT_EQ(sold->outcome, Exchanger::Outcome::kAnswered);
  caretaker.Tick();
  EXPECT_EQ(line_.GetState().host, 0u);
  EXPECT_TRUE(line_.GetState().connected);
}

}  // namespace
}  // namespace till::uplink
