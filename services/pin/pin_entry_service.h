// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_PIN_ENTRY_SERVICE_H_
#define TILL_SERVICES_PIN_PIN_ENTRY_SERVICE_H_

#include "services/pin/online_pin_entry.h"
#include "till/pin/v1/pin_entry.grpc.pb.h"

namespace till::pin {

// PinEntryService is the facet till.pin.v1.PinEntry before OnlinePinEntry.
class PinEntryService final : public v1::PinEntry::Service {
 public:
  // `entry` outlives the service.
  explicit PinEntryService(OnlinePinEntry& entry) : entry_(entry) {}

  grpc::Status EnterOnlinePin(grpc::ServerContext* context, const v1::EnterOnlinePinRequest* request,
                              grpc::ServerWriter<v1::PinEntryEvent>* writer) override;
  grpc::Status Cancel(grpc::ServerContext* context, const v1::CancelPinEntryRequest* request,
                      v1::CancelPinEntryResponse* response) override;
  grpc::Status Status(grpc::ServerContext* context, const v1::PinEntryStatusRequest* request,
                      v1::PinEntryStatusResponse* response) override;

 private:
  OnlinePinEntry& entry_;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_PIN_ENTRY_SERVICE_H_
