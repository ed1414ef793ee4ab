// SPDX-License-Identifier: Apache-2.0
#include "services/update/grpc_neighbours.h"

namespace till::update {

GrpcNeighbours::GrpcNeighbours(const std::string& run_directory)
    : moments_(payment::DialMoments(run_directory)), device_(terminal::DialDevice(run_directory, "en")) {}

absl::StatusOr<payment::v1::IsQuietResponse> GrpcNeighbours::Quiet() {
  return moments_->IsQuiet();
}

absl::Status GrpcNeighbours::Hold(absl::Duration duration, const std::string& reason) {
  return moments_->HoldPayments(duration, reason).status();
}

absl::StatusOr<terminal::v1::Health> GrpcNeighbours::Health() {
  return device_->GetHealth();
}

}  // namespace till::update
