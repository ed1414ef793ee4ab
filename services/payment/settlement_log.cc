// SPDX-License-Identifier: Apache-2.0
#include "services/payment/settlement_log.h"

#include <algorithm>
#include <utility>

namespace till::payment {

using ledger::v1::Settlement;

namespace {

constexpr auto kGiveUpPoll = std::chrono::milliseconds(200);

}  // namespace

int ProgressOf(const Settlement& settlement) {
  switch (settlement.state()) {
    case Settlement::BEGUN:
      return 10;
    case Settlement::BALANCED:
    case Settlement::UNBALANCED: {
      constexpr int kBefore = 20;
      constexpr int kAfter = 85;
      if (settlement.to_upload() <= 0) return kBefore;
      const int64_t done = std::min(settlement.uploaded(), settlement.to_upload());
      return kBefore + static_cast<int>((kAfter - kBefore) * done / settlement.to_upload());
    }
    case Settlement::UPLOADED:
      return 90;
    case Settlement::CLOSED:
      return 100;
    default:
      return 0;
  }
}

void SettlementLog::Add(const Settlement& settlement) {
  v1::SettleEvent event;
  *event.mutable_settlement() = settlement;
  event.set_progress_percent(ProgressOf(settlement));
  const std::lock_guard<std::mutex> lock(mutex_);
  events_.push_back(std::move(event));
  changed_.notify_all();
}

void SettlementLog::End(absl::Status status) {
  const std::lock_guard<std::mutex> lock(mutex_);
  result_ = std::move(status);
  changed_.notify_all();
}

std::optional<v1::SettleEvent> SettlementLog::Next(size_t index, const std::function<bool()>& give_up) const {
  std::unique_lock<std::mutex> lock(mutex_);
  while (index >= events_.size()) {
    if (result_ || give_up()) return std::nullopt;
    changed_.wait_for(lock, kGiveUpPoll);
  }
  return events_[index];
}

absl::Status SettlementLog::Result() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return result_.value_or(absl::OkStatus());
}

bool SettlementLog::HasEnded() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return result_.has_value();
}

}  // namespace till::payment
