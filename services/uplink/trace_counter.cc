// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/trace_counter.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include <fstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/lifecycle/unique_fd.h"
#include "services/common/status/error.h"

namespace till::uplink {
namespace {

// How many numbers one write to the disk buys.
constexpr uint32_t kReserved = 50;

absl::Status Failed(const std::string& doing) {
  return MakeError(ErrorCode::kStorageFailed, absl::StrCat("trace counter: ", doing, ": ", strerror(errno)));
}

}  // namespace

TraceCounter::TraceCounter(std::string path)
    : path_(std::move(path)), next_(kFirst), reserved_until_(kFirst) {
  std::ifstream file(path_);
  uint32_t kept = 0;
  if (file >> kept && kept >= kFirst && kept <= kLast) next_ = reserved_until_ = kept;
}

absl::StatusOr<uint32_t> TraceCounter::Next() {
  absl::MutexLock lock(&mutex_);
  if (next_ > kLast) next_ = reserved_until_ = kFirst;
  if (next_ >= reserved_until_) {
    if (absl::Status reserved = Reserve(); !reserved.ok()) return reserved;
  }
  return next_++;
}

absl::Status TraceCounter::Reserve() {
  const uint32_t until = std::min(next_ + kReserved, kLast + 1);
  // After the last comes the first.
  const std::string text = absl::StrCat(until > kLast ? kFirst : until, "\n");
  const std::string draft = path_ + ".new";
  UniqueFd file(open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (!file.valid()) return Failed("open");
  if (write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size()))
    return Failed("write");
  if (fsync(file.get()) != 0) return Failed("fsync");
  if (rename(draft.c_str(), path_.c_str()) != 0) return Failed("rename");
  reserved_until_ = until;
  return absl::OkStatus();
}

}  // namespace till::uplink
