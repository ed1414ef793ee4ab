// SPDX-License-Identifier: Apache-2.0
#include "tests/attack/memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace till::attack {
namespace {

constexpr size_t kPage = 4096;

}  // namespace

int MapBoth() {
  void* page = mmap(nullptr, kPage, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) return errno;
  munmap(page, kPage);
  return 0;
}

int MapThenRun() {
  void* page = mmap(nullptr, kPage, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) return errno;
  std::memset(page, 0xC3, kPage);
  const int error = mprotect(page, kPage, PROT_READ | PROT_EXEC) == 0 ? 0 : errno;
  munmap(page, kPage);
  return error;
}

int RunFromMemory() {
  const int file = memfd_create("attack", MFD_CLOEXEC);
  if (file < 0) return errno;
  int error = ftruncate(file, kPage) == 0 ? 0 : errno;
  if (error == 0) {
    void* page = mmap(nullptr, kPage, PROT_READ | PROT_EXEC, MAP_PRIVATE, file, 0);
    error = page == MAP_FAILED ? errno : 0;
    if (page != MAP_FAILED) munmap(page, kPage);
  }
  close(file);
  return error;
}

}  // namespace till::attack
