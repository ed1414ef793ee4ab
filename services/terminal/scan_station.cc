// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/scan_station.h"

#include <chrono>
#include <utility>

#include "services/common/log/log.h"

namespace till::terminal {
namespace {

// How long a stop may have to wait for a look.
constexpr absl::Duration kLook = absl::Milliseconds(200);
constexpr std::chrono::seconds kPause(1);

}  // namespace

ScanStation::ScanStation(std::unique_ptr<hal::Scanner> scanner, Clock& clock) : scanner_(std::move(scanner)) {
  if (scanner_ == nullptr) return;
  desk_.emplace(*scanner_, clock);
  thread_ = std::jthread([this](const std::stop_token& stop) { Run(stop); });
}

void ScanStation::Stop() {
  thread_.request_stop();
  if (desk_.has_value()) desk_->Stop();
}

void ScanStation::Run(const std::stop_token& stop) {
  bool gone = false;
  while (!stop.stop_requested()) {
    const absl::Status looked = desk_->Look(kLook);
    const bool works = looked.ok() || absl::IsDeadlineExceeded(looked);
    if (works == gone) {
      gone = !works;
      if (gone) {
        log::Warn("the scanner is gone", {{"why", looked}});
      } else {
        log::Info("the scanner is back", {});
      }
    }
    if (works) continue;
    std::unique_lock lock(mutex_);
    stopped_.wait_for(lock, stop, kPause, [] { return false; });
  }
}

}  // namespace till::terminal
