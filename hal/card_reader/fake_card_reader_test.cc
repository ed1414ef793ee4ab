// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/fake_card_reader.h"

#include "hal/card_reader/card_reader_conformance.h"

namespace till::hal {
namespace {

class FakeWorld final : public CardReaderWorld {
 public:
  FakeWorld() { reader_.BlockWhenEmpty(); }
  CardReader& reader() override { return reader_; }
  void Present(CardInterface interface, std::shared_ptr<FakeCard> card) override {
    reader_.Present(interface, std::move(card));
  }
  void Swipe(std::string track1, std::string track2, std::string track3) override {
    reader_.Swipe(std::move(track1), std::move(track2), std::move(track3));
  }
  void Remove() override { reader_.Remove(); }

 private:
  FakeCardReader reader_;
};

INSTANTIATE_TEST_SUITE_P(Fake, CardReaderConformance, testing::Values(CardReaderWorldFactory([] {
                           return std::make_unique<FakeWorld>();
                         })));

TEST(ScriptedCard, RemembersTheFirstDifference) {
  auto card = ScriptedCard::Parse("C: 00 B2 .. 0C 00\nR: 90 00\nC: 80 AE *\nR: 77 00 90 00\n");
  ASSERT_TRUE(card.ok()) << card.status();
  const uint8_t read[] = {0x00, 0xB2, 0x07, 0x0C, 0x00};
  const uint8_t generate[] = {0x80, 0xAE, 0x80, 0x00, 0x01, 0x02, 0x00};
  EXPECT_EQ(card->Answer(read).value(), (std::vector<uint8_t>{0x90, 0x00}));
  EXPECT_EQ(card->Answer(generate).value(), (std::vector<uint8_t>{0x77, 0x00, 0x90, 0x00}));
  EXPECT_TRUE(card->finished());
  EXPECT_EQ(card->complaint(), "");
  EXPECT_EQ(card->Answer(read).value(), (std::vector<uint8_t>{0x6F, 0x00}));
  EXPECT_EQ(card->complaint(), "expected no more commands and got 00b2070c00");
}

TEST(ScriptedCard, RefusesScriptsThatMakeNoSense) {
  for (const char* text : {"R: 90 00", "C: 0G", "C: 00 B", "C: 00\nR: 90", "hello", "removed"}) {
    EXPECT_FALSE(ScriptedCard::Parse(text).ok()) << text;
  }
}

TEST(RecordedCard, AnswersInAnyOrderAndAgain) {
  auto card = RecordedCard::Parse("atr: 3B\nC: 00 B2 01 0C 00\nR: 70 00 90 00\nC: 80 AE *\nR: 77 00 90 00\n");
  ASSERT_TRUE(card.ok()) << card.status();
  const uint8_t read[] = {0x00, 0xB2, 0x01, 0x0C, 0x00};
  const uint8_t generate[] = {0x80, 0xAE, 0x40};
  for (int i = 0; i < 2; ++i) {
    EXPECT_EQ(card->Answer(generate).value()[0], 0x77);
    EXPECT_EQ(card->Answer(read).value()[0], 0x70);
  }
}

}  // namespace
}  // namespace till::hal
