// SPDX-License-Identifier: Apache-2.0
#include "services/pin/mac_service.h"

#include <span>
#include <string>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/rpc/status_mapping.h"
#include "services/common/status/error.h"
#include "services/pin/mac.h"

namespace till::pin {
namespace {

absl::StatusOr<MacAlgorithm> FromProto(v1::MacAlgorithm algorithm) {
  switch (algorithm) {
    case v1::UNIONPAY_ECB_XOR:
      return MacAlgorithm::kUnionPayEcbXor;
    case v1::X9_19:
      return MacAlgorithm::kX919;
    case v1::X9_9:
      return MacAlgorithm::kX99;
    case v1::UNIONPAY_SM4:
      return MacAlgorithm::kUnionPaySm4;
    default:
      return MakeError(ErrorCode::kInvalidRequest, "algorithm: missing or unknown");
  }
}

std::span<const uint8_t> Bytes(const std::string& text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

// The core's INVALID_ARGUMENT is about the message or about the algorithm's wish for another key.
absl::Status AsInvalidRequest(const absl::Status& status) {
  if (!absl::IsInvalidArgument(status)) return status;
  return MakeError(ErrorCode::kInvalidRequest, absl::StrCat(status.message()));
}

}  // namespace

grpc::Status MacService::Generate(grpc::ServerContext* context, const v1::GenerateMacRequest* request,
                                  v1::GenerateMacResponse* response) {
  const absl::StatusOr<MacAlgorithm> algorithm = FromProto(request->algorithm());
  if (!algorithm.ok()) return rpc::ToGrpc(algorithm.status(), context);
  const absl::Status made = keys_.WithKey(KeyUsage::kMac, [&](const KeyView& key) {
    const absl::StatusOr<MacValue> mac = ComputeMac(*algorithm, key, Bytes(request->message()));
    if (mac.ok()) response->mutable_mac()->assign(mac->begin(), mac->end());
    return AsInvalidRequest(mac.status());
  });
  return rpc::ToGrpc(made, context);
}

grpc::Status MacService::EncipherTrack(grpc::ServerContext* context, const v1::EncipherTrackRequest* request,
                                       v1::EncipherTrackResponse* response) {
  const absl::Status made = keys_.WithKey(KeyUsage::kData, [&](const KeyView& key) {
    const absl::StatusOr<std::vector<uint8_t>> block = EncipherBlock(key, Bytes(request->block()));
    if (block.ok()) response->mutable_block()->assign(block->begin(), block->end());
    return AsInvalidRequest(block.status());
  });
  return rpc::ToGrpc(made, context);
}

grpc::Status MacService::Verify(grpc::ServerContext* context, const v1::VerifyMacRequest* request,
                                v1::VerifyMacResponse* response) {
  const absl::StatusOr<MacAlgorithm> algorithm = FromProto(request->algorithm());
  if (!algorithm.ok()) return rpc::ToGrpc(algorithm.status(), context);
  const absl::Status checked = keys_.WithKey(KeyUsage::kMac, [&](const KeyView& key) {
    const absl::StatusOr<bool> valid =
        VerifyMac(*algorithm, key, Bytes(request->message()), Bytes(request->mac()));
    if (valid.ok()) response->set_valid(*valid);
    return AsInvalidRequest(valid.status());
  });
  return rpc::ToGrpc(checked, context);
}

}  // namespace till::pin
