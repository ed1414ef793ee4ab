// SPDX-License-Identifier: Apache-2.0
#include "services/common/secret/secret_buffer.h"

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <fstream>
#include <ostream>
#include <sstream>
#include <string>
#include <type_traits>
#include <utility>

namespace till {
namespace {

template <typename T, typename = void>
struct IsPrintable : std::false_type {};
template <typename T>
struct IsPrintable<T, std::void_t<decltype(std::declval<std::ostream&>() << std::declval<const T&>())>>
    : std::true_type {};

static_assert(!IsPrintable<SecretBuffer>::value, "a secret must not stream");
static_assert(!std::is_copy_constructible_v<SecretBuffer>, "a secret must not be copied");

// The VmFlags line of the mapping that holds `address`, as /proc/self/smaps shows it.
std::string VmFlagsOf(const void* address) {
  std::ifstream smaps("/proc/self/smaps");
  const auto target = reinterpret_cast<uintptr_t>(address);
  std::string line;
  bool inside = false;
  while (std::getline(smaps, line)) {
    uintptr_t begin = 0, end = 0;
    if (std::sscanf(line.c_str(), "%lx-%lx ", &begin, &end) == 2) inside = begin <= target && target < end;
    if (inside && line.rfind("VmFlags:", 0) == 0) return line;
  }
  return "";
}

TEST(SecretBuffer, IsLockedAndLeftOutOfCoreDumps) {
  const SecretBuffer secret = SecretBuffer::CopyString("0123456789");
  const std::string flags = VmFlagsOf(secret.Reveal().data());
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
  // The sanitizers' runtimes turn mlock into nothing, because their shadow memory must not be locked.
  EXPECT_NE(flags.find(" lo"), std::string::npos) << flags;
#endif
  EXPECT_NE(flags.find(" dd"), std::string::npos) << flags;
}

TEST(SecretBuffer, IsZeroInAChild) {
  const SecretBuffer secret = SecretBuffer::CopyString("secret");
  const pid_t child = fork();
  if (child == 0) _exit(secret.Reveal()[0] == 0 ? 0 : 1);
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(WEXITSTATUS(status), 0);
}

TEST(SecretBuffer, MoveEmptiesTheSource) {
  SecretBuffer first = SecretBuffer::CopyString("key");
  const SecretBuffer second = std::move(first);
  EXPECT_TRUE(first.empty());  // NOLINT(bugprone-use-after-move): the point of the test.
  EXPECT_EQ(second.RevealText(), "key");
}

TEST(SecretBuffer, WipeLeavesZeros) {
  SecretBuffer secret = SecretBuffer::CopyString("key");
  secret.Wipe();
  for (const uint8_t byte : secret.Reveal()) EXPECT_EQ(byte, 0);
}

TEST(SecretBuffer, ComparesByContent) {
  const SecretBuffer secret = SecretBuffer::CopyString("abc");
  const std::array<uint8_t, 3> same{'a', 'b', 'c'}, other{'a', 'b', 'd'};
  EXPECT_TRUE(secret.EqualInConstantTime(same));
  EXPECT_FALSE(secret.EqualInConstantTime(other));
  EXPECT_FALSE(secret.EqualInConstantTime(std::span(same).first(2)));
}

}  // namespace
}  // namespace till
