// SPDX-License-Identifier: Apache-2.0
#include "services/pin/client/host_keys_client.h"

#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"
#include "services/pin/client/grpc_host_keys_client.h"

namespace till::pin {
namespace {

constexpr absl::Duration kDeadline = absl::Seconds(2);

}  // namespace

GrpcHostKeysClient::GrpcHostKeysClient(const std::shared_ptr<grpc::ChannelInterface>& mac,
                                       const std::shared_ptr<grpc::ChannelInterface>& working_keys)
    : mac_(v1::Mac::NewStub(mac)), working_keys_(v1::WorkingKeys::NewStub(working_keys)) {}

absl::StatusOr<std::string> GrpcHostKeysClient::GenerateMac(v1::MacAlgorithm algorithm,
                                                            const std::string& message) {
  v1::GenerateMacRequest request;
  request.set_algorithm(algorithm);
  request.set_message(message);
  const absl::StatusOr<v1::GenerateMacResponse> reply =
      rpc::UnaryCall(*mac_, &v1::Mac::Stub::Generate, request, kDeadline);
  if (!reply.ok()) return reply.status();
  return reply->mac();
}

absl::StatusOr<bool> GrpcHostKeysClient::VerifyMac(v1::MacAlgorithm algorithm, const std::string& message,
                                                   const std::string& mac) {
  v1::VerifyMacRequest request;
  request.set_algorithm(algorithm);
  request.set_message(message);
  request.set_mac(mac);
  const absl::StatusOr<v1::VerifyMacResponse> reply =
      rpc::UnaryCall(*mac_, &v1::Mac::Stub::Verify, request, kDeadline);
  if (!reply.ok()) return reply.status();
  return reply->valid();
}

absl::Status GrpcHostKeysClient::ImportWorkingKeys(const v1::ImportWorkingKeysRequest& request) {
  return rpc::UnaryCall(*working_keys_, &v1::WorkingKeys::Stub::ImportWorkingKeys, request, kDeadline)
      .status();
}

absl::StatusOr<v1::GetWorkingKeysResponse> GrpcHostKeysClient::GetWorkingKeys() {
  return rpc::UnaryCall(*working_keys_, &v1::WorkingKeys::Stub::GetWorkingKeys, v1::GetWorkingKeysRequest(),
                        kDeadline);
}

std::unique_ptr<HostKeysClient> DialHostKeys(const std::string& run_directory) {
  return std::make_unique<GrpcHostKeysClient>(rpc::DialFacet(run_directory, "pin", "mac"),
                                              rpc::DialFacet(run_directory, "pin", "working-keys"));
}

}  // namespace till::pin
