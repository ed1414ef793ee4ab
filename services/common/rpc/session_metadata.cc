// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/session_metadata.h"

namespace till::rpc {

namespace {

std::string Metadata(const grpc::ServerContextBase& context, const char* key) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find(key);
  return found == metadata.end() ? "" : std::string(found->second.data(), found->second.size());
}

}  // namespace

std::string SessionTokenOf(const grpc::ServerContextBase& context) {
  return Metadata(context, "till-session");
}

std::string ApprovalTokenOf(const grpc::ServerContextBase& context) {
  return Metadata(context, "till-approval");
}

}  // namespace till::rpc
