// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_T1_LINE_H_
#define TILL_HAL_CARD_READER_CCID_T1_LINE_H_

#include <cstdint>
#include <span>

#include "absl/status/statusor.h"
#include "services/common/secret/secret_buffer.h"

namespace till::hal {

// T1Answer is what came back for a block.
struct T1Answer {
  enum class Kind {
    kBytes,    // a block, or what should be one
    kSilence,  // nothing within the block waiting time, or nothing that could be read
    kGone,     // the card was taken out, or the time for the whole exchange is over
  };

  Kind kind = Kind::kGone;
  SecretBuffer bytes;
};

// T1Line carries blocks of T=1 to a card, one by one.
class T1Line {
 public:
  virtual ~T1Line() = default;

  // Send sends a block and returns the answer. `waiting_times` is the multiplier that the card asked for with
  // the block before, 0 for none.
  virtual absl::StatusOr<T1Answer> Send(std::span<const uint8_t> block, uint8_t waiting_times) = 0;
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_T1_LINE_H_
