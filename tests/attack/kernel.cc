// SPDX-License-Identifier: Apache-2.0
#include "tests/attack/kernel.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <linux/netlink.h>
#include <netinet/in.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/sysmacros.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

namespace till::attack {
namespace {

int ErrorOf(long result) {
  return result < 0 ? errno : 0;
}

int WriteTo(const char* path, const std::string& text) {
  const int file = open(path, O_WRONLY | O_CLOEXEC);
  if (file < 0) return errno;
  const int error = ErrorOf(write(file, text.data(), text.size()));
  close(file);
  return error;
}

// Apart tries `act` in a process of its own, which a success would change.
template <typename Act>
int Apart(const Act& act) {
  const pid_t child = fork();
  if (child < 0) return errno;
  if (child == 0) _exit(act());
  int status = 0;
  waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : EINTR;
}

}  // namespace

int OpenSocket(const std::string& kind) {
  int made = -1;
  if (kind == "tcp") made = socket(AF_INET, SOCK_STREAM, 0);
  if (kind == "udp") made = socket(AF_INET, SOCK_DGRAM, 0);
  if (kind == "raw") made = socket(AF_INET, SOCK_RAW, IPPROTO_UDP);
  if (kind == "packet") made = socket(AF_PACKET, SOCK_RAW, 0);
  if (kind == "route") made = socket(AF_NETLINK, SOCK_RAW, NETLINK_ROUTE);
  if (made < 0) return errno;
  close(made);
  return 0;
}

int Listen() {
  const int made = socket(AF_INET, SOCK_STREAM, 0);
  if (made < 0) return errno;
  const int error = ErrorOf(listen(made, 1));
  close(made);
  return error;
}

int Bind(const std::string& port) {
  const int made = socket(AF_INET, SOCK_STREAM, 0);
  if (made < 0) return errno;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<uint16_t>(std::atoi(port.c_str())));
  const int error = ErrorOf(bind(made, reinterpret_cast<const sockaddr*>(&address), sizeof(address)));
  close(made);
  return error;
}

int Become(const std::string& context) {
  return Apart([&] { return WriteTo("/proc/self/attr/current", context); });
}

int BecomeNext(const std::string& context) {
  return Apart([&] { return WriteTo("/proc/self/attr/exec", context); });
}

int LoadModule() {
  const int error = ErrorOf(syscall(SYS_finit_module, -1, "", 0));
  return error == EBADF ? 0 : error;
}

int Mount() {
  const int error = ErrorOf(mount("attack", "/tmp", "tmpfs", 0, ""));
  if (error == 0) umount2("/tmp", MNT_DETACH);
  return error;
}

int SetUser() {
  return Apart([] { return ErrorOf(setresuid(65534, 65534, 65534)); });
}

int ChangeRoot() {
  return Apart([] { return ErrorOf(chroot("/usr")); });
}

int MakeDevice(const std::string& path) {
  // The kernel's memory: major 1, minor 1.
  const int error = ErrorOf(mknod(path.c_str(), S_IFCHR | 0600, makedev(1, 1)));
  if (error == 0) unlink(path.c_str());
  return error;
}

int Unshare(int what) {
  return Apart([what] { return ErrorOf(unshare(what)); });
}

int Reboot() {
  const int error = ErrorOf(syscall(SYS_reboot, 0, 0, 0, nullptr));
  return error == EINVAL ? 0 : error;
}

int SetTime() {
  timespec now{};
  clock_gettime(CLOCK_REALTIME, &now);
  return ErrorOf(clock_settime(CLOCK_REALTIME, &now));
}

int SetName() {
  return ErrorOf(sethostname("till", 4));
}

int OpenIoPorts() {
#if defined(__x86_64__)
  return ErrorOf(syscall(SYS_iopl, 3));
#else
  return EPERM;  // There are none.
#endif
}

}  // namespace till::attack
