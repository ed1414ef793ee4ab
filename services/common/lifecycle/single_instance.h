// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_LIFECYCLE_SINGLE_INSTANCE_H_
#define TILL_SERVICES_COMMON_LIFECYCLE_SINGLE_INSTANCE_H_

#include <string>

#include "absl/status/statusor.h"
#include "services/common/lifecycle/unique_fd.h"

namespace till {

// SingleInstance holds the lock that makes this process the only one with its state folder. The kernel drops
// it with the process, however that ends, so there is no stale lock to clean.
class SingleInstance {
 public:
  // Acquire locks `<folder>/lock` (flock(2)); FAILED_PRECONDITION when another process has it.
  static absl::StatusOr<SingleInstance> Acquire(const std::string& folder);

 private:
  explicit SingleInstance(UniqueFd lock) : lock_(std::move(lock)) {}

  UniqueFd lock_;
};

}  // namespace till

#endif  // TILL_SERVICES_COMMON_LIFECYCLE_SINGLE_INSTANCE_H_
