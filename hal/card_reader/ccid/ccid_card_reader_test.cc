// SPDX-License-Identifier: Apache-2.0
// The driver and what can go wrong, on the simulated CCID reader.
#include "hal/card_reader/ccid/ccid_card_reader.h"

#include <atomic>
#include <thread>

#include "absl/strings/str_cat.h"
#include "absl/time/clock.h"
#include "gtest/gtest.h"
#include "hal/card_reader/ccid/ccid_bench.h"

namespace till::hal {
namespace {

constexpr absl::Duration kLong = absl::Seconds(20);
constexpr absl::Duration kShort = absl::Milliseconds(200);
constexpr InterfaceSet kContactOnly = {CardInterface::kContact};

// EchoCard answers with as many bytes as P1 P2 say, and counts.
class EchoCard final : public FakeCard {
 public:
  std::vector<uint8_t> AnswerToReset() override { return {0x3B, 0x65, 0, 0, 0x20, 0x63, 0xCB, 0x68, 0}; }
  std::optional<std::vector<uint8_t>> Answer(std::span<const uint8_t> command) override {
    ++commands;
    last.assign(command.begin(), command.end());
    std::vector<uint8_t> answer(static_cast<size_t>(command[2]) << 8 | command[3]);
    for (size_t i = 0; i < answer.size(); ++i) answer[i] = static_cast<uint8_t>(i * 7);
    answer.insert(answer.end(), {0x90, 0x00});
    return answer;
  }
  std::atomic<int> commands = 0;
  std::vector<uint8_t> last;
};

// Command asks an EchoCard for `answer` bytes and sends it `data` bytes, in a short APDU or an extended one.
std::vector<uint8_t> Command(size_t answer, size_t data) {
  std::vector<uint8_t> command = {0x80, 0x10, static_cast<uint8_t>(answer >> 8),
                                  static_cast<uint8_t>(answer)};
  const bool extended = data > 255 || answer > 256;
  if (extended) command.insert(command.end(), {0, static_cast<uint8_t>(data >> 8)});
  command.push_back(static_cast<uint8_t>(data));
  for (size_t i = 0; i < data; ++i) command.push_back(static_cast<uint8_t>(i * 3));
  command.push_back(0);
  if (extended) command.push_back(0);
  return command;
}

void ExpectAnswer(const absl::StatusOr<TransceiveResult>& result, size_t bytes) {
  ASSERT_TRUE(result.ok()) << result.status();
  ASSERT_EQ(result->outcome, ExchangeOutcome::kAnswered);
  const std::span<const uint8_t> answer = result->response.Reveal();
  ASSERT_EQ(answer.size(), bytes + 2);
  for (size_t i = 0; i < bytes; ++i) ASSERT_EQ(answer[i], static_cast<uint8_t>(i * 7)) << i;
  EXPECT_EQ(answer[bytes], 0x90);
}

TEST(CcidCardReader, CarriesCommandsAndAnswersOfEveryLength) {
  const struct {
    const char* model;
    size_t most;
  } levels[] = {{"extended", 60'000}, {"chaining", 5'000}, {"short", 255}, {"tpdu_t1", 5'000}};
  for (const auto& level : levels) {
    SCOPED_TRACE(level.model);
    CcidBench bench(level.model);
    auto card = std::make_shared<EchoCard>();
    bench.Insert(card);
    for (const size_t size : {1u, 28u, 255u, 256u, 1'000u, 4'900u, 60'000u}) {
      if (size > level.most) continue;
      const std::vector<uint8_t> command = Command(size, size);
      ExpectAnswer(bench.reader().Transceive(command), size);
      EXPECT_EQ(card->last, command) << size;
    }
  }
}

TEST(CcidCardReader, T0GivesTheCasesOfACommandToTheReader) {
  CcidBench bench("tpdu_t0");
  auto card = std::make_shared<EchoCard>();
  bench.Insert(card);
  const auto announced = bench.reader().Transceive(Command(40, 10));
  ASSERT_TRUE(announced.ok()) << announced.status();
  EXPECT_EQ(announced->response.RevealText(), "\x61\x28") << "passed on (card_reader.h)";
  const uint8_t get_response[] = {0x00, 0xC0, 0x00, 0x00, 0x28};
  ExpectAnswer(bench.reader().Transceive(get_response), 40);
  const absl::StatusOr<TransceiveResult> extended = bench.reader().Transceive(Command(1'000, 1'000));
  EXPECT_TRUE(absl::IsInvalidArgument(extended.status())) << extended.status();
  ExpectAnswer(bench.reader().Transceive(std::vector<uint8_t>{0x80, 0x10, 0, 3, 3}), 3);
}

TEST(CcidCardReader, AReaderOfShortCommandsTakesNoOther) {
  CcidBench bench("short");
  bench.Insert(std::make_shared<EchoCard>());
  EXPECT_TRUE(absl::IsInvalidArgument(bench.reader().Transceive(Command(10, 300)).status()));
  ExpectAnswer(bench.reader().Transceive(Command(10, 10)), 10);
}

TEST(CcidCardReader, SetsWhatTheReaderLeavesToTheHost) {
  // CCID 1.1, 6.1.7: for T=0 five bytes, for T=1 seven; the card's ATR has TB3 45 and TA3 20.
  CcidBench t0("tpdu_t0");
  t0.Insert(std::make_shared<EchoCard>());
  EXPECT_NE(t0.Heard().find(R"({"type": 97, "slot": 0, "specific": "000000", "hex": "1100000a00"})"),
            std::string::npos)
      << t0.Heard();
  EXPECT_NE(t0.Heard().find(R"({"type": 98, "slot": 0, "specific": "010000", "hex": ""})"), std::string::npos)
      << "5 V";
  CcidBench t1("tpdu_t1");
  t1.Insert(std::make_shared<EchoCard>());
  EXPECT_NE(t1.Heard().find(R"("specific": "010000", "hex": "11100045002000"})"), std::string::npos)
      << t1.Heard();
  // EMV 4.4 Book 1, 9.2.4.3: the first block is S(IFS request) of 254.
  EXPECT_NE(t1.Heard().find(R"("hex": "00c101fe3e"})"), std::string::npos) << t1.Heard();
  CcidBench by_itself("tpdu_t1_auto");
  by_itself.Insert(std::make_shared<EchoCard>());
  EXPECT_EQ(by_itself.Heard().find(R"("type": 97)"), std::string::npos) << by_itself.Heard();
  EXPECT_EQ(by_itself.Heard().find(R"("type": 111)"), std::string::npos) << "the reader says the IFSD";
  EXPECT_NE(by_itself.Heard().find(R"({"type": 98, "slot": 0, "specific": "000000")"), std::string::npos);
}

TEST(CcidCardReader, ACardThatDoesNotGoOnIsGone) {
  CcidBench bench("short");
  for (const char* fault : {"mute", "parity", "hardware", "endless_time"}) {
    SCOPED_TRACE(fault);
    auto card = std::make_shared<EchoCard>();
    bench.Insert(card);
    bench.Fault(fault);
    const absl::Time start = absl::Now();
    const auto result = bench.reader().Transceive(Command(1, 1));
    ASSERT_TRUE(result.ok()) << result.status();
    EXPECT_EQ(result->outcome, ExchangeOutcome::kCardRemoved);
    EXPECT_LT(absl::Now() - start, kLong);
    EXPECT_EQ(bench.reader().Transceive(Command(1, 1)).value().outcome, ExchangeOutcome::kCardRemoved);
    EXPECT_LE(card->commands, 1);
  }
  bench.Insert(std::make_shared<EchoCard>());
  ExpectAnswer(bench.reader().Transceive(Command(1, 1)), 1);
}

TEST(CcidCardReader, WhatPassesIsWaitedFor) {
  CcidBench bench("short");
  auto card = std::make_shared<EchoCard>();
  bench.Insert(card);
  int expected = 0;
  for (const char* fault : {"time", "busy", "stray"}) {
    SCOPED_TRACE(fault);
    bench.Fault(fault, 2);
    ExpectAnswer(bench.reader().Transceive(Command(5, 5)), 5);
    ExpectAnswer(bench.reader().Transceive(Command(6, 5)), 6);
    expected += 2;
    EXPECT_EQ(card->commands, expected) << "nothing is executed twice";
  }
  for (const char* endpoint : {"out", "in", "control"}) {
    SCOPED_TRACE(endpoint);
    bench.device().Call(absl::StrCat(R"({"op":"usb","stall":")", endpoint, R"(","times":2})"));
    ExpectAnswer(bench.reader().Transceive(Command(5, 5)), 5);
    EXPECT_EQ(card->commands, ++expected);
  }
}

TEST(CcidCardReader, AReaderThatBreaksItsProtocolIsLeftAndFoundAgain) {
  CcidBench bench("short");
  for (const char* on : {"transfer", "power", "status"}) {
    for (const char* fault :
         {"garbage", "cut", "long_length", "short_length", "over_long", "type", "bits", "flood"}) {
      SCOPED_TRACE(absl::StrCat(on, " ", fault));
      auto card = std::make_shared<EchoCard>();
      bench.Insert(card);
      bench.Fault(fault, 1, on);
      absl::Status status;
      if (on == std::string("transfer")) status = bench.reader().Transceive(Command(1, 1)).status();
      if (on == std::string("power")) status = bench.reader().PowerOn(CardInterface::kContact).status();
      if (on == std::string("status")) status = bench.reader().WaitForCard(kContactOnly, kShort, {}).status();
      EXPECT_TRUE(absl::IsInternal(status)) << status;
      EXPECT_NE(bench.reader().Transceive(Command(1, 1)).value().outcome, ExchangeOutcome::kAnswered)
          << "whoever is in the slot now is not the card of before";
    }
  }
  bench.Insert(std::make_shared<EchoCard>());
  ExpectAnswer(bench.reader().Transceive(Command(1, 1)), 1);
}

TEST(CcidCardReader, PowerIsTakenAfterTheLinkWasGivenUpToo) {
  CcidBench bench("short");
  bench.Insert(std::make_shared<EchoCard>());
  bench.Fault("garbage");
  EXPECT_TRUE(absl::IsInternal(bench.reader().Transceive(Command(1, 1)).status()));
  EXPECT_EQ(bench.Heard().find(R"({"type": 99,)"), std::string::npos);
  EXPECT_TRUE(bench.reader().PowerOff().ok());
  EXPECT_NE(bench.Heard().find(R"({"type": 99, "slot": 0,)"), std::string::npos) << "IccPowerOff";
}

TEST(CcidCardReader, ALateAnswerIsNeverTakenForTheNextOnes) {
  CcidBench bench("short");
  bench.Insert(std::make_shared<EchoCard>());
  bench.Fault("sequence");
  const absl::Time start = absl::Now();
  EXPECT_TRUE(absl::IsInternal(bench.reader().Transceive(Command(1, 1)).status()));
  EXPECT_LT(absl::Now() - start, kLong);
  bench.Insert(std::make_shared<EchoCard>());
  ExpectAnswer(bench.reader().Transceive(Command(9, 1)), 9);
}

TEST(CcidCardReader, OneThatHangsIsUnavailableInBoundedTime) {
  CcidBench bench("short");
  bench.Insert(std::make_shared<EchoCard>());
  bench.Fault("silent");
  absl::Time start = absl::Now();
  EXPECT_TRUE(absl::IsUnavailable(bench.reader().Transceive(Command(1, 1)).status()));
  EXPECT_LT(absl::Now() - start, kLong);
  bench.Insert(std::make_shared<EchoCard>());
  bench.device().Call(R"({"op":"usb","hung":true})");
  start = absl::Now();
  EXPECT_TRUE(absl::IsUnavailable(bench.reader().WaitForCard(kContactOnly, kShort, {}).status()));
  EXPECT_LT(absl::Now() - start, kLong);
  const ReaderStatus status = bench.reader().Status();
  EXPECT_FALSE(status.ready);
  EXPECT_NE(status.fault, "");
  bench.device().Call(R"({"op":"usb","hung":false})");
  bench.Insert(std::make_shared<EchoCard>());
  EXPECT_TRUE(bench.reader().Status().ready);
}

TEST(CcidCardReader, AWaitOnAReaderThatHangsIsCancelled) {
  CcidBench bench("short");
  ASSERT_TRUE(bench.reader().Status().ready);
  bench.Fault("silent", 1'000, "status");
  std::stop_source cancel;
  std::jthread other([&] {
    absl::SleepFor(absl::Milliseconds(50));
    cancel.request_stop();
  });
  EXPECT_EQ(bench.reader().WaitForCard(kContactOnly, absl::Seconds(30), cancel.get_token()).value(),
            WaitOutcome::kCancelled);
}

TEST(CcidCardReader, UnpluggedAndBack) {
  CcidBench bench("tpdu_t1");
  auto card = std::make_shared<EchoCard>();
  bench.Insert(card);
  bench.device().Call(R"({"op":"usb","plugged":false})");
  EXPECT_TRUE(absl::IsUnavailable(bench.reader().Transceive(Command(1, 1)).status()));
  EXPECT_EQ(bench.reader().Transceive(Command(1, 1)).value().outcome, ExchangeOutcome::kCardRemoved);
  EXPECT_TRUE(absl::IsUnavailable(bench.reader().WaitForCard(kContactOnly, kShort, {}).status()));
  EXPECT_FALSE(bench.reader().Status().ready);
  EXPECT_TRUE(bench.reader().PowerOff().ok()) << "nothing has power";
  bench.device().Call(R"({"op":"usb","plugged":true})");
  bench.Insert(card);
  ExpectAnswer(bench.reader().Transceive(Command(1, 1)), 1);
  EXPECT_TRUE(bench.reader().Status().ready);
}

TEST(CcidCardReader, ASecondCardIsNotTakenForTheFirst) {
  CcidBench bench("extended");
  auto first = std::make_shared<EchoCard>();
  auto second = std::make_shared<EchoCard>();
  bench.Insert(first);
  ExpectAnswer(bench.reader().Transceive(Command(1, 1)), 1);
  bench.Remove();
  bench.HoldOut(CardInterface::kContact, second);
  EXPECT_EQ(bench.reader().Transceive(Command(1, 1)).value().outcome, ExchangeOutcome::kCardRemoved);
  EXPECT_EQ(bench.reader().PowerOn(CardInterface::kContact).value().outcome, ExchangeOutcome::kCardRemoved);
  EXPECT_EQ(second->commands, 0);
  EXPECT_EQ(bench.reader().WaitForCard(kContactOnly, kLong, {}).value(), WaitOutcome::kContactInserted);
  EXPECT_EQ(bench.reader().PowerOn(CardInterface::kContact).value().outcome, ExchangeOutcome::kAnswered);
  ExpectAnswer(bench.reader().Transceive(Command(1, 1)), 1);
}

TEST(CcidCardReader, ACardThatIsLeftInTheFieldDoesNotPayForTheNextCustomer) {
  CcidBench bench("extended");
  constexpr InterfaceSet kField = {CardInterface::kContactless};
  auto card = std::make_shared<EchoCard>();
  bench.HoldOut(CardInterface::kContactless, card);
  for (int customer = 0; customer < 2; ++customer) {
    ASSERT_EQ(bench.reader().WaitForCard(kField, kLong, {}).value(), WaitOutcome::kContactlessInField);
    ASSERT_EQ(bench.reader().PowerOn(CardInterface::kContactless).value().outcome,
              ExchangeOutcome::kAnswered);
    ExpectAnswer(bench.reader().Transceive(Command(1, 1)), 1);
    ASSERT_TRUE(bench.reader().PowerOff().ok());
    EXPECT_EQ(bench.reader().WaitForCard(kField, kShort, {}).value(), WaitOutcome::kNoCardInTime);
    EXPECT_EQ(bench.reader().WaitForRemoval(kShort, {}).value(), RemovalOutcome::kStillThere);
    bench.Remove();
    EXPECT_EQ(bench.reader().WaitForRemoval(kLong, {}).value(), RemovalOutcome::kRemoved);
    bench.HoldOut(CardInterface::kContactless, card);
  }
}

TEST(CcidCardReader, ACardThatNeverAnswersItsResetIsGone) {
  for (const char* model : {"short", "tpdu_t0"}) {  // one that chooses the voltage, and three voltages to try
    CcidBench bench(model);
    for (const char* fault : {"endless_time", "mute", "hardware"}) {
      SCOPED_TRACE(fault);
      bench.HoldOut(CardInterface::kContact, std::make_shared<EchoCard>());
      ASSERT_EQ(bench.reader().WaitForCard(kContactOnly, kLong, {}).value(), WaitOutcome::kContactInserted);
      bench.Fault(fault, 1'000, "power");
      const auto power = bench.reader().PowerOn(CardInterface::kContact);
      ASSERT_TRUE(power.ok()) << power.status();
      EXPECT_EQ(power->outcome, ExchangeOutcome::kCardRemoved);
      bench.Fault(fault, 0, "power");
    }
    // 5 V, 3 V and 1.8 V.
    EXPECT_EQ(bench.Heard().find(R"("type": 98, "slot": 0, "specific": "030000")") != std::string::npos,
              model == std::string("tpdu_t0"));
  }
}

TEST(CcidCardReader, ReadersThatCannotBeUsedAreRefusedInWords) {
  const struct {
    const char* model;
    CcidSlotChoice slots;
    const char* words;
  } rows[] = {
      {"character", {.contact = 0}, "character level"},
      {"one_slot", {.contact = 0, .contactless = 1}, "no slot 1"},
      {"no_reader", {.contact = 0}, "no USB card reader is plugged in"},
  };
  for (const auto& row : rows) {
    CcidBench bench(row.model, row.slots);
    const absl::Status status = bench.reader().WaitForCard(kContactOnly, kShort, {}).status();
    EXPECT_TRUE(absl::IsUnavailable(status)) << status;
    EXPECT_NE(status.message().find(row.words), absl::string_view::npos) << status;
    EXPECT_NE(bench.reader().Status().fault.find(row.words), std::string::npos);
  }
}

TEST(CcidCardReader, TakesTheOneThatWasChosenAndSaysWhatItOffers) {
  CcidBench bench("composite");
  const struct {
    UsbChoice choice;
    CcidSlotChoice slots;
    bool fits;
    uint8_t interfaces;
  } rows[] = {
      {{.vendor = 0x08E6, .product = 0x34EC, .serial = "TILL0001"}, {.contact = 0}, true, 1},
      {{.vendor = 0x08E6}, {.contactless = 1}, true, 2},
      {{}, {.contact = 0, .contactless = 1}, true, 3},
      {{.vendor = 0x04E6}, {.contact = 0}, false, 1},
      {{.serial = "TILL0002"}, {.contact = 0}, false, 1},
  };
  for (const auto& row : rows) {
    CcidCardReader reader(bench.host(), row.choice, row.slots);
    const ReaderStatus status = reader.Status();
    EXPECT_EQ(status.ready, row.fits) << status.fault;
    EXPECT_EQ(status.interfaces.bits(), row.interfaces);
    EXPECT_EQ(status.model == "CCID card reader 08e6:34ec", row.fits) << status.model;
  }
}

class T1Faults : public testing::TestWithParam<const char*> {};

TEST_P(T1Faults, OnceOrTwiceLosesAndRepeatsNothing) {
  CcidBench bench("tpdu_t1");
  auto card = std::make_shared<EchoCard>();
  bench.Insert(card);
  for (const int times : {1, 2}) {
    for (const size_t size : {1u, 200u}) {  // one block each way, and chains
      bench.Fault(GetParam(), times);
      const int before = card->commands;
      const std::vector<uint8_t> command = Command(size + 100, size);
      ExpectAnswer(bench.reader().Transceive(command), size + 100);
      EXPECT_EQ(card->commands, before + 1);
      EXPECT_EQ(card->last, command);
    }
  }
}

INSTANTIATE_TEST_SUITE_P(T1, T1Faults,
                         testing::Values("t1_again", "t1_wtx", "t1_ifs", "t1_lrc", "t1_length", "t1_number",
                                         "t1_silent"),
                         [](const testing::TestParamInfo<const char*>& each) { return each.param + 3; });

TEST(CcidCardReaderT1, ACardThatNeverGetsItRightIsGivenUpAndNothingIsExecutedTwice) {
  CcidBench bench("tpdu_t1");
  for (const char* fault : {"t1_lrc", "t1_silent", "t1_again", "t1_abort", "t1_endless_wtx"}) {
    SCOPED_TRACE(fault);
    auto card = std::make_shared<EchoCard>();
    bench.Insert(card);
    bench.Fault(fault, 1'000'000);
    const absl::Time start = absl::Now();
    const auto result = bench.reader().Transceive(Command(300, 10));
    ASSERT_TRUE(result.ok()) << result.status();
    EXPECT_EQ(result->outcome, ExchangeOutcome::kCardRemoved);
    EXPECT_LT(absl::Now() - start, kLong);
    EXPECT_LE(card->commands, 1);
    bench.Fault(fault, 0);
  }
}

TEST(CcidCardReaderT1, ACommandWhoseEndWasNeverSentBeginsAgainAfterResynch) {
  CcidBench bench("tpdu_t1");
  auto card = std::make_shared<EchoCard>();
  bench.Insert(card);
  bench.Fault("t1_lrc", 3);  // the answers to the first block of seven
  ExpectAnswer(bench.reader().Transceive(Command(20, 200)), 20);
  EXPECT_EQ(card->commands, 1);
  EXPECT_NE(bench.Heard().find(R"("hex": "00c000c0"})"), std::string::npos) << "S(RESYNCH request)";
}

TEST(CcidCardReaderT1, TheReaderIsToldOfALongerWaitingTime) {
  CcidBench bench("tpdu_t1");
  bench.Insert(std::make_shared<EchoCard>());
  bench.Fault("t1_wtx");
  ExpectAnswer(bench.reader().Transceive(Command(1, 1)), 1);
  // S(WTX response) of 3, sent with bBWI 3 (CCID 1.1, 6.1.4).
  EXPECT_NE(bench.Heard().find(R"("specific": "030000", "hex": "00e30103e1"})"), std::string::npos)
      << bench.Heard();
}

}  // namespace
}  // namespace till::hal
