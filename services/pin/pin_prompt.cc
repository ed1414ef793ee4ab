// SPDX-License-Identifier: Apache-2.0
#include "services/pin/pin_prompt.h"

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"

namespace till::pin {
namespace {

// Exponents of ISO 4217 that are not two, of the currencies that a pad may meet.
int ExponentOf(std::string_view currency_code) {
  for (const std::string_view none : {"JPY", "KRW", "VND", "CLP", "ISK", "XAF", "XOF", "XPF", "UGX", "PYG"}) {
    if (currency_code == none) return 0;
  }
  for (const std::string_view three : {"KWD", "BHD", "OMR", "JOD", "TND", "LYD", "IQD"}) {
    if (currency_code == three) return 3;
  }
  return 2;
}

}  // namespace

std::string AmountText(int64_t amount_minor, std::string_view currency_code) {
  const int exponent = ExponentOf(currency_code);
  const std::string code(currency_code);
  if (exponent == 0) return absl::StrCat(code, " ", amount_minor);
  const int64_t unit = exponent == 2 ? 100 : 1000;
  return absl::StrFormat("%s %d.%0*d", code, amount_minor / unit, exponent, amount_minor % unit);
}

std::string CardNumberPromptText(std::string_view language, std::string_view amount) {
  return absl::StrCat(language == "zh" ? "请输入卡号和有效期" : "Type card number and expiry date",
                      amount.empty() ? "" : "\n", std::string(amount));
}

std::string PinPromptText(std::string_view language, int64_t amount_minor, std::string_view currency_code,
                          bool retry) {
  const bool chinese = language == "zh";
  const std::string amount = AmountText(amount_minor, currency_code);
  if (chinese) return absl::StrCat(retry ? "密码错误，请重新输入密码" : "请输入密码", "\n", amount);
  return absl::StrCat(retry ? "Wrong PIN. Enter PIN again" : "Enter PIN", "\n", amount);
}

}  // namespace till::pin
