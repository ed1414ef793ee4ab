// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_T0_EXCHANGE_H_
#define TILL_HAL_CARD_READER_CCID_T0_EXCHANGE_H_

#include "hal/card_reader/ccid/card_exchange.h"
#include "hal/card_reader/ccid/xfr_pipe.h"

namespace till::hal {

// T0Exchange is for readers at TPDU level and cards that speak T=0: the reader does the procedure bytes, the
// host the cases of the command. 61xx and 6Cxx go to the caller.
class T0Exchange final : public CardExchange {
 public:
  explicit T0Exchange(XfrPipe& pipe) : pipe_(pipe) {}

  absl::StatusOr<TransceiveResult> Run(std::span<const uint8_t> command, CcidTime deadline) override;

 private:
  XfrPipe& pipe_;
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_T0_EXCHANGE_H_
