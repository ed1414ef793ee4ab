// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_CARD_PIN_SERVICE_H_
#define TILL_SERVICES_PIN_CARD_PIN_SERVICE_H_

#include "till/pin/v1/card_pin.grpc.pb.h"

namespace till::pin {

// CardPinService is the facet till.pin.v1.CardPin. Offline PIN is not in this version: it says so.
class CardPinService final : public v1::CardPin::Service {
 public:
  grpc::Status EncipherPinForCard(grpc::ServerContext* context, const v1::EncipherPinForCardRequest* request,
                                  v1::EncipherPinForCardResponse* response) override;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_CARD_PIN_SERVICE_H_
