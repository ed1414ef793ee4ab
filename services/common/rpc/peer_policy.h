// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_RPC_PEER_POLICY_H_
#define TILL_SERVICES_COMMON_RPC_PEER_POLICY_H_

#include <map>
#include <string>
#include <vector>

#include "absl/status/statusor.h"
#include "services/common/rpc/caller.h"
#include "services/common/rpc/peer_credentials.h"

namespace till::rpc {

// PeerPolicy says which users may connect to one facet. Immutable, so thread-safe. Admits nobody when empty:
// there is no name and no number, root's included, that is let in without being listed.
class PeerPolicy {
 public:
  PeerPolicy() = default;

  // Allow returns a policy that also admits `uid` as `caller`.
  PeerPolicy Allow(uid_t uid, std::string caller) const;

  // Admit returns the caller that `credentials` belong to; PERMISSION_DENIED for everybody else.
  absl::StatusOr<Caller> Admit(const PeerCredentials& credentials) const;

 private:
  std::map<uid_t, std::vector<std::string>> callers_by_uid_;
};

}  // namespace till::rpc

#endif  // TILL_SERVICES_COMMON_RPC_PEER_POLICY_H_
