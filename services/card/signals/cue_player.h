// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_CARD_SIGNALS_CUE_PLAYER_H_
#define TILL_SERVICES_CARD_SIGNALS_CUE_PLAYER_H_

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "hal/buzzer/buzzer.h"
#include "hal/indicator/indicator.h"
#include "services/card/signals/cue_board.h"

namespace till::card {

// CuePlayer shows cues on the devices there are, on a thread of its own: a lamp that hangs holds up no card.
// A device that is gone is tried again with each change, and told of once in the log.
class CuePlayer final : public CueBoard {
 public:
  // Either may be null: there is none. Begins idle.
  CuePlayer(std::unique_ptr<hal::Indicator> indicator, std::unique_ptr<hal::Buzzer> buzzer);
  // Ends dark and silent.
  ~CuePlayer() override;

  void Show(Cue cue) override;

 private:
  using Clock = std::chrono::steady_clock;

  void Play(const std::stop_token& stop);
  void Put(const Moment& moment);
  // Tell logs that a device went or is back.
  static void Tell(const char* device, const absl::Status& status, bool& gone);

  const std::unique_ptr<hal::Indicator> indicator_;
  const std::unique_ptr<hal::Buzzer> buzzer_;
  // The playing thread's own.
  bool lights_gone_ = false;
  bool buzzer_gone_ = false;

  std::mutex mutex_;
  std::condition_variable_any changed_;
  Cue cue_ = Cue::kIdle;
  Clock::time_point began_ = Clock::now();
  int shown_ = 0;        // counts Show's calls
  std::jthread thread_;  // last: it uses the others, and joins first
};

}  // namespace till::card

#endif  // TILL_SERVICES_CARD_SIGNALS_CUE_PLAYER_H_
