// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_CLIENT_GRPC_DEVICE_CLIENT_H_
#define TILL_SERVICES_TERMINAL_CLIENT_GRPC_DEVICE_CLIENT_H_

#include <grpcpp/channel.h>

#include <memory>
#include <string>
#include <vector>

#include "services/terminal/client/device_client.h"
#include "till/terminal/v1/device.grpc.pb.h"
#include "till/terminal/v1/self_test.grpc.pb.h"

namespace till::terminal {

// GrpcDeviceClient is DeviceClient over a channel to each facet.
class GrpcDeviceClient final : public DeviceClient {
 public:
  GrpcDeviceClient(const std::shared_ptr<grpc::ChannelInterface>& device,
                   const std::shared_ptr<grpc::ChannelInterface>& self_test, std::string language);

  absl::StatusOr<v1::DeviceInfo> GetDevice() override;
  absl::StatusOr<v1::Health> GetHealth() override;
  absl::Status RunTests(const std::string& session, const std::vector<std::string>& tests,
                        absl::FunctionRef<void(const v1::TestResult&)> on_result) override;

 private:
  const std::unique_ptr<v1::Device::Stub> device_;
  const std::unique_ptr<v1::SelfTest::Stub> self_test_;
  const std::string language_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_CLIENT_GRPC_DEVICE_CLIENT_H_
