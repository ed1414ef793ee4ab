// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/scan_desk.h"

#include <utility>

namespace till::terminal {

ScanDesk::Watch::Watch(ScanDesk& desk) : desk_(desk) {}

ScanDesk::Watch::~Watch() {
  absl::MutexLock lock(&desk_.mutex_);
  desk_.watchers_.erase(this);
}

std::optional<ScannedCode> ScanDesk::Watch::Next(absl::Duration patience) {
  absl::MutexLock lock(&desk_.mutex_);
  const auto ready = [this] {
    desk_.mutex_.AssertHeld();
    return !waiting_.empty() || desk_.stopped_;
  };
  desk_.mutex_.AwaitWithTimeout(absl::Condition(&ready), patience);
  if (waiting_.empty()) return std::nullopt;
  ScannedCode next = std::move(waiting_.front());
  waiting_.pop_front();
  return next;
}

absl::Status ScanDesk::Look(absl::Duration patience) {
  absl::StatusOr<std::string> code = scanner_.Next(patience);
  if (code.ok()) {
    HandOn({*std::move(code), clock_.Now()});
    return absl::OkStatus();
  }
  if (!absl::IsDataLoss(code.status())) return code.status();
  HandOn({std::nullopt, clock_.Now()});
  return absl::OkStatus();
}

void ScanDesk::HandOn(const ScannedCode& scanned) {
  absl::MutexLock lock(&mutex_);
  for (Watch* const watch : watchers_) {
    if (watch->waiting_.size() < kMostWaiting) watch->waiting_.push_back(scanned);
  }
}

std::unique_ptr<ScanDesk::Watch> ScanDesk::Begin() {
  auto watch = std::make_unique<Watch>(*this);
  {
    absl::MutexLock lock(&mutex_);
    if (watchers_.size() < kMostWatchers) {
      watchers_.insert(watch.get());
      return watch;
    }
  }
  return nullptr;  // the watch's own end takes the mutex
}

void ScanDesk::Stop() {
  absl::MutexLock lock(&mutex_);
  stopped_ = true;
}

bool ScanDesk::stopped() const {
  absl::MutexLock lock(&mutex_);
  return stopped_;
}

}  // namespace till::terminal
