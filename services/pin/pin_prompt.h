// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PIN_PIN_PROMPT_H_
#define TILL_SERVICES_PIN_PIN_PROMPT_H_

#include <cstdint>
#include <string>
#include <string_view>

namespace till::pin {

// PinPromptText is what the pad shows: the words come from here and never from the caller, so that nobody can
// have the pad ask for something else than the PIN of this amount (ISO 9564-1, 6.3). `language` "zh" or else
// English; `currency_code` ISO 4217.
std::string PinPromptText(std::string_view language, int64_t amount_minor, std::string_view currency_code,
                          bool retry);

// CardNumberPromptText is what a pad with a small display shows while a card number is typed; `amount` as
// AmountText has it, empty for none.
std::string CardNumberPromptText(std::string_view language, std::string_view amount);

// AmountText is the amount with the currency's decimals: "CNY 12.34", "JPY 1234".
std::string AmountText(int64_t amount_minor, std::string_view currency_code);

}  // namespace till::pin

#endif  // TILL_SERVICES_PIN_PIN_PROMPT_H_
