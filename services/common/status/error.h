// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_STATUS_ERROR_H_
#define TILL_SERVICES_COMMON_STATUS_ERROR_H_

#include <optional>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"
#include "services/common/status/error_code.h"

namespace till {

// MessageText takes any kind of text: Debian's absl::string_view is not std::string_view.
class MessageText {
 public:
  // NOLINTBEGIN(google-explicit-constructor)
  MessageText(const char* text) : text_(text) {}
  template <typename Text>
  requires requires(const Text& text) { std::string_view(text.data(), text.size()); }
  MessageText(const Text& text) : text_(text.data(), text.size()) {}
  // NOLINTEND

  std::string_view get() const { return text_; }

 private:
  std::string_view text_;
};

// MakeError returns a status that carries a stable code through every layer, to be sent as
// till.common.v1.Error.
//
// `message_en` is for the engineer who reads a log: it says what happened and never holds account data, a PIN
// or a key. What an operator or a customer reads comes from the error catalogue, by the code.
absl::Status MakeError(absl::StatusCode status_code, ErrorCode code, MessageText message_en);

// MakeError with the status code that the error catalogue has for `code`.
absl::Status MakeError(ErrorCode code, MessageText message_en);

// WithPayment returns `status` with the payment it is about; an OK status stays as it is.
absl::Status WithPayment(absl::Status status, std::string_view payment_id);

// WithRetryAfter returns `status` with how long a caller should wait before it tries again; OK stays as it
// is.
absl::Status WithRetryAfter(absl::Status status, absl::Duration retry_after);

// ErrorCodeOf returns the code that MakeError put into `status`; a status without one has the general code of
// its status code (see DefaultErrorCode), and OK has kUnspecified.
ErrorCode ErrorCodeOf(const absl::Status& status);

// HasErrorCode says whether `status` carries exactly this code by its own MakeError.
bool HasErrorCode(const absl::Status& status, ErrorCode code);

// DefaultErrorCode returns the code that a status without one is sent with.
ErrorCode DefaultErrorCode(absl::StatusCode status_code);

// PaymentIdOf returns what WithPayment attached, or "".
std::string PaymentIdOf(const absl::Status& status);

// RetryAfterOf returns what WithRetryAfter attached, or nothing.
std::optional<absl::Duration> RetryAfterOf(const absl::Status& status);

}  // namespace till

#endif  // TILL_SERVICES_COMMON_STATUS_ERROR_H_
