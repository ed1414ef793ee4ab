// SPDX-License-Identifier: Apache-2.0
#include "hal/sim_state/sim_state.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"

namespace till::hal {

absl::Status ShowSimState(const std::string& path, std::string_view line) {
  const std::string fresh = path + ".new";
  // Other users look at it: the touchscreen is not this process's.
  const int fd = open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd < 0) return absl::UnavailableError(absl::StrCat("the simulated device is gone: ", strerror(errno)));
  const std::string text = std::string(line) + "\n";
  (void)fchmod(fd, 0644);
  const bool written = write(fd, text.data(), text.size()) == static_cast<ssize_t>(text.size());
  close(fd);
  if (!written || rename(fresh.c_str(), path.c_str()) != 0) {
    return absl::UnavailableError(absl::StrCat("the simulated device is gone: ", strerror(errno)));
  }
  return absl::OkStatus();
}

}  // namespace till::hal
