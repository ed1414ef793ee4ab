// SPDX-License-Identifier: Apache-2.0
#include "hal/pin_pad/fake_pin_pad.h"

#include <utility>

namespace till::hal {

void FakePinPad::TypeAtNextEntry(std::string_view keys) {
  absl::MutexLock lock(&mutex_);
  scripts_.emplace_back(keys);
}

void FakePinPad::PressNow(std::string_view keys) {
  absl::MutexLock lock(&mutex_);
  if (in_entry_) keys_.append(keys);
}

void FakePinPad::HoldSilence(bool hold) {
  absl::MutexLock lock(&mutex_);
  hold_silence_ = hold;
}

void FakePinPad::SetCondition(absl::StatusOr<PinPadCondition> condition) {
  absl::MutexLock lock(&mutex_);
  condition_ = std::move(condition);
}

void FakePinPad::FailNextBegin(absl::Status status) {
  absl::MutexLock lock(&mutex_);
  next_begin_ = std::move(status);
}

void FakePinPad::WaitUntilAsked() {
  absl::MutexLock lock(&mutex_);
  mutex_.Await(absl::Condition(&waiting_));
}

std::vector<int> FakePinPad::counts_shown() const {
  absl::MutexLock lock(&mutex_);
  return counts_;
}

std::vector<std::string> FakePinPad::typed_shown() const {
  absl::MutexLock lock(&mutex_);
  return typed_;
}

std::vector<PinPadPrompt> FakePinPad::prompts() const {
  absl::MutexLock lock(&mutex_);
  return prompts_;
}

bool FakePinPad::in_entry() const {
  absl::MutexLock lock(&mutex_);
  return in_entry_;
}

absl::Status FakePinPad::Begin(const PinPadPrompt& prompt) {
  absl::MutexLock lock(&mutex_);
  if (in_entry_) return absl::FailedPreconditionError("a PIN entry is under way");
  absl::Status scripted = std::exchange(next_begin_, absl::OkStatus());
  if (!scripted.ok()) return scripted;
  if (!condition_.ok()) return condition_.status();
  prompts_.push_back(prompt);
  in_entry_ = true;
  interrupted_ = false;
  keys_.clear();
  if (!scripts_.empty()) {
    keys_ = std::move(scripts_.front());
    scripts_.pop_front();
  }
  return absl::OkStatus();
}

absl::StatusOr<PadKey> FakePinPad::NextKey(absl::Duration timeout) {
  absl::MutexLock lock(&mutex_);
  if (!in_entry_) return absl::FailedPreconditionError("no PIN entry is under way");
  if (keys_.empty() && hold_silence_ && timeout > absl::ZeroDuration()) {
    waiting_ = true;
    mutex_.Await(absl::Condition(
        +[](FakePinPad* self) ABSL_NO_THREAD_SAFETY_ANALYSIS {
          return self->interrupted_ || !self->keys_.empty() || !self->condition_.ok();
        },
        this));
    waiting_ = false;
  }
  if (!condition_.ok()) {
    in_entry_ = false;
    return condition_.status();
  }
  if (interrupted_) {
    interrupted_ = false;
    return PadKey::Of(PadKey::Kind::kInterrupted);
  }
  if (keys_.empty()) {
    clock_.SleepFor(timeout);
    return PadKey::Of(PadKey::Kind::kNone);
  }
  const char key = keys_.front();
  keys_.erase(keys_.begin());
  switch (key) {
    case 'E':
      return PadKey::Of(PadKey::Kind::kEnter);
    case 'C':
      return PadKey::Of(PadKey::Kind::kCancel);
    case 'D':
      return PadKey::Of(PadKey::Kind::kDelete);
    case '.':
      clock_.SleepFor(absl::Seconds(1));
      return PadKey::Of(PadKey::Kind::kNone);
    case '!':
      in_entry_ = false;
      return absl::UnavailableError("the PIN pad was unplugged");
    default:
      return PadKey::Digit(key);
  }
}

absl::Status FakePinPad::ShowDigitCount(int count) {
  absl::MutexLock lock(&mutex_);
  if (!in_entry_) return absl::FailedPreconditionError("no PIN entry is under way");
  counts_.push_back(count);
  return absl::OkStatus();
}

absl::Status FakePinPad::ShowTypedCard(const TypedCard& typed) {
  absl::MutexLock lock(&mutex_);
  if (!in_entry_ || !prompts_.back().card_number)
    return absl::FailedPreconditionError("no card number is typed");
  std::string shown = {static_cast<char>(typed.part), static_cast<char>(typed.fault), ' '};
  typed_.push_back(shown.append(typed.digits));
  return absl::OkStatus();
}

absl::Status FakePinPad::Finish() {
  absl::MutexLock lock(&mutex_);
  in_entry_ = false;
  keys_.clear();
  return absl::OkStatus();
}

absl::StatusOr<PinPadCondition> FakePinPad::Condition() {
  absl::MutexLock lock(&mutex_);
  return condition_;
}

void FakePinPad::Interrupt() {
  absl::MutexLock lock(&mutex_);
  interrupted_ = true;
}

}  // namespace till::hal
