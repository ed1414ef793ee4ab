// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_LOG_DIGIT_MASK_H_
#define TILL_SERVICES_COMMON_LOG_DIGIT_MASK_H_

#include <string>
#include <string_view>

namespace till {

// MaskCardNumbers returns `text` with everything that could be a card number starred out but its last four
// digits.
//
// The last net, under types that should never let one get this far: a run of 12 to 19 digits with a right
// Luhn digit (digits may be parted by single spaces or hyphens), and a longer run when any 12 to 19
// neighbours in it are such. One number in ten that is no card's is starred as well; log an id that must stay
// whole with a letter in it.
std::string MaskCardNumbers(std::string_view text);

}  // namespace till

#endif  // TILL_SERVICES_COMMON_LOG_DIGIT_MASK_H_
