// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/notice/this_machine.h"

#include <arpa/inet.h>
#include <netinet/in.h>

namespace till::uplink {

bool IsThisMachine(const std::string& host) {
  // inet_pton reads to the first NUL and no further.
  if (host.find('\0') != std::string::npos) return false;
  in_addr v4{};
  if (inet_pton(AF_INET, host.c_str(), &v4) == 1) return ntohl(v4.s_addr) >> 24 == IN_LOOPBACKNET;
  in6_addr v6{};
  return inet_pton(AF_INET6, host.c_str(), &v6) == 1 && IN6_IS_ADDR_LOOPBACK(&v6);
}

}  // namespace till::uplink
