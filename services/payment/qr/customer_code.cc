// SPDX-License-Identifier: Apache-2.0
#include "services/payment/qr/customer_code.h"

#include <algorithm>
#include <cstddef>

namespace till::payment {
namespace {

struct Wallet {
  std::string_view name;
  int first_prefix, last_prefix;  // Two digits.
  size_t shortest, longest;
};

constexpr Wallet kWallets[] = {
    {"WECHAT", 10, 15, 18, 18},
    {"ALIPAY", 25, 30, 16, 24},
    {"UNIONPAY", 62, 62, 19, 19},
};

}  // namespace

std::optional<std::string_view> WalletOf(std::string_view code) {
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  if (code.size() < 2 || !std::ranges::all_of(code, is_digit)) return std::nullopt;
  const int prefix = (code[0] - '0') * 10 + (code[1] - '0');
  for (const Wallet& wallet : kWallets) {
    if (prefix < wallet.first_prefix || prefix > wallet.last_prefix) continue;
    if (code.size() >= wallet.shortest && code.size() <= wallet.longest) return wallet.name;
  }
  return std::nullopt;
}

}  // namespace till::payment
