// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_PIN_ENTRY_SERVICE_H_
#define TILL_SERVICES_PIN_PIN_ENTRY_SERVICE_H_

#include "services/pin/card_number_entry.h"
#include "services/pin/online_pin_entry.h"
#include "services/pin/shared_pad.h"
#include "till/pin/v1/pin_entry.grpc.pb.h"

namespace till::pin {

// PinEntryService is the facet till.pin.v1.PinEntry before the entries at the one pad.
class PinEntryService final : public v1::PinEntry::Service {
 public:
  // All outlive the service.
  PinEntryService(SharedPad& pad, OnlinePinEntry& entry, CardNumberEntry& card_number)
      : pad_(pad), entry_(entry), card_number_(card_number) {}

  grpc::Status EnterOnlinePin(grpc::ServerContext* context, const v1::EnterOnlinePinRequest* request,
                              grpc::ServerWriter<v1::PinEntryEvent>* writer) override;
  grpc::Status EnterCardNumber(grpc::ServerContext* context, const v1::EnterCardNumberRequest* request,
                               grpc::ServerWriter<v1::CardNumberEvent>* writer) override;
  grpc::Status Cancel(grpc::ServerContext* context, const v1::CancelPinEntryRequest* request,
                      v1::CancelPinEntryResponse* response) override;
  grpc::Status Status(grpc::ServerContext* context, const v1::PinEntryStatusRequest* request,
                      v1::PinEntryStatusResponse* response) override;

 private:
  SharedPad& pad_;
  OnlinePinEntry& entry_;
  CardNumberEntry& card_number_;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_PIN_ENTRY_SERVICE_H_
