// SPDX-License-Identifier: Apache-2.0
#include "hal/scanner/keyboard/keyboard_scanner.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/input.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "absl/strings/str_cat.h"

namespace till::hal {

absl::StatusOr<int> KeyboardScanner::Open() {
  text_.Forget();
  const int fd = open(device_.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (fd < 0) return absl::UnavailableError(absl::StrCat(device_, ": ", strerror(errno)));
  struct stat about {};
  if (fstat(fd, &about) == 0 && S_ISFIFO(about.st_mode)) return fd;
  // Also finds what is no input device. EBUSY: somebody else has taken it, and would hear the codes instead.
  if (ioctl(fd, EVIOCGRAB, 1) == 0) return fd;
  const int error = errno;
  close(fd);
  return absl::UnavailableError(
      absl::StrCat(device_, error == EBUSY ? " is taken by another program" : " is no input device: ",
                   error == EBUSY ? "" : strerror(error)));
}

}  // namespace till::hal
