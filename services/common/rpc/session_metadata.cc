// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/session_metadata.h"

namespace till::rpc {

std::string SessionTokenOf(const grpc::ServerContextBase& context) {
  const auto& metadata = context.client_metadata();
  const auto found = metadata.find("till-session");
  return found == metadata.end() ? "" : std::string(found->second.data(), found->second.size());
}

}  // namespace till::rpc
