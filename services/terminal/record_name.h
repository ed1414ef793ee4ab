// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_TERMINAL_RECORD_NAME_H_
#define TILL_SERVICES_TERMINAL_RECORD_NAME_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"

namespace till::terminal {

// RecordName is a numbered record's name in the API: "bindings/3".
inline std::string RecordName(std::string_view kind, int64_t number) {
  return absl::StrCat(std::string(kind), "s/", number);
}

// NumberOf reads such a name; none when it is not one of that kind. A number has one writing.
inline std::optional<int64_t> NumberOf(std::string_view kind, std::string_view name) {
  const std::string prefix = absl::StrCat(std::string(kind), "s/");
  if (!name.starts_with(prefix) || name.size() > prefix.size() + 18) return std::nullopt;
  int64_t number = 0;
  if (!absl::SimpleAtoi(std::string(name.substr(prefix.size())), &number) || number < 1 ||
      RecordName(kind, number) != name) {
    return std::nullopt;
  }
  return number;
}

}  // namespace till::terminal

#endif  // TILL_SERVICES_TERMINAL_RECORD_NAME_H_
