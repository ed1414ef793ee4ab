// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_TAR_FILE_H_
#define TILL_SERVICES_TERMINAL_TAR_FILE_H_

#include <string>
#include <string_view>

#include "absl/time/time.h"

namespace till::terminal {

// TarFile is a POSIX ustar archive (IEEE Std 1003.1, pax) that is put together in memory.
class TarFile {
 public:
  // Add puts a file in; `name` has at most 99 bytes, and is read by all.
  void Add(std::string_view name, std::string_view content, absl::Time time);

  // Finish closes the archive and returns it.
  std::string Finish() &&;

 private:
  std::string bytes_;
};

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_TAR_FILE_H_
