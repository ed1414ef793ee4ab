// SPDX-License-Identifier: Apache-2.0
#include "services/pin/card_pin_service.h"

#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"

namespace till::pin {

grpc::Status CardPinService::EncipherPinForCard(grpc::ServerContext* context,
                                                const v1::EncipherPinForCardRequest* request,
                                                v1::EncipherPinForCardResponse* response) {
  return rpc::ToGrpc(
      WithPayment(MakeError(ErrorCode::kNotSupported, "offline PIN is not supported"), request->payment()),
      context);
}

}  // namespace till::pin
