// SPDX-License-Identifier: Apache-2.0

#ifndef TILL_SERVICES_LEDGER_TEXT_LINES_H_
#define TILL_SERVICES_LEDGER_TEXT_LINES_H_

#include <string>
#include <string_view>
#include <vector>

namespace till::ledger {

// JoinLines ends each with a line feed; SplitLines takes it apart again. For lists in one column; the lines
// themselves hold none.
std::string JoinLines(const std::vector<std::string>& lines);
std::vector<std::string> SplitLines(std::string_view joined);

}  // namespace till::ledger

#endif  // TILL_SERVICES_LEDGER_TEXT_LINES_H_
