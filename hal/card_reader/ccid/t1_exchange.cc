// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/t1_exchange.h"

#include <algorithm>

namespace till::hal {
namespace {

constexpr std::chrono::milliseconds kEndOfTime(1'000);

// LargestIfs is the most information that fits into one transfer.
uint8_t LargestIfs(const XfrPipe& pipe, size_t wanted) {
  return static_cast<uint8_t>(std::min({wanted, kMostT1Information, pipe.most() - kT1Overhead}));
}

// IfsdOf is the reader's dwMaxIFSD; one that says 0 is taken for the least (ISO/IEC 7816-3, 11.4.2).
size_t IfsdOf(const XfrPipe& pipe) {
  constexpr uint32_t kUsual = 32;
  return pipe.descriptor().max_ifsd == 0 ? kUsual : pipe.descriptor().max_ifsd;
}

}  // namespace

T1Exchange::T1Exchange(XfrPipe& pipe, uint8_t ifsc)
    : pipe_(pipe), protocol_(*this, LargestIfs(pipe, ifsc), LargestIfs(pipe, IfsdOf(pipe))) {}

absl::StatusOr<bool> T1Exchange::Begin(CcidTime deadline) {
  deadline_ = deadline;
  if (pipe_.descriptor().AnnouncesIfsd()) return true;
  return protocol_.AnnounceIfsd();
}

absl::StatusOr<TransceiveResult> T1Exchange::Run(std::span<const uint8_t> command, CcidTime deadline) {
  deadline_ = deadline;
  return protocol_.Exchange(command);
}

absl::StatusOr<T1Answer> T1Exchange::Send(std::span<const uint8_t> block, uint8_t waiting_times) {
  // A card may ask for more time, or for the last block again, for ever: the time for the command ends it.
  const CcidTime now = std::chrono::steady_clock::now();
  if (now >= deadline_) return T1Answer{T1Answer::Kind::kGone, {}};
  const absl::StatusOr<XfrAnswer> answer = pipe_.Transfer(block, waiting_times, 0, deadline_);
  // What is still under way when the time is over says nothing of the reader.
  if (absl::IsUnavailable(answer.status()) && deadline_ - now < kEndOfTime) {
    return T1Answer{T1Answer::Kind::kGone, {}};
  }
  if (!answer.ok()) return answer.status();
  switch (answer->kind) {
    case XfrAnswer::Kind::kData:
      return T1Answer{T1Answer::Kind::kBytes, SecretBuffer::Copy(answer->data)};
    case XfrAnswer::Kind::kSilence:
      return T1Answer{T1Answer::Kind::kSilence, {}};
    case XfrAnswer::Kind::kGone:
      break;
  }
  return T1Answer{T1Answer::Kind::kGone, {}};
}

}  // namespace till::hal
