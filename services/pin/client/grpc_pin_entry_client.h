// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_CLIENT_GRPC_PIN_ENTRY_CLIENT_H_
#define TILL_SERVICES_PIN_CLIENT_GRPC_PIN_ENTRY_CLIENT_H_

#include <memory>
#include <string>

#include <grpcpp/channel.h>

#include "services/pin/client/pin_entry_client.h"
#include "till/pin/v1/pin_entry.grpc.pb.h"

namespace till::pin {

// GrpcPinEntryClient is PinEntryClient over a channel to the facet.
class GrpcPinEntryClient final : public PinEntryClient {
 public:
  explicit GrpcPinEntryClient(const std::shared_ptr<grpc::ChannelInterface>& channel);

  absl::StatusOr<v1::PinEntryResult> EnterOnlinePin(const v1::EnterOnlinePinRequest& request,
                                                    absl::FunctionRef<void(int)> on_digit_count) override;
  absl::StatusOr<v1::CardNumberResult> EnterCardNumber(
      const v1::EnterCardNumberRequest& request,
      absl::FunctionRef<void(const v1::CardNumberProgress&)> on_progress) override;
  absl::Status Cancel(const std::string& payment) override;
  absl::StatusOr<v1::PinEntryStatusResponse> Status() override;

 private:
  const std::unique_ptr<v1::PinEntry::Stub> stub_;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_CLIENT_GRPC_PIN_ENTRY_CLIENT_H_
