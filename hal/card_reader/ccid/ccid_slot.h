// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_CCID_SLOT_H_
#define TILL_HAL_CARD_READER_CCID_CCID_SLOT_H_

#include <memory>
#include <stop_token>
#include <vector>

#include "absl/status/statusor.h"
#include "hal/card_reader/card_reader.h"
#include "hal/card_reader/ccid/answer_to_reset.h"
#include "hal/card_reader/ccid/card_exchange.h"
#include "hal/card_reader/ccid/ccid_link.h"
#include "hal/card_reader/ccid/xfr_pipe.h"

namespace till::hal {

// CcidSlot is one slot of a reader and the card in it, or in its field.
class CcidSlot {
 public:
  // `link` must outlive the slot.
  CcidSlot(CcidLink& link, uint8_t number, CardInterface interface)
      : link_(link), number_(number), interface_(interface), pipe_(link, number) {}

  CardInterface interface() const { return interface_; }

  // HasCard asks the reader. CANCELLED: `cancel` was stopped.
  absl::StatusOr<bool> HasCard(CcidTime deadline, std::stop_token cancel);

  // PowerOn resets the card and agrees with it on how to go on: a contact card with an ATR that EMV does not
  // allow gets a warm reset, and then no power (EMV 4.4 Book 1, 8.4).
  absl::StatusOr<PowerOnResult> PowerOn(CcidTime deadline);

  // Transceive carries a command to a card that PowerOn answered for.
  absl::StatusOr<TransceiveResult> Transceive(std::span<const uint8_t> command, CcidTime deadline);

  absl::Status PowerOff(CcidTime deadline);

 private:
  // Reset is what a card did when it got power.
  struct Reset {
    enum class Kind { kAnswered, kSilent, kGone };
    Kind kind = Kind::kGone;
    std::vector<uint8_t> answer;
  };

  absl::StatusOr<Reset> ResetOnce(uint8_t voltage, CcidTime deadline);
  // Agree sets the reader's parameters and begins the card's protocol; false: that cannot be.
  absl::StatusOr<bool> Agree(const AnswerToReset& answer, CcidTime deadline);
  absl::StatusOr<bool> SetParameters(const AnswerToReset& answer, CcidTime deadline);
  int ProtocolOf(const AnswerToReset& answer) const;
  absl::StatusOr<CcidReply> Ask(const CcidRequest& request, CcidTime deadline);

  CcidLink& link_;
  const uint8_t number_;
  const CardInterface interface_;
  XfrPipe pipe_;
  std::unique_ptr<CardExchange> exchange_;  // of the card that has power
};

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_CCID_SLOT_H_
