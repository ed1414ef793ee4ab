// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_SESSION_SESSION_FORMAT_H_
#define TILL_SERVICES_COMMON_SESSION_SESSION_FORMAT_H_

#include <string>
#include <string_view>

namespace till::session_format {

// SignedMessage returns what the signature of a session is over: the prefix keeps a signature of this key
// from passing for one of anything else that the key may sign one day.
inline std::string SignedMessage(std::string_view payload) {
  return "till-session:" + std::string(payload);
}

// SignedApproval is the same for an approval: neither can pass for the other.
inline std::string SignedApproval(std::string_view payload) {
  return "till-approval:" + std::string(payload);
}

}  // namespace till::session_format

#endif  // TILL_SERVICES_COMMON_SESSION_SESSION_FORMAT_H_
