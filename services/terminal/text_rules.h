// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_TEXT_RULES_H_
#define TILL_SERVICES_TERMINAL_TEXT_RULES_H_

#include <string_view>

#include "absl/status/status.h"

namespace till::terminal {

// CheckText wants well-formed UTF-8 of `shortest` to `longest` characters (code points) without control
// characters; `lines` allows line feeds. INVALID_REQUEST that names the field and does not repeat the text.
absl::Status CheckText(std::string_view field, std::string_view text, int shortest, int longest,
                       bool lines = false);

// FirstCharacters is the beginning of a text, so many characters; less when it ends, or is not UTF-8, before.
std::string_view FirstCharacters(std::string_view text, int count);

// CountCharacters is how many characters a text has, up to the first that is not UTF-8.
int CountCharacters(std::string_view text);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_TEXT_RULES_H_
