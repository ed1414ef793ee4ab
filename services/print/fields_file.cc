// SPDX-License-Identifier: Apache-2.0
#include "services/print/fields_file.h"

#include <algorithm>
#include <string>

#include "absl/strings/str_cat.h"

namespace till::print {

absl::StatusOr<Fields> ParseFieldsFile(std::string_view text) {
  Fields fields;
  for (int number = 1; !text.empty(); ++number) {
    const size_t end = std::min(text.find('\n'), text.size());
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    const size_t equals = line.find('=');
    if (equals == std::string_view::npos)
      return absl::InvalidArgumentError(absl::StrCat("line ", number, ": no '='"));
    fields[std::string(line.substr(0, equals))] = std::string(line.substr(equals + 1));
  }
  return fields;
}

}  // namespace till::print
