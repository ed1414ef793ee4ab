// SPDX-License-Identifier: Apache-2.0
#include "services/common/rpc/connection_registry.h"

#include <fcntl.h>
#include <sys/resource.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace till::rpc {
namespace {

// Below are the process's own files; the rotation leaves the low numbers to them.
constexpr int kFirst = 64;
// The map of callers holds one entry per number; this bounds it where the limit of open files is enormous.
constexpr int kLast = 65536;

int EndOfRange() {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur > kLast) return kLast;
  return static_cast<int>(limit.rlim_cur);
}

}  // namespace

ConnectionRegistry& ConnectionRegistry::ForProcess() {
  static ConnectionRegistry& registry = *new ConnectionRegistry;
  return registry;
}

UniqueFd ConnectionRegistry::Adopt(UniqueFd connection, const Caller& caller) {
  const std::lock_guard lock(mutex_);
  if (next_ < kFirst || next_ >= EndOfRange()) next_ = kFirst;
  UniqueFd moved(fcntl(connection.get(), F_DUPFD_CLOEXEC, next_));
  if (!moved.valid()) moved = UniqueFd(fcntl(connection.get(), F_DUPFD_CLOEXEC, kFirst));  // the end is full
  if (!moved.valid()) return moved;
  next_ = moved.get() + 1;
  callers_.insert_or_assign(moved.get(), caller);
  return moved;
}

std::optional<Caller> ConnectionRegistry::Find(std::string_view peer) const {
  constexpr std::string_view kPrefix = "fd:";
  if (!peer.starts_with(kPrefix)) return std::nullopt;
  peer.remove_prefix(kPrefix.size());
  int number = -1;
  const auto [end, error] = std::from_chars(peer.data(), peer.data() + peer.size(), number);
  if (error != std::errc() || end != peer.data() + peer.size()) return std::nullopt;
  const std::lock_guard lock(mutex_);
  const auto found = callers_.find(number);
  if (found == callers_.end()) return std::nullopt;
  return found->second;
}

}  // namespace till::rpc
