// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_ACCESS_IDENTITIES_H_
#define TILL_SERVICES_COMMON_ACCESS_IDENTITIES_H_

#include <sys/types.h>

#include <map>
#include <string>
#include <string_view>

#include "absl/status/statusor.h"
#include "services/common/config/common_config.pb.h"

namespace till {

// Identities turns a caller's name in the access matrix into a user.
class Identities {
 public:
  // In this order: the configuration's `identities`; the user "till-<name>" of the user database; with
  // `development`, this process's own user. Fails in a release build when `development` is set, and when a
  // name is listed twice.
  static absl::StatusOr<Identities> FromConfig(const till::config::Common& common);

  // UidOf returns the user of `caller`; NOT_FOUND when it has none on this machine.
  absl::StatusOr<uid_t> UidOf(std::string_view caller) const;

 private:
  std::map<std::string, uid_t, std::less<>> configured_;
  bool development_ = false;
};

}  // namespace till

#endif  // TILL_SERVICES_COMMON_ACCESS_IDENTITIES_H_
