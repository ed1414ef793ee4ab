// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_HAL_CARD_READER_CCID_PROTOCOL_PARAMETERS_H_
#define TILL_HAL_CARD_READER_CCID_PROTOCOL_PARAMETERS_H_

#include <cstdint>
#include <vector>

#include "hal/card_reader/ccid/answer_to_reset.h"

namespace till::hal {

// ProtocolParameters returns abProtocolDataStructure for PC_to_RDR_SetParameters (CCID 1.1, 6.1.7): 5 bytes
// for T=0, 7 for T=1, as the card's ATR has them and ISO/IEC 7816-3 where it leaves them out.
std::vector<uint8_t> ProtocolParameters(const AnswerToReset& answer);

// kUsualIfsc is a card's IFSC when its ATR has none (ISO/IEC 7816-3, 11.4.2).
inline constexpr uint8_t kUsualIfsc = 32;

}  // namespace till::hal

#endif  // TILL_HAL_CARD_READER_CCID_PROTOCOL_PARAMETERS_H_
