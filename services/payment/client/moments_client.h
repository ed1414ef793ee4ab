// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_CLIENT_MOMENTS_CLIENT_H_
#define TILL_SERVICES_PAYMENT_CLIENT_MOMENTS_CLIENT_H_

#include <memory>
#include <string>

#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "absl/time/time.h"
#include "till/payment/v1/moments.pb.h"

namespace till::payment {

// MomentsClient asks whether the terminal may be disturbed, and keeps payments from starting. Each call ends
// within seconds. Thread-safe.
class MomentsClient {
 public:
  virtual ~MomentsClient() = default;

  virtual absl::StatusOr<v1::IsQuietResponse> IsQuiet() = 0;

  // HoldPayments returns the hold's name. PAYMENT_IN_PROGRESS.
  virtual absl::StatusOr<std::string> HoldPayments(absl::Duration duration, const std::string& reason) = 0;

  // Release lets payments start again. NOT_FOUND when no such hold is in force.
  virtual absl::Status Release(const std::string& hold) = 0;
};

// DialMoments returns a client of R/payment/moments.sock. It connects at the first call.
std::unique_ptr<MomentsClient> DialMoments(const std::string& run_directory);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_CLIENT_MOMENTS_CLIENT_H_
