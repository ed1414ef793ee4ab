// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPDATE_NEIGHBOURS_H_
#define TILL_SERVICES_UPDATE_NEIGHBOURS_H_

#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "till/payment/v1/moments.pb.h"
#include "till/terminal/v1/device.pb.h"

namespace till::update {

// Neighbours are the processes that an update asks before it disturbs them, and after. Each call ends within
// seconds; SERVICE_UNAVAILABLE and the like when nobody answers.
class Neighbours {
 public:
  virtual ~Neighbours() = default;

  // Quiet asks `payment` whether a payment is open or something is owed.
  virtual absl::StatusOr<payment::v1::IsQuietResponse> Quiet() = 0;
  // Hold keeps new payments from starting, for at most `duration`. PAYMENT_IN_PROGRESS.
  virtual absl::Status Hold(absl::Duration duration, const std::string& reason) = 0;
  // Release lets payments start again before the hold is over; nothing when none is held.
  virtual void Release() = 0;
  // Health asks `terminal` how every process does.
  virtual absl::StatusOr<terminal::v1::Health> Health() = 0;
};

// Restarter starts the machine again.
class Restarter {
 public:
  virtual ~Restarter() = default;

  // Restart returns OK when the restart is on its way; this process is ended soon after.
  virtual absl::Status Restart() = 0;
  // Arrived says that a start was taken note of, whichever slot it is of: nobody has to wait for it any more.
  // OK also when none was asked for.
  virtual absl::Status Arrived() = 0;
};

}  // namespace till::update

#endif  // TILL_SERVICES_UPDATE_NEIGHBOURS_H_
