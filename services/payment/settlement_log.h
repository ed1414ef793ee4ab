// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_SETTLEMENT_LOG_H_
#define TILL_SERVICES_PAYMENT_SETTLEMENT_LOG_H_

#include <chrono>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <optional>
#include <vector>

#include "absl/status/status.h"
#include "till/payment/v1/batches.pb.h"

namespace till::payment {

// SettlementLog is one run of a settlement as clients follow it: its progress, and how it ended. Thread-safe.
class SettlementLog {
 public:
  void Add(const ledger::v1::Settlement& settlement);
  // End says that nothing more follows.
  void End(absl::Status status);

  // Next returns event `index` (from 0) as soon as there is one; nothing when the run has ended before it, or
  // `give_up` (asked a few times a second) says so.
  std::optional<v1::SettleEvent> Next(size_t index, const std::function<bool()>& give_up) const;

  // How it ended; OK while it runs.
  absl::Status Result() const;
  bool HasEnded() const;

 private:
  mutable std::mutex mutex_;
  mutable std::condition_variable changed_;
  std::vector<v1::SettleEvent> events_;
  std::optional<absl::Status> result_;
};

// ProgressOf returns how much of a settlement is done, 0 to 100.
int ProgressOf(const ledger::v1::Settlement& settlement);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_SETTLEMENT_LOG_H_
