// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PRINT_CODE128_H_
#define TILL_SERVICES_PRINT_CODE128_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace till::print {

inline constexpr size_t kMaxBarcodeCharacters = 48;

// IsBarcode says whether Code 128 can be made of `text` here: 1 to 48 printable ASCII characters.
bool IsBarcode(std::string_view text);

// Code128Values returns the symbol characters of `text` (ISO/IEC 15417): the start, the data in code set C as
// far as they are pairs of digits and in B otherwise, the check character and the stop. `text` is IsBarcode.
std::vector<uint8_t> Code128Values(std::string_view text);

// Code128Bars returns the widths of bars and spaces, in modules, beginning and ending with a bar. Quiet zones
// are not in it: ten modules on each side.
std::vector<uint8_t> Code128Bars(std::string_view text);
int Code128Modules(std::string_view text);
inline constexpr int kCode128QuietModules = 10;

// EscposCode128 returns `text` as the data of GS k 73: code sets named by "{B" and "{C" (Epson's reference).
std::string EscposCode128(std::string_view text);

}  // namespace till::print

#endif  // TILL_SERVICES_PRINT_CODE128_H_
