// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_T1_EXCHANGE_H_
#define TILL_HAL_CARD_READER_CCID_T1_EXCHANGE_H_

#include "hal/card_reader/ccid/card_exchange.h"
#include "hal/card_reader/ccid/t1_protocol.h"
#include "hal/card_reader/ccid/xfr_pipe.h"

namespace till::hal {

// T1Exchange is for readers at TPDU level and cards that speak T=1: each block is a transfer, all that is
// above it is T1Protocol's.
class T1Exchange final : public CardExchange, private T1Line {
 public:
  T1Exchange(XfrPipe& pipe, uint8_t ifsc);

  // Begin tells the card how long our blocks may be, unless the reader did. False: the card does not agree.
  absl::StatusOr<bool> Begin(CcidTime deadline);

  absl::StatusOr<TransceiveResult> Run(std::span<const uint8_t> command, CcidTime deadline) override;

 private:
  absl::StatusOr<T1Answer> Send(std::span<const uint8_t> block, uint8_t waiting_times) override;

  XfrPipe& pipe_;
  T1Protocol protocol_;
  CcidTime deadline_;
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_T1_EXCHANGE_H_
