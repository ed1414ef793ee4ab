// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_GB18030_H_
#define TILL_SERVICES_PRINT_GB18030_H_

#include <string>
#include <string_view>

namespace till::print {

// Printable returns `utf8` with everything replaced that a Chinese receipt printer has no glyph for, so that
// paper, picture and text say the same: '?' for invalid UTF-8 and for characters outside GBK and the CJK
// ideographs of GB18030, a blank for control characters other than '\n', nothing for zero-width ones. No
// escape sequence survives it: a merchant's name cannot command the printer.
std::string Printable(std::string_view utf8);

// ToGb18030 returns the bytes of Printable(utf8) in GB18030, '?' for what the converter refuses.
std::string ToGb18030(std::string_view utf8);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_GB18030_H_
