// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_SECRET_PROCESS_HARDENING_H_
#define TILL_SERVICES_COMMON_SECRET_PROCESS_HARDENING_H_

#include "absl/status/status.h"

namespace till {

// HardenProcess makes this process leave no core dump and refuse a debugger of its own user: RLIMIT_CORE 0,
// PR_SET_DUMPABLE 0, PR_SET_NO_NEW_PRIVS. Call it first in main(), before any secret exists.
absl::Status HardenProcess();

}  // namespace till

#endif  // TILL_SERVICES_COMMON_SECRET_PROCESS_HARDENING_H_
