// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/peer_policy.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"

namespace till::rpc {

PeerPolicy PeerPolicy::Allow(uid_t uid, std::string caller) const {
  PeerPolicy wider = *this;
  std::vector<std::string>& names = wider.callers_by_uid_[uid];
  const auto place = std::ranges::lower_bound(names, caller);
  if (place == names.end() || *place != caller) names.insert(place, std::move(caller));
  return wider;
}

absl::StatusOr<Caller> PeerPolicy::Admit(const PeerCredentials& credentials) const {
  const auto found = callers_by_uid_.find(credentials.uid);
  if (found == callers_by_uid_.end()) {
    return MakeError(ErrorCode::kCallerRefused,
                     absl::StrCat("user ", credentials.uid, " may not use this facet"));
  }
  return Caller{.names = found->second, .credentials = credentials};
}

}  // namespace till::rpc
