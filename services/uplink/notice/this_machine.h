// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_UPLINK_NOTICE_THIS_MACHINE_H_
#define TILL_SERVICES_UPLINK_NOTICE_THIS_MACHINE_H_

#include <string>

namespace till::uplink {

// IsThisMachine returns whether `host` is this machine by an address in figures, 127.0.0.0/8 or ::1. No name
// is, not even "localhost": a name is whatever the resolver says.
bool IsThisMachine(const std::string& host);

}  // namespace till::uplink

#endif  // TILL_SERVICES_UPLINK_NOTICE_THIS_MACHINE_H_
