// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_UTF8_H_
#define TILL_SERVICES_PRINT_UTF8_H_

#include <string>
#include <string_view>

namespace till::print {

// kInvalidUtf8 is what NextCodePoint returns for a byte that begins no well-formed sequence; no character has
// it.
inline constexpr char32_t kInvalidUtf8 = 0xFFFFFFFF;

// NextCodePoint takes one code point off the front of `utf8`, which must not be empty. Overlong forms,
// surrogates and values past U+10FFFF are no UTF-8 (RFC 3629, 3): of those it takes one byte and returns
// kInvalidUtf8.
char32_t NextCodePoint(std::string_view& utf8);

// AppendCodePoint appends the UTF-8 of `code_point`, which must be a Unicode scalar value.
void AppendCodePoint(char32_t code_point, std::string& utf8);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_UTF8_H_
