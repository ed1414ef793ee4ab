// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/card_reader_conformance.h"

#include <thread>

#include "absl/time/clock.h"

namespace till::hal {
namespace {

constexpr absl::Duration kSoon = absl::Milliseconds(200);

std::shared_ptr<ScriptedCard> TestCard() {
  auto card = ScriptedCard::Parse(
      "atr: 3B 65 00 00 20 63 CB 68 00\n"
      "C: 00 A4 04 00 02 31 50 00\n"
      "R: 6F 02 84 00 90 00\n"
      "C: 00 B2 01 0C 00\n"
      "R: 6A 83\n"
      "C: 80 CA 9F 17 00\n"
      "removed\n");
  EXPECT_TRUE(card.ok()) << card.status();
  return std::make_shared<ScriptedCard>(*std::move(card));
}

constexpr uint8_t kSelect[] = {0x00, 0xA4, 0x04, 0x00, 0x02, 0x31, 0x50, 0x00};
constexpr uint8_t kReadRecord[] = {0x00, 0xB2, 0x01, 0x0C, 0x00};
constexpr uint8_t kGetData[] = {0x80, 0xCA, 0x9F, 0x17, 0x00};

}  // namespace

TEST_P(CardReaderConformance, WaitEndsWithNoCardInTime) {
  const auto outcome = reader().WaitForCard(InterfaceSet::All(), kSoon, {});
  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_EQ(*outcome, WaitOutcome::kNoCardInTime);
}

TEST_P(CardReaderConformance, WaitEndsAtOnceWhenCancelledBefore) {
  std::stop_source cancel;
  cancel.request_stop();
  const auto outcome = reader().WaitForCard(InterfaceSet::All(), absl::Seconds(30), cancel.get_token());
  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_EQ(*outcome, WaitOutcome::kCancelled);
}

TEST_P(CardReaderConformance, AnotherThreadCancelsAWait) {
  if (!Offers(CardInterface::kContact)) GTEST_SKIP() << "the reader does not offer it";
  std::stop_source cancel;
  const absl::Time start = absl::Now();
  std::jthread other([&] {
    absl::SleepFor(absl::Milliseconds(50));
    cancel.request_stop();
  });
  const auto outcome = reader().WaitForCard(InterfaceSet::All(), absl::Seconds(30), cancel.get_token());
  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_EQ(*outcome, WaitOutcome::kCancelled);
  EXPECT_LT(absl::Now() - start, absl::Seconds(5));
  // The reader is as good as before.
  world_->Present(CardInterface::kContact, TestCard());
  const auto next = reader().WaitForCard(InterfaceSet::All(), absl::Seconds(5), {});
  ASSERT_TRUE(next.ok()) << next.status();
  EXPECT_EQ(*next, WaitOutcome::kContactInserted);
}

TEST_P(CardReaderConformance, LooksOnlyAtTheInterfacesAskedFor) {
  if (!Offers(CardInterface::kContact)) GTEST_SKIP() << "the reader does not offer it";
  world_->Present(CardInterface::kContact, TestCard());
  const auto outcome = reader().WaitForCard({CardInterface::kContactless}, kSoon, {});
  ASSERT_TRUE(outcome.ok()) << outcome.status();
  EXPECT_EQ(*outcome, WaitOutcome::kNoCardInTime);
}

TEST_P(CardReaderConformance, ASessionWithAContactCardUntilItIsTakenOut) {
  if (!Offers(CardInterface::kContact)) GTEST_SKIP() << "the reader does not offer it";
  world_->Present(CardInterface::kContact, TestCard());
  ASSERT_EQ(reader().WaitForCard(InterfaceSet::All(), absl::Seconds(5), {}).value(),
            WaitOutcome::kContactInserted);

  const auto early = reader().Transceive(kSelect);
  ASSERT_TRUE(early.ok()) << early.status();
  EXPECT_EQ(early->outcome, ExchangeOutcome::kNotPowered);

  const auto power = reader().PowerOn(CardInterface::kContact);
  ASSERT_TRUE(power.ok()) << power.status();
  ASSERT_EQ(power->outcome, ExchangeOutcome::kAnswered);
  ASSERT_FALSE(power->answer_to_reset.empty());
  EXPECT_EQ(power->answer_to_reset[0], 0x3B);

  const auto select = reader().Transceive(kSelect);
  ASSERT_TRUE(select.ok()) << select.status();
  ASSERT_EQ(select->outcome, ExchangeOutcome::kAnswered);
  EXPECT_EQ(select->response.size(), 6u);
  EXPECT_EQ(select->response.Reveal()[4], 0x90);

  const auto read = reader().Transceive(kReadRecord);
  ASSERT_TRUE(read.ok()) << read.status();
  ASSERT_EQ(read->outcome, ExchangeOutcome::kAnswered);
  EXPECT_EQ(read->response.size(), 2u);

  const auto removed = reader().Transceive(kGetData);
  ASSERT_TRUE(removed.ok()) << removed.status();
  EXPECT_EQ(removed->outcome, ExchangeOutcome::kCardRemoved);
  const auto after = reader().Transceive(kReadRecord);
  ASSERT_TRUE(after.ok()) << after.status();
  EXPECT_EQ(after->outcome, ExchangeOutcome::kCardRemoved);

  const auto removal = reader().WaitForRemoval(absl::Seconds(5), {});
  ASSERT_TRUE(removal.ok()) << removal.status();
  EXPECT_EQ(*removal, RemovalOutcome::kRemoved);
  EXPECT_TRUE(reader().PowerOff().ok());
}

TEST_P(CardReaderConformance, AContactlessCardIsFoundInTheField) {
  if (!Offers(CardInterface::kContactless)) GTEST_SKIP() << "the reader does not offer it";
  world_->Present(CardInterface::kContactless, TestCard());
  EXPECT_EQ(reader().WaitForCard(InterfaceSet::All(), absl::Seconds(5), {}).value(),
            WaitOutcome::kContactlessInField);
  const auto power = reader().PowerOn(CardInterface::kContactless);
  ASSERT_TRUE(power.ok()) << power.status();
  EXPECT_EQ(power->outcome, ExchangeOutcome::kAnswered);
  EXPECT_TRUE(reader().PowerOff().ok());
}

TEST_P(CardReaderConformance, AMuteCardIsAsGoodAsGone) {
  if (!Offers(CardInterface::kContact)) GTEST_SKIP() << "the reader does not offer it";
  auto mute = ScriptedCard::Parse("");
  ASSERT_TRUE(mute.ok());
  world_->Present(CardInterface::kContact, std::make_shared<ScriptedCard>(*std::move(mute)));
  ASSERT_EQ(reader().WaitForCard(InterfaceSet::All(), absl::Seconds(5), {}).value(),
            WaitOutcome::kContactInserted);
  const auto power = reader().PowerOn(CardInterface::kContact);
  ASSERT_TRUE(power.ok()) << power.status();
  EXPECT_EQ(power->outcome, ExchangeOutcome::kCardRemoved);
}

TEST_P(CardReaderConformance, ASwipeIsReadOnce) {
  if (!Offers(CardInterface::kStripe)) GTEST_SKIP() << "the reader does not offer it";
  world_->Swipe("", "1234567890123456=3012201", "");
  ASSERT_EQ(reader().WaitForCard(InterfaceSet::All(), absl::Seconds(5), {}).value(), WaitOutcome::kSwiped);
  const auto tracks = reader().ReadTracks();
  ASSERT_TRUE(tracks.ok()) << tracks.status();
  EXPECT_TRUE(tracks->track1.empty());
  EXPECT_EQ(tracks->track2.RevealText(), "1234567890123456=3012201");
  EXPECT_FALSE(reader().ReadTracks().ok());
}

TEST_P(CardReaderConformance, AllThreeTracksComeAsTheyAre) {
  if (!Offers(CardInterface::kStripe)) GTEST_SKIP() << "the reader does not offer it";
  // As long as tracks can be (ISO/IEC 7811-2 and 7811-6), without sentinels.
  const std::string track1 = "B1234567890123456^A/B^3012201" + std::string(47, '0');
  const std::string track2 = "1234567890123456=3012201" + std::string(13, '0');
  const std::string track3 = "011234567890123456=156156" + std::string(79, '0');
  world_->Swipe(track1, track2, track3);
  ASSERT_EQ(reader().WaitForCard({CardInterface::kStripe}, absl::Seconds(5), {}).value(),
            WaitOutcome::kSwiped);
  const auto tracks = reader().ReadTracks();
  ASSERT_TRUE(tracks.ok()) << tracks.status();
  EXPECT_EQ(tracks->track1.RevealText(), track1);
  EXPECT_EQ(tracks->track2.RevealText(), track2);
  EXPECT_EQ(tracks->track3.RevealText(), track3);
}

TEST_P(CardReaderConformance, PowerOffWithoutPowerIsNothing) {
  EXPECT_TRUE(reader().PowerOff().ok());
}

TEST_P(CardReaderConformance, StatusSaysReady) {
  const ReaderStatus status = reader().Status();
  EXPECT_TRUE(status.ready) << status.fault;
  EXPECT_FALSE(status.interfaces.empty());
  EXPECT_FALSE(status.model.empty());
}

}  // namespace till::hal
