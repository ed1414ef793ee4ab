// SPDX-License-Identifier: Apache-2.0
#include "tests/attack/processes.h"

#include <fcntl.h>
#include <sys/ptrace.h>
#include <sys/uio.h>
#include <unistd.h>

#include <cerrno>
#include <string>

namespace till::attack {
namespace {

// OnEach tries `act` on every process but this one. Who would find out which there are is refused that, so it
// asks for each number.
template <typename Act>
int OnEach(const Act& act) {
  int refused = ESRCH;
  // On a machine that has just started, who was there before has a lower number.
  for (pid_t process = 1; process < getpid(); ++process) {
    errno = 0;
    if (act(process)) return 0;
    if (errno != ESRCH && errno != ENOENT) refused = errno;
  }
  return refused;
}

}  // namespace

int ReadMemory() {
  return OnEach([](pid_t process) {
    char byte = 0;
    // Where this program's own code is, may or may not be something there: a wrong address has got past the
    // check.
    const iovec here{&byte, 1};
    const iovec there{reinterpret_cast<void*>(&ReadMemory), 1};
    return process_vm_readv(process, &here, 1, &there, 1, 0) == 1 || errno == EFAULT;
  });
}

int OpenMemory() {
  return OnEach([](pid_t process) {
    const std::string path = "/proc/" + std::to_string(process) + "/mem";
    const int file = open(path.c_str(), O_RDONLY | O_CLOEXEC);
    if (file >= 0) close(file);
    return file >= 0;
  });
}

int Trace() {
  return OnEach([](pid_t process) {
    if (ptrace(PTRACE_SEIZE, process, nullptr, nullptr) != 0) return false;
    ptrace(PTRACE_DETACH, process, nullptr, nullptr);
    return true;
  });
}

}  // namespace till::attack
