// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/text_lines.h"

namespace till::ledger {

std::string JoinLines(const std::vector<std::string>& lines) {
  std::string joined;
  for (const std::string& line : lines) joined += line + '\n';
  return joined;
}

std::vector<std::string> SplitLines(std::string_view joined) {
  std::vector<std::string> lines;
  for (size_t end = joined.find('\n'); end != std::string_view::npos; end = joined.find('\n')) {
    lines.emplace_back(joined.substr(0, end));
    joined.remove_prefix(end + 1);
  }
  return lines;
}

}  // namespace till::ledger
