// SPDX-License-Identifier: Apache-2.0
// What every CardReader must do; each implementation's test instantiates the suite with a world of its own.

#ifndef TILL_HAL_CARD_READER_CARD_READER_CONFORMANCE_H_
#define TILL_HAL_CARD_READER_CARD_READER_CONFORMANCE_H_

#include <functional>
#include <memory>

#include "gtest/gtest.h"
#include "hal/card_reader/card_reader.h"
#include "hal/card_reader/fake_card.h"

namespace till::hal {

// CardReaderWorld is one reader and the hands of the person in front of it.
class CardReaderWorld {
 public:
  virtual ~CardReaderWorld() = default;
  virtual CardReader& reader() = 0;
  virtual void Present(CardInterface interface, std::shared_ptr<FakeCard> card) = 0;
  virtual void Swipe(std::string track1, std::string track2, std::string track3) = 0;
  virtual void Remove() = 0;
};

using CardReaderWorldFactory = std::function<std::unique_ptr<CardReaderWorld>()>;

// CardReaderConformance is instantiated as INSTANTIATE_TEST_SUITE_P(Name, CardReaderConformance,
// testing::Values(factory)). Of an interface that the reader's Status does not offer, its tests are skipped;
// nothing else is.
class CardReaderConformance : public testing::TestWithParam<CardReaderWorldFactory> {
 protected:
  void SetUp() override { world_ = GetParam()(); }
  CardReader& reader() { return world_->reader(); }
  // Offers says whether the reader has an interface at all: what it does not offer cannot be tested on it.
  bool Offers(CardInterface interface) { return reader().Status().interfaces.Has(interface); }
  std::unique_ptr<CardReaderWorld> world_;
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CARD_READER_CONFORMANCE_H_
