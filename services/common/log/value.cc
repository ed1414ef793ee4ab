// SPDX-License-Identifier: Apache-2.0
#include "services/common/log/value.h"

#include "absl/strings/str_cat.h"

namespace till::log {

Value::Value(double number) : text_(absl::StrCat(number)) {}

Value::Value(absl::Time time) : text_(absl::FormatTime("%Y-%m-%dT%H:%M:%E3SZ", time, absl::UTCTimeZone())) {}

}  // namespace till::log
