// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/field61.h"

#include <algorithm>

#include "absl/strings/ascii.h"
#include "absl/strings/str_format.h"

namespace till::uplink {
namespace {

constexpr uint32_t kMaxSixDigits = 999'999;

}  // namespace

absl::StatusOr<std::string> Field61::Digits() const {
  if (original_batch > kMaxSixDigits)
    return absl::InvalidArgumentError("field 61: the batch has more than six digits");
  if (original_trace == 0 || original_trace > kMaxSixDigits) {
    return absl::InvalidArgumentError("field 61: the trace number is not in 1..999999");
  }
  if (original_date.size() != 4 ||
      !std::all_of(original_date.begin(), original_date.end(), absl::ascii_isdigit)) {
    return absl::InvalidArgumentError("field 61: the date is not four digits");
  }
  return absl::StrFormat("%06d%06d%s", original_batch, original_trace, original_date);
}

}  // namespace till::uplink
