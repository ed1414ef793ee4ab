// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_CCID_LINK_H_
#define TILL_HAL_CARD_READER_CCID_CCID_LINK_H_

#include <chrono>
#include <memory>
#include <stop_token>

#include "absl/status/statusor.h"
#include "hal/card_reader/ccid/ccid_interface.h"
#include "hal/card_reader/ccid/ccid_message.h"
#include "hal/usb/usb_host.h"

namespace till::hal {

// CcidTime is a deadline.
using CcidTime = std::chrono::steady_clock::time_point;

// CcidLink sends messages to a reader and waits for their answers, one at a time. After any status but
// Cancelled, DeadlineExceeded and InvalidArgument it is of no more use: nobody knows what is still under way.
class CcidLink {
 public:
  // `device` is open and its interface claimed. Sequence numbers go on from `first_sequence`, so that no late
  // answer of an earlier link can be taken for one of this one's.
  CcidLink(std::unique_ptr<UsbDevice> device, const CcidInterface& interface, uint8_t first_sequence);

  const CcidDescriptor& descriptor() const { return interface_.descriptor; }
  uint8_t next_sequence() const { return sequence_; }

  // Ask sends a request and returns its answer, whose data holds until the next call. CANCELLED: `cancel` was
  // stopped. DEADLINE_EXCEEDED: the reader kept asking for more time, and took the abort. UNAVAILABLE: it was
  // unplugged or does not answer. INTERNAL: it broke its protocol. INVALID_ARGUMENT: the message is longer
  // than the reader takes.
  absl::StatusOr<CcidReply> Ask(const CcidRequest& request, CcidTime deadline, std::stop_token cancel = {});

  // Forget wipes what the last answer left.
  void Forget() { buffer_.Wipe(); }

 private:
  absl::Status Send(const CcidRequest& request, uint8_t sequence, CcidTime deadline, std::stop_token cancel);
  absl::StatusOr<CcidReply> Receive(CcidTime deadline, std::stop_token cancel);
  // Read is one look at the endpoint, into the buffer behind the `got` bytes that are there.
  absl::StatusOr<UsbTransfer> Read(size_t got, CcidTime deadline, const std::stop_token& cancel);
  // Abort ends a command that does not come to its end (CCID 1.1, 5.3.1).
  absl::Status Abort(uint8_t slot, uint8_t sequence);
  void Drain();

  const std::unique_ptr<UsbDevice> device_;
  const CcidInterface interface_;
  SecretBuffer buffer_;
  uint8_t sequence_;
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_CCID_LINK_H_
