// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_FAKE_CARD_READER_H_
#define TILL_HAL_CARD_READER_FAKE_CARD_READER_H_

#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>

#include "hal/card_reader/card_reader.h"
#include "hal/card_reader/fake_card.h"

namespace till::hal {

// FakeCardReader is a reader in memory. A test queues what the next waits meet; a wait on an empty queue ends
// at once with kNoCardInTime unless BlockWhenEmpty was called, and then it waits for a card or a cancel in
// real time.
class FakeCardReader final : public CardReader {
 public:
  // Present queues a chip card for the next wait that allows its interface.
  void Present(CardInterface interface, std::shared_ptr<FakeCard> card);

  // Swipe queues a magnetic stripe card.
  void Swipe(std::string track1, std::string track2, std::string track3);

  // Remove takes the card out now.
  void Remove();

  void BlockWhenEmpty();

  // FailNext makes the next operation answer with this status.
  void FailNext(absl::Status status);

  // CollideNext makes the next power-on in the field meet two cards.
  void CollideNext();

  // Offer makes it a reader that has these interfaces only.
  void Offer(InterfaceSet interfaces);

  // powered tells whether a card has power.
  bool powered() const;

  absl::StatusOr<WaitOutcome> WaitForCard(InterfaceSet interfaces, absl::Duration timeout,
                                          std::stop_token cancel) override;
  absl::StatusOr<PowerOnResult> PowerOn(CardInterface interface) override;
  absl::StatusOr<TransceiveResult> Transceive(std::span<const uint8_t> command) override;
  absl::Status PowerOff() override;
  absl::StatusOr<Tracks> ReadTracks() override;
  absl::StatusOr<RemovalOutcome> WaitForRemoval(absl::Duration timeout, std::stop_token cancel) override;
  ReaderStatus Status() override;

 private:
  struct Presented {
    CardInterface interface = CardInterface::kContact;
    std::shared_ptr<FakeCard> card;
    std::string tracks[3];
  };

  absl::Status TakeFailure();

  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Presented> queue_;
  std::optional<Presented> present_;
  bool powered_ = false;
  bool swipe_unread_ = false;
  bool block_when_empty_ = false;
  bool collide_next_ = false;
  absl::Status failure_;
  InterfaceSet offered_ = InterfaceSet::All();
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_FAKE_CARD_READER_H_
