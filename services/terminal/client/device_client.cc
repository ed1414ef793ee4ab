// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/client/device_client.h"

#include <utility>

#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"
#include "services/terminal/client/grpc_device_client.h"

namespace till::terminal {
namespace {

// A round of health asks up to six processes for half a second each.
constexpr absl::Duration kDeadline = absl::Seconds(10);
constexpr absl::Duration kTests = absl::Minutes(2);

}  // namespace

GrpcDeviceClient::GrpcDeviceClient(const std::shared_ptr<grpc::ChannelInterface>& device,
                                   const std::shared_ptr<grpc::ChannelInterface>& self_test,
                                   std::string language)
    : device_(v1::Device::NewStub(device)),
      self_test_(v1::SelfTest::NewStub(self_test)),
      language_(std::move(language)) {}

absl::StatusOr<v1::DeviceInfo> GrpcDeviceClient::GetDevice() {
  return rpc::UnaryCall(*device_, &v1::Device::Stub::GetDevice, v1::GetDeviceRequest(), kDeadline);
}

absl::StatusOr<v1::Health> GrpcDeviceClient::GetHealth() {
  return rpc::UnaryCall(*device_, &v1::Device::Stub::GetHealth, v1::GetHealthRequest(), kDeadline);
}

absl::Status GrpcDeviceClient::RunTests(const std::string& session, const std::vector<std::string>& tests,
                                        absl::FunctionRef<void(const v1::TestResult&)> on_result) {
  v1::RunTestsRequest request;
  for (const std::string& test : tests) request.add_tests(test);
  grpc::ClientContext context;
  rpc::Prepare(context, {.deadline = kTests, .language = language_, .session = session});
  const auto reader = self_test_->RunTests(&context, request);
  v1::TestResult result;
  while (reader->Read(&result)) on_result(result);
  return rpc::FromGrpc(reader->Finish());
}

std::unique_ptr<DeviceClient> DialDevice(const std::string& run_directory, const std::string& language) {
  return std::make_unique<GrpcDeviceClient>(rpc::DialFacet(run_directory, "terminal", "device"),
                                            rpc::DialFacet(run_directory, "terminal", "self-test"), language);
}

}  // namespace till::terminal
