// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_GRPC_NEIGHBOURS_H_
#define TILL_SERVICES_UPDATE_GRPC_NEIGHBOURS_H_

#include <memory>
#include <string>

#include "absl/base/thread_annotations.h"
#include "absl/synchronization/mutex.h"
#include "services/payment/client/moments_client.h"
#include "services/terminal/client/device_client.h"
#include "services/update/neighbours.h"

namespace till::update {

// GrpcNeighbours asks the real processes.
class GrpcNeighbours final : public Neighbours {
 public:
  // It connects at the first calls.
  explicit GrpcNeighbours(const std::string& run_directory);

  absl::StatusOr<payment::v1::IsQuietResponse> Quiet() override;
  absl::Status Hold(absl::Duration duration, const std::string& reason) override;
  void Release() override;
  absl::StatusOr<terminal::v1::Health> Health() override;

 private:
  const std::unique_ptr<payment::MomentsClient> moments_;
  const std::unique_ptr<terminal::DeviceClient> device_;
  absl::Mutex mutex_;
  std::string hold_ ABSL_GUARDED_BY(mutex_);
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_GRPC_NEIGHBOURS_H_
