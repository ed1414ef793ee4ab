// SPDX-License-Identifier: Apache-2.0
#include "services/pin/working_keys_service.h"

#include <utility>
#include <vector>

#include "services/common/log/log.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"

namespace till::pin {
namespace {

absl::StatusOr<KeyUsage> FromProto(v1::WorkingKeyUsage usage) {
  switch (usage) {
    case v1::PIN_ENCRYPTION:
      return KeyUsage::kPin;
    case v1::MESSAGE_AUTHENTICATION:
      return KeyUsage::kMac;
    case v1::DATA_ENCRYPTION:
      return KeyUsage::kData;
    default:
      return MakeError(ErrorCode::kInvalidRequest, "keys.usage: missing or unknown");
  }
}

absl::StatusOr<KeyCipher> FromProto(v1::WorkingKeyCipher cipher) {
  switch (cipher) {
    case v1::WORKING_KEY_CIPHER_UNSPECIFIED:
    case v1::TRIPLE_DES:
      return KeyCipher::kTripleDes;
    case v1::SM4:
      return KeyCipher::kSm4;
    default:
      return MakeError(ErrorCode::kInvalidRequest, "cipher: unknown");
  }
}

v1::WorkingKeyUsage ToProto(KeyUsage usage) {
  switch (usage) {
    case KeyUsage::kPin:
      return v1::PIN_ENCRYPTION;
    case KeyUsage::kMac:
      return v1::MESSAGE_AUTHENTICATION;
    case KeyUsage::kData:
      return v1::DATA_ENCRYPTION;
    case KeyUsage::kMaster:
    case KeyUsage::kSm4Master:
      break;
  }
  return v1::WORKING_KEY_USAGE_UNSPECIFIED;
}

}  // namespace

grpc::Status WorkingKeysService::ImportWorkingKeys(grpc::ServerContext* context,
                                                   const v1::ImportWorkingKeysRequest* request,
                                                   v1::ImportWorkingKeysResponse* response) {
  const absl::StatusOr<KeyCipher> cipher = FromProto(request->cipher());
  if (!cipher.ok()) return rpc::ToGrpc(cipher.status(), context);
  std::vector<WrappedKey> keys;
  for (const v1::EnvelopedKey& key : request->keys()) {
    const absl::StatusOr<KeyUsage> usage = FromProto(key.usage());
    if (!usage.ok()) return rpc::ToGrpc(usage.status(), context);
    keys.push_back({.usage = *usage,
                    .cryptogram = key.cryptogram(),
                    .key_check_value = key.key_check_value(),
                    .imported_at = absl::InfinitePast()});
  }
  const absl::Status imported = keys_.ImportWorkingKeys(*cipher, keys);
  if (imported.ok()) {
    log::Info("working keys imported", {{"keys", keys.size()}});
  } else {
    log::Error("working keys refused", {{"why", imported}});
  }
  return rpc::ToGrpc(imported, context);
}

grpc::Status WorkingKeysService::DropWorkingKeys(grpc::ServerContext* context,
                                                 const v1::DropWorkingKeysRequest* request,
                                                 v1::DropWorkingKeysResponse* response) {
  const absl::Status dropped = keys_.DropWorkingKeys();
  log::Info("working keys dropped", {{"stored_keys", dropped}});
  return rpc::ToGrpc(dropped, context);
}

grpc::Status WorkingKeysService::GetWorkingKeys(grpc::ServerContext* context,
                                                const v1::GetWorkingKeysRequest* request,
                                                v1::GetWorkingKeysResponse* response) {
  for (const KeySlot& slot : keys_.List()) {
    if (ToProto(slot.usage) == v1::WORKING_KEY_USAGE_UNSPECIFIED) continue;  // a master key
    v1::GetWorkingKeysResponse::Key* key = response->add_keys();
    key->set_usage(ToProto(slot.usage));
    key->set_key_check_value(slot.key_check_value);
    key->mutable_imported_at()->set_seconds(absl::ToUnixSeconds(slot.loaded_at));
  }
  return grpc::Status::OK;
}

}  // namespace till::pin
