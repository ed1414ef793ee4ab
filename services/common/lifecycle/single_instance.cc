// SPDX-License-Identifier: Apache-2.0
#include "services/common/lifecycle/single_instance.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"

namespace till {

absl::StatusOr<SingleInstance> SingleInstance::Acquire(const std::string& folder) {
  const std::string path = absl::StrCat(folder, "/lock");
  UniqueFd lock(open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600));
  if (!lock.valid()) return MakeError(ErrorCode::kStorageFailed, absl::ErrnoToStatus(errno, path).message());
  if (flock(lock.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) {
      return MakeError(absl::StatusCode::kFailedPrecondition, ErrorCode::kServiceUnavailable,
                       absl::StrCat("another process holds ", path));
    }
    return MakeError(ErrorCode::kStorageFailed, absl::ErrnoToStatus(errno, path).message());
  }
  return SingleInstance(std::move(lock));
}

}  // namespace till
