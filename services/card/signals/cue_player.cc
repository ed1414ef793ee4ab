// SPDX-License-Identifier: Apache-2.0
#include "services/card/signals/cue_player.h"

#include <utility>

#include "services/common/log/log.h"

namespace till::card {

CuePlayer::CuePlayer(std::unique_ptr<hal::Indicator> indicator, std::unique_ptr<hal::Buzzer> buzzer)
    : indicator_(std::move(indicator)),
      buzzer_(std::move(buzzer)),
      thread_([this](const std::stop_token& stop) { Play(stop); }) {}

CuePlayer::~CuePlayer() {
  thread_.request_stop();
  thread_.join();
  Put({});
}

void CuePlayer::Show(Cue cue) {
  {
    std::lock_guard lock(mutex_);
    cue_ = cue;
    began_ = Clock::now();
    ++shown_;
  }
  changed_.notify_all();
}

void CuePlayer::Play(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (!stop.stop_requested()) {
    const int playing = shown_;
    const Moment moment = MomentOf(cue_, absl::FromChrono(Clock::now() - began_));
    lock.unlock();
    Put(moment);
    lock.lock();
    const auto another = [&] { return shown_ != playing; };
    if (moment.until_next == absl::InfiniteDuration()) {
      changed_.wait(lock, stop, another);
    } else {
      changed_.wait_for(lock, stop, absl::ToChronoNanoseconds(moment.until_next), another);
    }
  }
}

void CuePlayer::Put(const Moment& moment) {
  if (buzzer_ != nullptr) Tell("buzzer", buzzer_->Sound(moment.tone_hz), buzzer_gone_);
  if (indicator_ != nullptr) Tell("lights", indicator_->Show(moment.lights), lights_gone_);
}

void CuePlayer::Tell(const char* device, const absl::Status& status, bool& gone) {
  if (status.ok() == !gone) return;
  gone = !status.ok();
  if (gone) {
    log::Warn("a device for the customer is gone", {{"device", device}, {"why", status}});
  } else {
    log::Info("a device for the customer is back", {{"device", device}});
  }
}

}  // namespace till::card
