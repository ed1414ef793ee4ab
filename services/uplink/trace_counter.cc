// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/trace_counter.h"

#include <fstream>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/durable_file/durable_file.h"

namespace till::uplink {
namespace {

// How many numbers one write to the disk buys.
constexpr uint32_t kReserved = 50;

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
  if (absl::Status kept = WriteDurably(path_, text); !kept.ok()) return kept;
  reserved_until_ = until;
  return absl::OkStatus();
}

}  // namespace till::uplink
