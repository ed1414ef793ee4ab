// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_CLIENT_GRPC_HOST_KEYS_CLIENT_H_
#define TILL_SERVICES_PIN_CLIENT_GRPC_HOST_KEYS_CLIENT_H_

#include <memory>
#include <string>

#include <grpcpp/channel.h>

#include "services/pin/client/host_keys_client.h"
#include "till/pin/v1/mac.grpc.pb.h"
#include "till/pin/v1/working_keys.grpc.pb.h"

namespace till::pin {

// GrpcHostKeysClient is HostKeysClient over a channel to each facet.
class GrpcHostKeysClient final : public HostKeysClient {
 public:
  GrpcHostKeysClient(const std::shared_ptr<grpc::ChannelInterface>& mac,
                     const std::shared_ptr<grpc::ChannelInterface>& working_keys);

  absl::StatusOr<std::string> GenerateMac(v1::MacAlgorithm algorithm,
                                          std::span<const uint8_t> message) override;
  absl::StatusOr<bool> VerifyMac(v1::MacAlgorithm algorithm, std::span<const uint8_t> message,
                                 std::string_view mac) override;
  absl::StatusOr<std::string> EncipherTrack(std::span<const uint8_t> block) override;
  absl::Status ImportWorkingKeys(const v1::ImportWorkingKeysRequest& request) override;
  absl::Status DropWorkingKeys() override;
  absl::StatusOr<v1::GetWorkingKeysResponse> GetWorkingKeys() override;

 private:
  const std::unique_ptr<v1::Mac::Stub> mac_;
  const std::unique_ptr<v1::WorkingKeys::Stub> working_keys_;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_CLIENT_GRPC_HOST_KEYS_CLIENT_H_
