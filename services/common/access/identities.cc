// SPDX-License-Identifier: Apache-2.0
#include "services/common/access/identities.h"

#include <pwd.h>
#include <unistd.h>

#include <cerrno>
#include <vector>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"

namespace till {
namespace {

#ifdef TILL_RELEASE
constexpr bool kRelease = true;
#else
constexpr bool kRelease = false;
#endif

absl::StatusOr<uid_t> UidOfUser(const std::string& user) {
  std::vector<char> buffer(16 * 1024);
  passwd entry{};
  passwd* found = nullptr;
  const int error = getpwnam_r(user.c_str(), &entry, buffer.data(), buffer.size(), &found);
  if (error != 0) return MakeError(ErrorCode::kConfigInvalid, absl::ErrnoToStatus(error, user).message());
  if (found == nullptr) return MakeError(ErrorCode::kNotFound, absl::StrCat("there is no user ", user));
  return entry.pw_uid;
}

}  // namespace

absl::StatusOr<Identities> Identities::FromConfig(const till::config::Common& common) {
  if (kRelease && common.development()) {
    return MakeError(ErrorCode::kConfigInvalid, "common.development is refused in a release build");
  }
  Identities identities;
  identities.development_ = common.development();
  for (const till::config::Identity& identity : common.identities()) {
    if (identity.name().empty() || !identities.configured_.emplace(identity.name(), identity.uid()).second) {
      return MakeError(ErrorCode::kConfigInvalid,
                       absl::StrCat("common.identities: '", identity.name(), "' is empty or comes twice"));
    }
  }
  return identities;
}

absl::StatusOr<uid_t> Identities::UidOf(std::string_view caller) const {
  if (const auto found = configured_.find(caller); found != configured_.end()) return found->second;
  absl::StatusOr<uid_t> user = UidOfUser("till-" + std::string(caller));
  if (!user.ok() && development_) return geteuid();
  return user;
}

}  // namespace till
