// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_RANDOM_SOURCE_H_
#define TILL_SERVICES_CARD_RANDOM_SOURCE_H_

#include <cstdint>
#include <span>

namespace till::card {

// RandomSource gives the unpredictable number (tag 9F37) and the draw of random selection. A predictable one
// lets a card's answers be collected ahead of time ("pre-play"), so the only real implementation is the
// operating system's generator.
class RandomSource {
 public:
  virtual ~RandomSource() = default;
  virtual void Fill(std::span<uint8_t> bytes) = 0;
};

// SystemRandom is libsodium's randombytes_buf, which is getrandom(2).
class SystemRandom final : public RandomSource {
 public:
  SystemRandom();
  void Fill(std::span<uint8_t> bytes) override;
};

// FixedRandom repeats one byte sequence: for tests whose cards were recorded with it.
class FixedRandom final : public RandomSource {
 public:
  explicit FixedRandom(std::span<const uint8_t> pattern) : pattern_(pattern) {}
  void Fill(std::span<uint8_t> bytes) override {
    for (size_t i = 0; i < bytes.size(); ++i) bytes[i] = pattern_[i % pattern_.size()];
  }

 private:
  std::span<const uint8_t> pattern_;
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_RANDOM_SOURCE_H_
