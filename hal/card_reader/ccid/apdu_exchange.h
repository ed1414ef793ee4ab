// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_APDU_EXCHANGE_H_
#define TILL_HAL_CARD_READER_CCID_APDU_EXCHANGE_H_

#include "hal/card_reader/ccid/card_exchange.h"
#include "hal/card_reader/ccid/xfr_pipe.h"

namespace till::hal {

// ApduExchange is for readers that speak the card's protocol themselves: of short APDUs, or of extended ones,
// whose pieces are chained by wLevelParameter and bChainParameter (CCID 1.1, 6.1.4 and 6.2.1).
class ApduExchange final : public CardExchange {
 public:
  ApduExchange(XfrPipe& pipe, bool extended) : pipe_(pipe), extended_(extended) {}

  absl::StatusOr<TransceiveResult> Run(std::span<const uint8_t> command, CcidTime deadline) override;

 private:
  // Send sends the command's pieces and returns the answer to the last.
  absl::StatusOr<XfrAnswer> Send(std::span<const uint8_t> command, CcidTime deadline);

  XfrPipe& pipe_;
  const bool extended_;
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_APDU_EXCHANGE_H_
