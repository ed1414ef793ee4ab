// SPDX-License-Identifier: Apache-2.0
#include "tests/attack/files.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace till::attack {
namespace {

int Open(const std::string& path, int flags) {
  const int file = open(path.c_str(), flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0700);
  if (file < 0) return errno;
  close(file);
  return 0;
}

constexpr size_t kPage = 4096;

// WriteFile writes a file that may be executed; returns it, or -1 and errno.
int WriteFile(const std::string& path) {
  const int file = open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0700);
  if (file < 0) return -1;
  const std::string content(kPage, '.');
  if (write(file, content.data(), content.size()) == static_cast<ssize_t>(content.size())) return file;
  close(file);
  errno = EIO;
  return -1;
}

}  // namespace

int Read(const std::string& path) {
  return Open(path, O_RDONLY);
}

int Write(const std::string& path) {
  return Open(path, O_WRONLY);
}

int Create(const std::string& path) {
  const int error = Open(path, O_WRONLY | O_CREAT | O_EXCL);
  if (error == 0) unlink(path.c_str());
  return error;
}

int List(const std::string& path) {
  DIR* folder = opendir(path.c_str());
  if (folder == nullptr) return errno;
  closedir(folder);
  return 0;
}

int Connect(const std::string& path) {
  const int made = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (made < 0) return errno;
  sockaddr_un address{.sun_family = AF_UNIX, .sun_path = {}};
  std::strncpy(address.sun_path, path.c_str(), sizeof(address.sun_path) - 1);
  const int error =
      connect(made, reinterpret_cast<const sockaddr*>(&address), sizeof(address)) == 0 ? 0 : errno;
  close(made);
  return error;
}

int Run(const std::string& path) {
  // The pipe closes by itself when the new program begins: nothing in it means that it did.
  int ends[2];
  if (pipe2(ends, O_CLOEXEC) != 0) return errno;
  const pid_t child = fork();
  if (child < 0) return errno;
  if (child == 0) {
    const std::string name = path;
    char* const arguments[] = {const_cast<char*>(name.c_str()), const_cast<char*>("--version"), nullptr};
    char* const environment[] = {nullptr};
    execve(path.c_str(), arguments, environment);
    const int error = errno;
    _exit(write(ends[1], &error, sizeof(error)) == sizeof(error) ? 0 : 1);
  }
  close(ends[1]);
  int error = 0;
  if (read(ends[0], &error, sizeof(error)) != sizeof(error)) error = 0;
  close(ends[0]);
  waitpid(child, nullptr, 0);
  return error;
}

int RunWritten(const std::string& folder) {
  const std::string path = folder + "/attack";
  const int file = WriteFile(path);
  if (file < 0) return errno;
  close(file);
  const int error = Run(path);
  unlink(path.c_str());
  return error == ENOEXEC ? 0 : error;
}

int MapWritten(const std::string& folder) {
  const std::string path = folder + "/attack";
  const int file = WriteFile(path);
  if (file < 0) return errno;
  void* page = mmap(nullptr, kPage, PROT_READ | PROT_EXEC, MAP_PRIVATE, file, 0);
  const int error = page == MAP_FAILED ? errno : 0;
  if (page != MAP_FAILED) munmap(page, kPage);
  close(file);
  unlink(path.c_str());
  return error;
}

}  // namespace till::attack
