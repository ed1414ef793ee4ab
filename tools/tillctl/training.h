// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_TOOLS_TILLCTL_TRAINING_H_
#define TILL_TOOLS_TILLCTL_TRAINING_H_

#include <functional>
#include <string>

#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "services/common/lifecycle/unique_fd.h"
#include "tools/tillctl/command.h"

namespace till::tillctl {

// TrainingStay keeps the training set of a terminal up for as long as it lives. The set starts at the first
// stay and ends a while after the last (docs/decisions/0007).
class TrainingStay {
 public:
  // Enter asks at RUN/training.start and waits until the set is ready; `progress` hears what starts
  // meanwhile. SERVICE_UNAVAILABLE: nobody listens there, the set does not start, or takes longer than
  // `patience`.
  static absl::StatusOr<TrainingStay> Enter(const std::string& run_directory,
                                            const std::function<void(const std::string&)>& progress,
                                            absl::Duration patience = absl::Minutes(2));

 private:
  explicit TrainingStay(UniqueFd connection) : connection_(std::move(connection)) {}

  UniqueFd connection_;
};

// InTraining returns `environment` as it is in the training set.
Environment InTraining(const Environment& environment);

}  // namespace till::tillctl

#endif  // TILL_TOOLS_TILLCTL_TRAINING_H_
