// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_WORKING_KEYS_SERVICE_H_
#define TILL_SERVICES_PIN_WORKING_KEYS_SERVICE_H_

#include "services/pin/key_store.h"
#include "till/pin/v1/working_keys.grpc.pb.h"

namespace till::pin {

// WorkingKeysService is the facet till.pin.v1.WorkingKeys before the key store.
class WorkingKeysService final : public v1::WorkingKeys::Service {
 public:
  // `keys` outlives the service.
  explicit WorkingKeysService(KeyStore& keys) : keys_(keys) {}

  grpc::Status ImportWorkingKeys(grpc::ServerContext* context, const v1::ImportWorkingKeysRequest* request,
                                 v1::ImportWorkingKeysResponse* response) override;
  grpc::Status DropWorkingKeys(grpc::ServerContext* context, const v1::DropWorkingKeysRequest* request,
                               v1::DropWorkingKeysResponse* response) override;
  grpc::Status GetWorkingKeys(grpc::ServerContext* context, const v1::GetWorkingKeysRequest* request,
                              v1::GetWorkingKeysResponse* response) override;

 private:
  KeyStore& keys_;
};

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_WORKING_KEYS_SERVICE_H_
