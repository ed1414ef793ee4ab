// SPDX-License-Identifier: Apache-2.0
#include "services/common/secret/process_hardening.h"

#include <sys/prctl.h>
#include <sys/resource.h>

namespace till {

absl::Status HardenProcess() {
  const rlimit no_core{0, 0};
  if (setrlimit(RLIMIT_CORE, &no_core) != 0) return absl::InternalError("cannot forbid core dumps");
  if (prctl(PR_SET_DUMPABLE, 0, 0, 0, 0) != 0)
    return absl::InternalError("cannot make the process undumpable");
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return absl::InternalError("cannot give up new privileges");
  return absl::OkStatus();
}

}  // namespace till
