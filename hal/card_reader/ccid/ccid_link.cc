// SPDX-License-Identifier: Apache-2.0
#include "hal/card_reader/ccid/ccid_link.h"

#include <algorithm>
#include <utility>

#include "absl/strings/str_cat.h"

namespace till::hal {
namespace {

using Clock = std::chrono::steady_clock;
using End = UsbTransfer::End;

// Between looks at a cancellation. A transfer that is given up takes the answer with it that came at that
// moment, where the bus is a virtual machine's; so only what can be cancelled is waited for in slices.
constexpr absl::Duration kSlice = absl::Milliseconds(100);
constexpr absl::Duration kDrainWait = absl::Milliseconds(5);
constexpr absl::Duration kAbortPatience = absl::Milliseconds(400);
constexpr size_t kPacketBytes = 512;  // the longest of bulk; a read that is no multiple can overflow
constexpr int kMostStalls = 3;
constexpr int kMostStrays = 16;  // answers to nothing that was asked
constexpr uint8_t kToInterfaceOfClass = 0x21;
constexpr uint8_t kAbortRequest = 0x01;  // CCID 1.1, 5.3

// Left is never 0: to libusb that is "for ever".
absl::Duration Left(CcidTime deadline) {
  return std::max(absl::FromChrono(deadline - Clock::now()), absl::Milliseconds(1));
}

absl::Duration Patience(CcidTime deadline, const std::stop_token& cancel) {
  return cancel.stop_possible() ? std::min(Left(deadline), kSlice) : Left(deadline);
}

absl::Status Unplugged() {
  return absl::UnavailableError("the card reader was unplugged");
}

absl::Status Silent() {
  return absl::UnavailableError("the card reader does not answer");
}

size_t WholePackets(size_t bytes) {
  // One packet more shows a message that is too long.
  return (bytes / kPacketBytes + 2) * kPacketBytes;
}

}  // namespace

CcidLink::CcidLink(std::unique_ptr<UsbDevice> device, const CcidInterface& interface, uint8_t first_sequence)
    : device_(std::move(device)),
      interface_(interface),
      buffer_(WholePackets(interface.descriptor.max_message_bytes)),
      sequence_(first_sequence) {
  Drain();
}

void CcidLink::Drain() {
  // Whoever had the reader before may not have read to the end.
  for (int i = 0; i < kMostStrays; ++i) {
    const UsbTransfer got = device_->BulkIn(interface_.bulk_in, buffer_.Mutable(), kDrainWait);
    if (got.bytes == 0) break;
  }
  Forget();
}

absl::StatusOr<CcidReply> CcidLink::Ask(const CcidRequest& request, CcidTime deadline,
                                        std::stop_token cancel) {
  if (kCcidHeaderBytes + request.data.size() > descriptor().max_message_bytes) {
    return absl::InvalidArgumentError(
        absl::StrCat("the card reader takes messages of at most ", descriptor().max_message_bytes, " bytes"));
  }
  const uint8_t sequence = sequence_++;
  if (absl::Status sent = Send(request, sequence, deadline, cancel); !sent.ok()) return sent;
  int strays = 0;
  bool asked_for_time = false;
  while (true) {
    absl::StatusOr<CcidReply> reply = Receive(deadline, cancel);
    if (absl::IsDeadlineExceeded(reply.status())) {
      if (asked_for_time) {
        if (absl::Status aborted = Abort(request.slot, sequence); !aborted.ok()) return aborted;
        return absl::DeadlineExceededError("the card takes too long");
      }
      if (strays > 0) return absl::InternalError("the card reader answers what nobody asked");
      return Silent();
    }
    if (!reply.ok()) return reply;
    if (reply->slot != request.slot || reply->sequence != sequence) {
      // Late, of a command that was given up.
      if (++strays > kMostStrays) {
        return absl::InternalError("the card reader answers with wrong sequence numbers");
      }
      continue;
    }
    if (reply->end == CcidReply::End::kNeedsMoreTime) {
      asked_for_time = true;
      continue;
    }
    if (reply->type != static_cast<uint8_t>(AnswerTypeOf(request.command))) {
      return absl::InternalError("the card reader answers with a message of another type");
    }
    return reply;
  }
}

absl::Status CcidLink::Send(const CcidRequest& request, uint8_t sequence, CcidTime deadline,
                            std::stop_token cancel) {
  const SecretBuffer message = CcidBytes(request, sequence);
  size_t sent = 0;
  int stalls = 0;
  while (true) {
    if (cancel.stop_requested() && sent == 0) return absl::CancelledError("cancelled");
    if (Clock::now() >= deadline) return Silent();
    const std::span<const uint8_t> rest = message.Reveal().subspan(sent);
    const UsbTransfer out = device_->BulkOut(interface_.bulk_out, rest, Patience(deadline, cancel));
    sent += std::min(out.bytes, rest.size());
    if (sent == message.size()) return absl::OkStatus();
    if (out.end == End::kGone) return Unplugged();
    const bool halted = out.end == End::kStalled && sent == 0 && ++stalls <= kMostStalls;
    if (halted && device_->ClearHalt(interface_.bulk_out) == End::kDone) continue;
    if (out.end != End::kDone && out.end != End::kTimedOut) {
      return absl::UnavailableError("the card reader takes no message");
    }
  }
}

absl::StatusOr<UsbTransfer> CcidLink::Read(size_t got, CcidTime deadline, const std::stop_token& cancel) {
  for (int stalls = 0; stalls <= kMostStalls; ++stalls) {
    const UsbTransfer transfer =
        device_->BulkIn(interface_.bulk_in, buffer_.Mutable().subspan(got), Patience(deadline, cancel));
    if (transfer.end == End::kDone || transfer.end == End::kTimedOut) return transfer;
    if (transfer.end == End::kGone) return Unplugged();
    if (transfer.end == End::kFailed) break;
    if (device_->ClearHalt(interface_.bulk_in) != End::kDone) break;
  }
  return absl::UnavailableError("the line to the card reader failed");
}

absl::StatusOr<CcidReply> CcidLink::Receive(CcidTime deadline, std::stop_token cancel) {
  size_t got = 0;
  while (true) {
    if (cancel.stop_requested()) return absl::CancelledError("cancelled");
    if (Clock::now() >= deadline) return absl::DeadlineExceededError("no answer in time");
    const absl::StatusOr<UsbTransfer> transfer = Read(got, deadline, cancel);
    if (!transfer.ok()) return transfer.status();
    if (transfer->bytes == 0) continue;  // nothing yet, or an empty packet behind the last message
    got = std::min(got + transfer->bytes, buffer_.size());
    const std::span<const uint8_t> bytes = buffer_.Reveal().first(got);
    const std::optional<uint64_t> whole = CcidMessageBytes(bytes);
    if (whole.has_value() && *whole > descriptor().max_message_bytes) {
      return absl::InternalError("the card reader sends more than it said it would");
    }
    // A packet that is not full ends a message, and so does its last byte.
    const bool ended = transfer->end == End::kDone || (whole.has_value() && got >= *whole);
    if (ended) return ParseCcidReply(bytes);
  }
}

absl::Status CcidLink::Abort(uint8_t slot, uint8_t sequence) {
  const CcidTime deadline = Clock::now() + absl::ToChronoMilliseconds(kAbortPatience);
  const UsbSetup setup{.request_type = kToInterfaceOfClass,
                       .request = kAbortRequest,
                       .value = static_cast<uint16_t>(sequence << 8 | slot),
                       .index = interface_.interface};
  if (device_->Control(setup, {}, Left(deadline)).end != End::kDone) return Silent();
  // The message that goes with it has the same sequence number.
  const CcidRequest request{.command = CcidCommand::kAbort, .slot = slot};
  if (absl::Status sent = Send(request, sequence, deadline, {}); !sent.ok()) return sent;
  while (true) {
    const absl::StatusOr<CcidReply> reply = Receive(deadline, {});
    if (absl::IsDeadlineExceeded(reply.status())) return Silent();
    if (!reply.ok()) return reply.status();
    const bool ours = reply->slot == slot && reply->sequence == sequence;
    if (ours && reply->type == static_cast<uint8_t>(CcidReply::Type::kSlotStatus)) return absl::OkStatus();
  }
}

}  // namespace till::hal
