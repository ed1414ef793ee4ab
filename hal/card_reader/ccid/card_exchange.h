// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_CARD_EXCHANGE_H_
#define TILL_HAL_CARD_READER_CCID_CARD_EXCHANGE_H_

#include <cstdint>
#include <span>

#include "absl/status/statusor.h"
#include "hal/card_reader/card_reader.h"
#include "hal/card_reader/ccid/ccid_link.h"

namespace till::hal {

// CardExchange carries commands to a powered card by what the reader leaves to its host.
class CardExchange {
 public:
  virtual ~CardExchange() = default;

  // Run carries one command APDU, within `deadline`. INVALID_ARGUMENT: one that cannot be carried so; nothing
  // was sent. Other statuses are the link's.
  virtual absl::StatusOr<TransceiveResult> Run(std::span<const uint8_t> command, CcidTime deadline) = 0;
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_CARD_EXCHANGE_H_
