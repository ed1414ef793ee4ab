// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_COMMON_LOG_VALUE_H_
#define TILL_SERVICES_COMMON_LOG_VALUE_H_

#include <concepts>
#include <string>
#include <string_view>

#include "absl/status/status.h"
#include "absl/time/time.h"

namespace till {
class Pan;
class SecretBuffer;
}  // namespace till

namespace till::log {

// Value is what may be logged. A secret or a card number is not: passing one does not compile. Pass
// pan.Masked().
class Value {
 public:
  // NOLINTBEGIN(google-explicit-constructor): so that {"key", value} reads as it should.
  template <std::integral T>
  Value(T number) : text_(std::to_string(number)) {}
  Value(bool flag) : text_(flag ? "true" : "false") {}
  Value(char) = delete;
  Value(double number);
  template <typename Text>  // std::string, and both kinds of string_view: Debian's absl has one of its own
  requires requires(const Text& text) { std::string_view(text.data(), text.size()); }
  Value(const Text& text) : text_(text.data(), text.size()) {}
  Value(const char* text) : text_(text == nullptr ? "" : text) {}
  Value(const absl::Status& status) : text_(status.ToString(absl::StatusToStringMode::kWithNoExtraData)) {}
  Value(absl::Duration duration) : text_(absl::FormatDuration(duration)) {}
  Value(absl::Time time);

  Value(const Pan&) = delete;
  Value(const SecretBuffer&) = delete;
  Value(const void*) = delete;  // an address says nothing to a reader, and a buffer is not text
  // NOLINTEND

  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace till::log

#endif  // TILL_SERVICES_COMMON_LOG_VALUE_H_
