// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_PROTO_TIME_H_
#define TILL_SERVICES_TERMINAL_PROTO_TIME_H_

#include <google/protobuf/timestamp.pb.h>

#include <algorithm>

#include "absl/time/time.h"

namespace till::terminal {

// ToTimestamp is the time in UTC with its nanoseconds; nanos is 0 to 999,999,999 before 1970 too, as
// Timestamp wants.
inline google::protobuf::Timestamp ToTimestamp(absl::Time time) {
  google::protobuf::Timestamp timestamp;
  const int64_t seconds = absl::ToUnixSeconds(time);
  timestamp.set_seconds(seconds);
  timestamp.set_nanos(static_cast<int32_t>(absl::ToInt64Nanoseconds(time - absl::FromUnixSeconds(seconds))));
  return timestamp;
}

// FromTimestamp reads it back, held to the years that a Timestamp may have.
inline absl::Time FromTimestamp(const google::protobuf::Timestamp& timestamp) {
  constexpr int64_t kFirst = -62'135'596'800;
  constexpr int64_t kLast = 253'402'300'799;
  const int64_t seconds = std::clamp<int64_t>(timestamp.seconds(), kFirst, kLast);
  return absl::FromUnixSeconds(seconds) + absl::Nanoseconds(timestamp.nanos());
}

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_PROTO_TIME_H_
