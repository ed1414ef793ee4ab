// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_MAC_SERVICE_H_
#define TILL_SERVICES_PIN_MAC_SERVICE_H_

#include "services/pin/key_store.h"
#include "till/pin/v1/mac.grpc.pb.h"

namespace till::pin {

// MacService is the facet till.pin.v1.Mac: MACs under the TAK of the key store, tracks under its TDK.
class MacService final : public v1::Mac::Service {
 public:
  // `keys` outlives the service.
  explicit MacService(const KeyStore& keys) : keys_(keys) {}

  grpc::Status Generate(grpc::ServerContext* context, const v1::GenerateMacRequest* request,
                        v1::GenerateMacResponse* response) override;
  grpc::Status EncipherTrack(grpc::ServerContext* context, const v1::EncipherTrackRequest* request,
                             v1::EncipherTrackResponse* response) override;
  grpc::Status Verify(grpc::ServerContext* context, const v1::VerifyMacRequest* request,
                      v1::VerifyMacResponse* response) override;

 private:
  const KeyStore& keys_;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_MAC_SERVICE_H_
