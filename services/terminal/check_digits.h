// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_CHECK_DIGITS_H_
#define TILL_SERVICES_TERMINAL_CHECK_DIGITS_H_

#include <string_view>

#include "absl/time/civil_time.h"

namespace till::terminal {

// IsBranchCode is whether `text` is the number of a bank's branch in China's payment system (联行号): 12
// digits, bank 3, region 4, branch 4, and a check digit by ISO 7064 MOD 11,10 (GB/T 17710).
bool IsBranchCode(std::string_view text);

// IsIdentityNumber is whether `text` is an identity number of GB 11643: 17 digits, of which 7 to 14 are a day
// of birth from 1850 to `today`, and a check character by ISO 7064 MOD 11-2, where X stands for ten.
bool IsIdentityNumber(std::string_view text, absl::CivilDay today);

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_CHECK_DIGITS_H_
