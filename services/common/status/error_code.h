// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_STATUS_ERROR_CODE_H_
#define TILL_SERVICES_COMMON_STATUS_ERROR_CODE_H_

#include <optional>
#include <span>
#include <string_view>

namespace till {

// ErrorCode is till.common.v1.ErrorCode for code that must not need Protobuf.
//
// The enumerators are generated from protos/till/common/v1/error.proto, so that there is one list: the wire's
// PAYMENT_NOT_FOUND is ErrorCode::kPaymentNotFound here, with the same number.
enum class ErrorCode : int {
#define TILL_ERROR_CODE(constant, name, number) constant = number,
#include "services/common/status/error_code_list.inc"
#undef TILL_ERROR_CODE
};

// ErrorCodeName returns the code's stable name on the wire ("PAYMENT_NOT_FOUND").
std::string_view ErrorCodeName(ErrorCode code);

// ParseErrorCode returns the code of that name, or nothing when there is none.
std::optional<ErrorCode> ParseErrorCode(std::string_view name);

// AllErrorCodes returns every code in the order of the .proto, the unspecified one included.
std::span<const ErrorCode> AllErrorCodes();

}  // namespace till

#endif  // TILL_SERVICES_COMMON_STATUS_ERROR_CODE_H_
