// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/xfr_pipe.h"

#include <thread>

#include "absl/strings/str_cat.h"

namespace till::hal {
namespace {

constexpr std::chrono::milliseconds kBusyWait(20);

bool IsBusy(CcidError error) {
  return error == CcidError::kSlotBusy || error == CcidError::kBusyWithAutoSequence;
}

// OfFailure says what a failed command means. A byte that the reader does not take, or a command that it does
// not know, is the reader's fault; the rest is the card's.
absl::StatusOr<XfrAnswer> OfFailure(const CcidReply& reply) {
  const auto place = static_cast<uint8_t>(reply.error);
  if (reply.icc != CcidReply::Icc::kActive) return XfrAnswer{XfrAnswer::Kind::kGone, {}, 0};
  if (place <= 127) {
    return absl::InternalError(absl::StrCat("the card reader refuses byte ", place, " of a transfer"));
  }
  if (reply.error == CcidError::kMute || reply.error == CcidError::kParity ||
      reply.error == CcidError::kOverrun) {
    return XfrAnswer{XfrAnswer::Kind::kSilence, {}, 0};
  }
  return XfrAnswer{XfrAnswer::Kind::kGone, {}, 0};
}

}  // namespace

absl::StatusOr<XfrAnswer> XfrPipe::Transfer(std::span<const uint8_t> data, uint8_t waiting_times,
                                            uint16_t level, CcidTime deadline) {
  const CcidRequest request{
      .command = CcidCommand::kXfrBlock,
      .slot = slot_,
      .specific = {waiting_times, static_cast<uint8_t>(level), static_cast<uint8_t>(level >> 8)},
      .data = data};
  while (true) {
    const absl::StatusOr<CcidReply> reply = link_.Ask(request, deadline);
    if (absl::IsDeadlineExceeded(reply.status())) return XfrAnswer{XfrAnswer::Kind::kGone, {}, 0};
    if (!reply.ok()) return reply.status();
    if (reply->end == CcidReply::End::kDone) {
      return XfrAnswer{XfrAnswer::Kind::kData, reply->data, reply->specific};
    }
    // A busy slot has not taken the block, so that it may be sent again.
    if (!IsBusy(reply->error)) return OfFailure(*reply);
    if (std::chrono::steady_clock::now() + kBusyWait >= deadline) {
      return absl::UnavailableError("the card reader is busy");
    }
    std::this_thread::sleep_for(kBusyWait);
  }
}

}  // namespace till::hal
