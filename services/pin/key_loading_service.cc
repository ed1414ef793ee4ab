// SPDX-License-Identifier: Apache-2.0
#include "services/pin/key_loading_service.h"

#include <string>

#include "services/common/log/log.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"

namespace till::pin {
namespace {

grpc::Status NotSupported(grpc::ServerContext* context, std::string_view what) {
  return rpc::ToGrpc(MakeError(ErrorCode::kNotSupported, what), context);
}

}  // namespace

grpc::Status KeyLoadingService::ListSlots(grpc::ServerContext* context, const v1::ListSlotsRequest* request,
                                          v1::ListSlotsResponse* response) {
  for (const KeySlot& slot : keys_.List()) {
    v1::ListSlotsResponse::Slot* out = response->add_slots();
    out->set_slot(static_cast<int>(slot.usage));
    out->set_usage(std::string(UsageName(slot.usage)));
    out->set_key_check_value(slot.key_check_value);
    out->set_test_only(slot.test_only);
    out->mutable_loaded_at()->set_seconds(absl::ToUnixSeconds(slot.loaded_at));
  }
  return grpc::Status::OK;
}

grpc::Status KeyLoadingService::LoadKeyBlock(grpc::ServerContext* context,
                                             const v1::LoadKeyBlockRequest* request,
                                             v1::LoadKeyBlockResponse* response) {
  return NotSupported(context, "key blocks are not supported");
}

grpc::Status KeyLoadingService::BeginCeremony(grpc::ServerContext* context,
                                              const v1::BeginCeremonyRequest* request,
                                              v1::BeginCeremonyResponse* response) {
  return NotSupported(context, "key ceremonies are not supported");
}

grpc::Status KeyLoadingService::EnterComponent(grpc::ServerContext* context,
                                               const v1::EnterComponentRequest* request,
                                               v1::EnterComponentResponse* response) {
  return NotSupported(context, "key ceremonies are not supported");
}

grpc::Status KeyLoadingService::Wipe(grpc::ServerContext* context, const v1::WipeRequest* request,
                                     v1::WipeResponse* response) {
  const absl::Status wiped = keys_.Wipe();
  log::Warn("every key was wiped on request", {{"stored_keys", wiped}});
  return rpc::ToGrpc(wiped, context);
}

}  // namespace till::pin
