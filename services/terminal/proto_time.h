// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_PROTO_TIME_H_
#define TILL_SERVICES_TERMINAL_PROTO_TIME_H_

#include <google/protobuf/timestamp.pb.h>

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

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_PROTO_TIME_H_
