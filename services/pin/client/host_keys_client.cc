// SPDX-License-Identifier: Apache-2.0
#include "services/pin/client/host_keys_client.h"

#include <string.h>

#include "services/common/rpc/call.h"
#include "services/common/rpc/channel.h"
#include "services/pin/client/grpc_host_keys_client.h"

namespace till::pin {
namespace {

constexpr absl::Duration kDeadline = absl::Seconds(2);

// WipedBytes is a field of a request that may hold account data: Protobuf does not wipe a string.
class WipedBytes {
 public:
  WipedBytes(std::string* field, std::span<const uint8_t> bytes) : field_(field) {
    field_->assign(bytes.begin(), bytes.end());
  }
  ~WipedBytes() { explicit_bzero(field_->data(), field_->size()); }
  WipedBytes(const WipedBytes&) = delete;
  WipedBytes& operator=(const WipedBytes&) = delete;

 private:
  std::string* const field_;
};

}  // namespace

GrpcHostKeysClient::GrpcHostKeysClient(const std::shared_ptr<grpc::ChannelInterface>& mac,
                                       const std::shared_ptr<grpc::ChannelInterface>& working_keys)
    : mac_(v1::Mac::NewStub(mac)), working_keys_(v1::WorkingKeys::NewStub(working_keys)) {}

absl::StatusOr<std::string> GrpcHostKeysClient::GenerateMac(v1::MacAlgorithm algorithm,
                                                            std::span<const uint8_t> message) {
  v1::GenerateMacRequest request;
  request.set_algorithm(algorithm);
  const WipedBytes wiped(request.mutable_message(), message);
  const absl::StatusOr<v1::GenerateMacResponse> reply =
      rpc::UnaryCall(*mac_, &v1::Mac::Stub::Generate, request, kDeadline);
  if (!reply.ok()) return reply.status();
  return reply->mac();
}

absl::StatusOr<bool> GrpcHostKeysClient::VerifyMac(v1::MacAlgorithm algorithm,
                                                   std::span<const uint8_t> message, std::string_view mac) {
  v1::VerifyMacRequest request;
  request.set_algorithm(algorithm);
  const WipedBytes wiped(request.mutable_message(), message);
  request.set_mac(std::string(mac));
  const absl::StatusOr<v1::VerifyMacResponse> reply =
      rpc::UnaryCall(*mac_, &v1::Mac::Stub::Verify, request, kDeadline);
  if (!reply.ok()) return reply.status();
  return reply->valid();
}

absl::StatusOr<std::string> GrpcHostKeysClient::EncipherTrack(std::span<const uint8_t> block) {
  v1::EncipherTrackRequest request;
  const WipedBytes wiped(request.mutable_block(), block);
  const absl::StatusOr<v1::EncipherTrackResponse> reply =
      rpc::UnaryCall(*mac_, &v1::Mac::Stub::EncipherTrack, request, kDeadline);
  if (!reply.ok()) return reply.status();
  return reply->block();
}

absl::Status GrpcHostKeysClient::ImportWorkingKeys(const v1::ImportWorkingKeysRequest& request) {
  return rpc::UnaryCall(*working_keys_, &v1::WorkingKeys::Stub::ImportWorkingKeys, request, kDeadline)
      .status();
}

absl::Status GrpcHostKeysClient::DropWorkingKeys() {
  return rpc::UnaryCall(*working_keys_, &v1::WorkingKeys::Stub::DropWorkingKeys, v1::DropWorkingKeysRequest(),
                        kDeadline)
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
