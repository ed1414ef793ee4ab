// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TESTS_SIMULATION_FAULTS_H_
#define TILL_TESTS_SIMULATION_FAULTS_H_

#include <array>
#include <cstdint>
#include <string_view>

#include "tests/simulation/random.h"

namespace till::simulation {

// Fault is one way in which the world goes wrong.
enum class Fault : int {
  // The line.
  kLineDown,
  kRequestLost,
  kRequestDelayed,
  kRequestDuplicated,
  kReplyLost,
  kReplyDelayed,
  kReplyDuplicated,
  kReplyMacDamaged,
  kReplyGarbled,
  kUplinkDies,
  // The card, the PIN pad.
  kCardProcessDies,
  kPinProcessDies,
  // The books.
  kBooksAway,
  kBooksAnswerLost,
  kTornWrite,
  kDiskFull,
  kDiskFails,
  // The terminal's own process, at each place where it touches the world.
  kDeathBeforeWrite,
  kDeathAfterWrite,
  kDeathBeforeSend,
  kDeathAfterSend,
  kDeathAfterReply,
  kDeathAtCard,
  // Time and people.
  kClockJumpsForward,
  kClockJumpsBack,
  kOperatorCancels,
  kAskedAgain,
  kCount,
};

// FaultName returns a fault in words.
constexpr std::string_view FaultName(Fault fault) {
  constexpr std::string_view kNames[] = {
      "line down",           "request lost",        "request delayed",   "request duplicated",
      "reply lost",          "reply delayed",       "reply duplicated",  "reply's MAC damaged",
      "reply garbled",       "uplink dies",         "card dies",         "pin dies",
      "books away",          "books' answer lost",  "torn write",        "disk full",
      "disk fails",          "death before write",  "death after write", "death before sending",
      "death after sending", "death after a reply", "death at the card", "clock jumps forward",
      "clock jumps back",    "operator cancels",    "asked again"};
  static_assert(std::size(kNames) == static_cast<size_t>(Fault::kCount));
  return kNames[static_cast<size_t>(fault)];
}

// Faults decides by seed which faults a run has and how often. Each run has some of them only, some often and
// some seldom: what a mixture of everything would always hide is found where one of two faults is missing.
class Faults {
 public:
  explicit Faults(Random random) : random_(random) {
    for (int& chance : per_mille_) {
      chance = random_.OneOf({0, 0, 5, 5, 20, 60});
    }
  }

  // Strike says whether it happens now, and counts it then.
  bool Strike(Fault fault) {
    if (stopped_ || !random_.Chance(per_mille_[static_cast<size_t>(fault)])) return false;
    ++count_;
    return true;
  }

  // Stop ends all faults: from now on the world works.
  void Stop() { stopped_ = true; }
  bool stopped() const { return stopped_; }

  int64_t count() const { return count_; }

 private:
  Random random_;
  std::array<int, static_cast<size_t>(Fault::kCount)> per_mille_{};
  int64_t count_ = 0;
  bool stopped_ = false;
};

}  // namespace till::simulation

#endif  // TILL_TESTS_SIMULATION_FAULTS_H_
