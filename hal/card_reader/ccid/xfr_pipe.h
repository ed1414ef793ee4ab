// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_XFR_PIPE_H_
#define TILL_HAL_CARD_READER_CCID_XFR_PIPE_H_

#include <cstdint>
#include <span>

#include "absl/status/statusor.h"
#include "hal/card_reader/ccid/ccid_link.h"

namespace till::hal {

// XfrAnswer is what a card, by way of the reader, did with a block of data.
struct XfrAnswer {
  enum class Kind {
    kData,
    kSilence,  // mute, or what it said could not be read
    kGone,     // taken out, without power, or out of order
  };

  Kind kind = Kind::kGone;
  std::span<const uint8_t> data;  // until the next call
  uint8_t chain = 0;              // bChainParameter
};

// XfrPipe sends PC_to_RDR_XfrBlock to one slot (CCID 1.1, 6.1.4).
class XfrPipe {
 public:
  // `link` must outlive the pipe.
  XfrPipe(CcidLink& link, uint8_t slot) : link_(link), slot_(slot) {}

  const CcidDescriptor& descriptor() const { return link_.descriptor(); }
  size_t most() const { return descriptor().max_message_bytes - kCcidHeaderBytes; }

  // Transfer sends a block. `waiting_times` is bBWI, `level` wLevelParameter. What the card did is an answer,
  // also that it takes longer than `deadline`; a status is the link's.
  absl::StatusOr<XfrAnswer> Transfer(std::span<const uint8_t> data, uint8_t waiting_times, uint16_t level,
                                     CcidTime deadline);

 private:
  CcidLink& link_;
  const uint8_t slot_;
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_XFR_PIPE_H_
