// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_TEXT_LAYOUT_H_
#define TILL_SERVICES_PRINT_TEXT_LAYOUT_H_

#include <string>
#include <string_view>
#include <vector>

namespace till::print {

// Columns of text that fit on the usual rolls: 12-dot characters at 203 dpi.
inline constexpr int kColumns58mm = 32;
inline constexpr int kColumns80mm = 48;

// CodePointColumns returns how many columns a code point takes: 1 in ASCII, 2 otherwise. That is a Chinese
// printer's rule (every character outside ASCII comes from its square font), not Unicode's: é and … are as
// wide as 中.
inline int CodePointColumns(char32_t code_point) {
  return code_point < 0x80 ? 1 : 2;
}

// TextColumns returns the columns that one line of printable UTF-8 takes.
int TextColumns(std::string_view printable);

// Wrap breaks `printable` into lines of at most `columns` (2 at least). It breaks at blanks and between
// ideographs, never inside a word unless the word alone is longer than a line, and puts no closing
// punctuation at a line's head (JIS X 4051's kinsoku, which Chinese setting shares). '\n' ends a line; an
// empty text is one empty line.
std::vector<std::string> Wrap(std::string_view printable, int columns);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_TEXT_LAYOUT_H_
