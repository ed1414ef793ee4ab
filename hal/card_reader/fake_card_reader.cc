// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/fake_card_reader.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include "absl/time/clock.h"

namespace till::hal {

void FakeCardReader::Present(CardInterface interface, std::shared_ptr<FakeCard> card) {
  std::lock_guard lock(mutex_);
  queue_.push_back({interface, std::move(card), {}});
  changed_.notify_all();
}

void FakeCardReader::Swipe(std::string track1, std::string track2, std::string track3) {
  std::lock_guard lock(mutex_);
  queue_.push_back(
      {CardInterface::kStripe, nullptr, {std::move(track1), std::move(track2), std::move(track3)}});
  changed_.notify_all();
}

void FakeCardReader::Remove() {
  std::lock_guard lock(mutex_);
  present_.reset();
  powered_ = false;
  changed_.notify_all();
}

void FakeCardReader::BlockWhenEmpty() {
  std::lock_guard lock(mutex_);
  block_when_empty_ = true;
}

void FakeCardReader::FailNext(absl::Status status) {
  std::lock_guard lock(mutex_);
  failure_ = std::move(status);
}

void FakeCardReader::CollideNext() {
  std::lock_guard lock(mutex_);
  collide_next_ = true;
}

void FakeCardReader::Offer(InterfaceSet interfaces) {
  std::lock_guard lock(mutex_);
  offered_ = interfaces;
}

bool FakeCardReader::powered() const {
  std::lock_guard lock(mutex_);
  return powered_;
}

absl::Status FakeCardReader::TakeFailure() {
  return std::exchange(failure_, absl::OkStatus());
}

absl::StatusOr<WaitOutcome> FakeCardReader::WaitForCard(InterfaceSet interfaces, absl::Duration timeout,
                                                        std::stop_token cancel) {
  std::unique_lock lock(mutex_);
  if (absl::Status failure = TakeFailure(); !failure.ok()) return failure;
  if (cancel.stop_requested()) return WaitOutcome::kCancelled;
  const auto wanted = [&] {
    return std::find_if(queue_.begin(), queue_.end(),
                        [&](const Presented& each) { return interfaces.Has(each.interface); });
  };
  if (wanted() == queue_.end() && block_when_empty_) {
    changed_.wait_for(lock, cancel, absl::ToChronoMilliseconds(timeout),
                      [&] { return wanted() != queue_.end(); });
    if (cancel.stop_requested()) return WaitOutcome::kCancelled;
  }
  const auto found = wanted();
  if (found == queue_.end()) return WaitOutcome::kNoCardInTime;
  present_ = std::move(*found);
  queue_.erase(found);
  powered_ = false;
  switch (present_->interface) {
    case CardInterface::kContact:
      return WaitOutcome::kContactInserted;
    case CardInterface::kContactless:
      return WaitOutcome::kContactlessInField;
    case CardInterface::kStripe:
      break;
  }
  swipe_unread_ = true;
  return WaitOutcome::kSwiped;
}

absl::StatusOr<PowerOnResult> FakeCardReader::PowerOn(CardInterface interface) {
  std::lock_guard lock(mutex_);
  if (absl::Status failure = TakeFailure(); !failure.ok()) return failure;
  if (interface == CardInterface::kContactless && std::exchange(collide_next_, false)) {
    return PowerOnResult{ExchangeOutcome::kCollision, {}};
  }
  if (!present_.has_value() || present_->interface != interface || present_->card == nullptr) {
    return PowerOnResult{ExchangeOutcome::kCardRemoved, {}};
  }
  std::vector<uint8_t> answer = present_->card->AnswerToReset();
  if (answer.empty()) return PowerOnResult{ExchangeOutcome::kCardRemoved, {}};
  powered_ = true;
  return PowerOnResult{ExchangeOutcome::kAnswered, std::move(answer)};
}

absl::StatusOr<TransceiveResult> FakeCardReader::Transceive(std::span<const uint8_t> command) {
  std::lock_guard lock(mutex_);
  if (absl::Status failure = TakeFailure(); !failure.ok()) return failure;
  if (!present_.has_value()) return TransceiveResult{ExchangeOutcome::kCardRemoved, {}};
  if (!powered_) return TransceiveResult{ExchangeOutcome::kNotPowered, {}};
  const std::optional<std::vector<uint8_t>> response = present_->card->Answer(command);
  if (!response.has_value()) {
    present_.reset();
    powered_ = false;
    return TransceiveResult{ExchangeOutcome::kCardRemoved, {}};
  }
  return TransceiveResult{ExchangeOutcome::kAnswered, SecretBuffer::Copy(*response)};
}

absl::Status FakeCardReader::PowerOff() {
  std::lock_guard lock(mutex_);
  powered_ = false;
  return TakeFailure();
}

absl::StatusOr<Tracks> FakeCardReader::ReadTracks() {
  std::lock_guard lock(mutex_);
  if (absl::Status failure = TakeFailure(); !failure.ok()) return failure;
  if (!std::exchange(swipe_unread_, false)) return absl::NotFoundError("no card was swiped");
  Tracks tracks{SecretBuffer::CopyString(present_->tracks[0]), SecretBuffer::CopyString(present_->tracks[1]),
                SecretBuffer::CopyString(present_->tracks[2])};
  present_.reset();
  return tracks;
}

absl::StatusOr<RemovalOutcome> FakeCardReader::WaitForRemoval(absl::Duration timeout,
                                                              std::stop_token cancel) {
  std::unique_lock lock(mutex_);
  if (absl::Status failure = TakeFailure(); !failure.ok()) return failure;
  if (cancel.stop_requested()) return RemovalOutcome::kCancelled;
  if (block_when_empty_) {
    changed_.wait_for(lock, cancel, absl::ToChronoMilliseconds(timeout),
                      [&] { return !present_.has_value(); });
    if (cancel.stop_requested()) return RemovalOutcome::kCancelled;
    return present_.has_value() ? RemovalOutcome::kStillThere : RemovalOutcome::kRemoved;
  }
  present_.reset();  // the customer takes the card when asked
  return RemovalOutcome::kRemoved;
}

ReaderStatus FakeCardReader::Status() {
  std::lock_guard lock(mutex_);
  const bool inserted = present_.has_value() && present_->interface == CardInterface::kContact;
  return {true, offered_, "fake card reader", "", inserted};
}

}  // namespace till::hal
