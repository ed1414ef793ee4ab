// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_CLIENT_FAKE_DEVICE_CLIENT_H_
#define TILL_SERVICES_TERMINAL_CLIENT_FAKE_DEVICE_CLIENT_H_

#include <algorithm>
#include <string>
#include <vector>

#include "services/terminal/client/device_client.h"

namespace till::terminal {

// FakeDeviceClient answers what the test put into its fields. Set them before other threads call.
class FakeDeviceClient : public DeviceClient {
 public:
  absl::Status error;  // of every call, unless OK
  v1::DeviceInfo device;
  v1::Health health;
  std::vector<v1::TestResult> results;

  absl::StatusOr<v1::DeviceInfo> GetDevice() override {
    if (!error.ok()) return error;
    return device;
  }
  absl::StatusOr<v1::Health> GetHealth() override {
    if (!error.ok()) return error;
    return health;
  }
  absl::Status RunTests(const std::string& session, const std::vector<std::string>& tests,
                        absl::FunctionRef<void(const v1::TestResult&)> on_result) override {
    if (!error.ok()) return error;
    for (const v1::TestResult& result : results) {
      if (tests.empty() || std::find(tests.begin(), tests.end(), result.test()) != tests.end())
        on_result(result);
    }
    return absl::OkStatus();
  }
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_CLIENT_FAKE_DEVICE_CLIENT_H_
