// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/line/backoff.h"

#include <algorithm>

namespace till::uplink {

absl::Duration Backoff::Next() {
  const absl::Duration pause = ceiling_ * random_();
  ceiling_ = std::min(ceiling_ * 2, policy_.most);
  return pause;
}

}  // namespace till::uplink
