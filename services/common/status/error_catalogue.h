// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_STATUS_ERROR_CATALOGUE_H_
#define TILL_SERVICES_COMMON_STATUS_ERROR_CATALOGUE_H_

#include <span>
#include <string_view>

#include "absl/status/status.h"
#include "services/common/status/error_code.h"

namespace till {

// ErrorAction is what the receiver of an error can do; the numbers are those of till.common.v1.Error's
// action.
enum class ErrorAction : int {
  kUnspecified = 0,
  kRetry = 1,        // the same request again, after retry_after if given
  kFixRequest = 2,   // the calling program is wrong, or holds an old picture
  kAskCustomer = 3,  // another card, another try
  kAskOperator = 4,  // paper, sign-on, permission, settlement
  kCallSupport = 5,  // keys, hardware, books
};

// Language is one that the terminal speaks.
enum class Language { kEnglish, kChinese };

// ErrorEntry is what there is to know about one code.
struct ErrorEntry {
  ErrorCode code;
  ErrorAction action;
  absl::StatusCode status_code;  // numerically the gRPC status code
  std::string_view message_en;   // whole sentences for an operator or a customer
  std::string_view message_zh;
};

// EntryOf returns the entry of `code`; a number that this build does not know has the entry of the internal
// error.
const ErrorEntry& EntryOf(ErrorCode code);

// MessageOf returns the entry's message in `language`.
std::string_view MessageOf(ErrorCode code, Language language);

// ErrorCatalogue returns every entry, in the order of the .proto.
std::span<const ErrorEntry> ErrorCatalogue();

}  // namespace till

#endif  // TILL_SERVICES_COMMON_STATUS_ERROR_CATALOGUE_H_
