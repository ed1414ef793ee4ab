// SPDX-License-Identifier: Apache-2.0
#ifndef TILL_SERVICES_PAYMENT_QR_CUSTOMER_CODE_H_
#define TILL_SERVICES_PAYMENT_QR_CUSTOMER_CODE_H_

#include <optional>
#include <string_view>

namespace till::payment {

// WalletOf returns whose payment code a customer shows, by its first digits and its length: "WECHAT" (10 to
// 15, 18 digits), "ALIPAY" (25 to 30, 16 to 24 digits), "UNIONPAY" (62, 19 digits). Nothing for a code of
// nobody known here.
std::optional<std::string_view> WalletOf(std::string_view code);

}  // namespace till::payment

#endif  // TILL_SERVICES_PAYMENT_QR_CUSTOMER_CODE_H_
