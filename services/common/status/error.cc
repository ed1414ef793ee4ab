// SPDX-License-Identifier: Apache-2.0
#include "services/common/status/error.h"

#include <cstdint>

#include "absl/strings/cord.h"
#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/common/status/error_catalogue.h"

namespace till {
namespace {

constexpr std::string_view kCodeUrl = "till/error.code";
constexpr std::string_view kPaymentUrl = "till/error.payment";
constexpr std::string_view kRetryUrl = "till/error.retry_after_ms";

absl::string_view View(std::string_view text) {
  return {text.data(), text.size()};
}

std::optional<ErrorCode> OwnCode(const absl::Status& status) {
  const auto payload = status.GetPayload(View(kCodeUrl));
  if (!payload.has_value()) return std::nullopt;
  return ParseErrorCode(std::string(*payload));
}

}  // namespace

absl::Status MakeError(absl::StatusCode status_code, ErrorCode code, MessageText message_en) {
  absl::Status status(status_code, View(message_en.get()));
  status.SetPayload(View(kCodeUrl), absl::Cord(std::string(ErrorCodeName(code))));
  return status;
}

absl::Status MakeError(ErrorCode code, MessageText message_en) {
  return MakeError(EntryOf(code).status_code, code, message_en);
}

absl::Status WithPayment(absl::Status status, std::string_view payment_id) {
  if (!status.ok()) status.SetPayload(View(kPaymentUrl), absl::Cord(std::string(payment_id)));
  return status;
}

absl::Status WithRetryAfter(absl::Status status, absl::Duration retry_after) {
  if (!status.ok()) {
    status.SetPayload(View(kRetryUrl), absl::Cord(absl::StrCat(absl::ToInt64Milliseconds(retry_after))));
  }
  return status;
}

ErrorCode ErrorCodeOf(const absl::Status& status) {
  if (status.ok()) return ErrorCode::kUnspecified;
  return OwnCode(status).value_or(DefaultErrorCode(status.code()));
}

bool HasErrorCode(const absl::Status& status, ErrorCode code) {
  return OwnCode(status) == code;
}

ErrorCode DefaultErrorCode(absl::StatusCode status_code) {
  switch (status_code) {
    case absl::StatusCode::kOk:
      return ErrorCode::kUnspecified;
    case absl::StatusCode::kCancelled:
      return ErrorCode::kCancelled;
    case absl::StatusCode::kInvalidArgument:
    case absl::StatusCode::kOutOfRange:
      return ErrorCode::kInvalidRequest;
    case absl::StatusCode::kDeadlineExceeded:
      return ErrorCode::kTimedOut;
    case absl::StatusCode::kNotFound:
      return ErrorCode::kNotFound;
    case absl::StatusCode::kAlreadyExists:
      return ErrorCode::kRequestIdReused;
    case absl::StatusCode::kPermissionDenied:
      return ErrorCode::kPermissionMissing;
    case absl::StatusCode::kUnauthenticated:
      return ErrorCode::kNotSignedIn;
    case absl::StatusCode::kFailedPrecondition:
    case absl::StatusCode::kAborted:
      return ErrorCode::kIllegalStep;
    case absl::StatusCode::kUnimplemented:
      return ErrorCode::kNotSupported;
    case absl::StatusCode::kUnavailable:
    case absl::StatusCode::kResourceExhausted:
      return ErrorCode::kServiceUnavailable;
    case absl::StatusCode::kDataLoss:
      return ErrorCode::kStorageCorrupt;
    default:
      return ErrorCode::kInternal;
  }
}

std::string PaymentIdOf(const absl::Status& status) {
  const auto payload = status.GetPayload(View(kPaymentUrl));
  return payload.has_value() ? std::string(*payload) : std::string();
}

std::optional<absl::Duration> RetryAfterOf(const absl::Status& status) {
  const auto payload = status.GetPayload(View(kRetryUrl));
  int64_t milliseconds = 0;
  if (!payload.has_value() || !absl::SimpleAtoi(std::string(*payload), &milliseconds)) return std::nullopt;
  return absl::Milliseconds(milliseconds);
}

}  // namespace till
