// SPDX-License-Identifier: Apache-2.0
#include "hal/scanner/sim/sim_scanner.h"

#include <sys/socket.h>

#include "absl/strings/str_cat.h"
#include "services/common/lifecycle/unix_connection.h"

namespace till::hal {

absl::StatusOr<int> SimScanner::Open() {
  absl::StatusOr<UniqueFd> connection = ConnectToUnixSocket(path_, SOCK_STREAM | SOCK_NONBLOCK);
  if (connection.ok()) return connection->Release();
  return absl::UnavailableError(
      absl::StrCat("the scanner is not connected: ", connection.status().message()));
}

}  // namespace till::hal
