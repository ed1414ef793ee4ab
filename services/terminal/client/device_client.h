// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_CLIENT_DEVICE_CLIENT_H_
#define TILL_SERVICES_TERMINAL_CLIENT_DEVICE_CLIENT_H_

#include <memory>
#include <string>
#include <vector>

#include "absl/functional/function_ref.h"
#include "absl/status/status.h"
#include "absl/status/statusor.h"
#include "till/terminal/v1/device.pb.h"
#include "till/terminal/v1/self_test.pb.h"

namespace till::terminal {

// DeviceClient tells what the machine is and how it does (facets Device and SelfTest). Thread-safe.
class DeviceClient {
 public:
  virtual ~DeviceClient() = default;

  virtual absl::StatusOr<v1::DeviceInfo> GetDevice() = 0;
  virtual absl::StatusOr<v1::Health> GetHealth() = 0;

  // RunTests runs the named tests, or all, and tells each result as it comes; within two minutes. Wants a
  // signed-in operator's session.
  virtual absl::Status RunTests(const std::string& session, const std::vector<std::string>& tests,
                                absl::FunctionRef<void(const v1::TestResult&)> on_result) = 0;
};

// DialDevice returns a client of R/terminal/device.sock and R/terminal/self-test.sock that speaks `language`.
// It connects at the first call.
std::unique_ptr<DeviceClient> DialDevice(const std::string& run_directory, const std::string& language);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_CLIENT_DEVICE_CLIENT_H_
