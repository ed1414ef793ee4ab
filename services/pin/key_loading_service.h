// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_KEY_LOADING_SERVICE_H_
#define TILL_SERVICES_PIN_KEY_LOADING_SERVICE_H_

#include "services/pin/key_store.h"
#include "till/pin/v1/key_loading.grpc.pb.h"

namespace till::pin {

// KeyLoadingService is the facet till.pin.v1.KeyLoading: it lists and wipes. Key blocks and ceremonies are
// not in this version: it says so.
class KeyLoadingService final : public v1::KeyLoading::Service {
 public:
  // `keys` outlives the service.
  explicit KeyLoadingService(KeyStore& keys) : keys_(keys) {}

  grpc::Status ListSlots(grpc::ServerContext* context, const v1::ListSlotsRequest* request,
                         v1::ListSlotsResponse* response) override;
  grpc::Status LoadKeyBlock(grpc::ServerContext* context, const v1::LoadKeyBlockRequest* request,
                            v1::LoadKeyBlockResponse* response) override;
  grpc::Status BeginCeremony(grpc::ServerContext* context, const v1::BeginCeremonyRequest* request,
                             v1::BeginCeremonyResponse* response) override;
  grpc::Status EnterComponent(grpc::ServerContext* context, const v1::EnterComponentRequest* request,
                              v1::EnterComponentResponse* response) override;
  grpc::Status Wipe(grpc::ServerContext* context, const v1::WipeRequest* request,
                    v1::WipeResponse* response) override;

 private:
  KeyStore& keys_;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_KEY_LOADING_SERVICE_H_
