// SPDX-License-Identifier: Apache-2.0
#include "services/common/status/error_code.h"

#include <array>

namespace till {
namespace {

constexpr std::array kCodes = {
#define TILL_ERROR_CODE(constant, name, number) ErrorCode::constant,
#include "services/common/status/error_code_list.inc"
#undef TILL_ERROR_CODE
};

}  // namespace

std::string_view ErrorCodeName(ErrorCode code) {
  switch (code) {
#define TILL_ERROR_CODE(constant, name, number) \
  case ErrorCode::constant:                     \
    return name;
#include "services/common/status/error_code_list.inc"
#undef TILL_ERROR_CODE
  }
  return "INTERNAL";
}

std::optional<ErrorCode> ParseErrorCode(std::string_view name) {
  for (const ErrorCode code : kCodes) {
    if (ErrorCodeName(code) == name) return code;
  }
  return std::nullopt;
}

std::span<const ErrorCode> AllErrorCodes() {
  return kCodes;
}

}  // namespace till
