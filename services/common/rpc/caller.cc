// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/caller.h"

#include <algorithm>

#include "absl/strings/str_join.h"
#include "services/common/rpc/connection_registry.h"

namespace till::rpc {

bool Caller::Is(std::string_view name) const {
  return std::ranges::find(names, name) != names.end();
}

std::string Caller::Describe() const {
  return absl::StrJoin(names, "|");
}

std::optional<Caller> CallerOf(const grpc::ServerContextBase* context) {
  if (context == nullptr) return std::nullopt;
  return ConnectionRegistry::ForProcess().Find(context->peer());
}

}  // namespace till::rpc
