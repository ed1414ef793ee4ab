// SPDX-License-Identifier: Apache-2.0
#include "services/update/grpc_neighbours.h"

#include <utility>

namespace till::update {

GrpcNeighbours::GrpcNeighbours(const std::string& run_directory)
    : moments_(payment::DialMoments(run_directory)), device_(terminal::DialDevice(run_directory, "en")) {}

absl::StatusOr<payment::v1::IsQuietResponse> GrpcNeighbours::Quiet() {
  return moments_->IsQuiet();
}

absl::Status GrpcNeighbours::Hold(absl::Duration duration, const std::string& reason) {
  absl::StatusOr<std::string> hold = moments_->HoldPayments(duration, reason);
  if (!hold.ok()) return hold.status();
  absl::MutexLock lock(&mutex_);
  hold_ = *std::move(hold);
  return absl::OkStatus();
}

void GrpcNeighbours::Release() {
  std::string hold;
  {
    absl::MutexLock lock(&mutex_);
    hold.swap(hold_);
  }
  if (!hold.empty()) (void)moments_->Release(hold);  // it ends by itself, too
}

absl::StatusOr<terminal::v1::Health> GrpcNeighbours::Health() {
  return device_->GetHealth();
}

}  // namespace till::update
