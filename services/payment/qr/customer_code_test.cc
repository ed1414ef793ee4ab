// SPDX-License-Identifier: Apache-2.0
#include "services/payment/qr/customer_code.h"

#include <gtest/gtest.h>

#include <string>

namespace till::payment {
namespace {

// A prefix and as many digits as make `length`.
std::string Code(const std::string& prefix, size_t length) {
  return prefix + std::string(length - prefix.size(), '7');
}

TEST(CustomerCode, EachWalletByItsPrefixAndLength) {
  for (const char* prefix : {"10", "11", "12", "13", "14", "15"})
    EXPECT_EQ(WalletOf(Code(prefix, 18)), "WECHAT");
  for (const char* prefix : {"25", "26", "27", "28", "29", "30"}) {
    for (size_t length = 16; length <= 24; ++length) EXPECT_EQ(WalletOf(Code(prefix, length)), "ALIPAY");
  }
  EXPECT_EQ(WalletOf(Code("62", 19)), "UNIONPAY");
}

TEST(CustomerCode, NobodysCodeIsNobodys) {
  EXPECT_FALSE(WalletOf(""));
  EXPECT_FALSE(WalletOf("1"));
  EXPECT_FALSE(WalletOf(Code("10", 17)));
  EXPECT_FALSE(WalletOf(Code("10", 19)));
  EXPECT_FALSE(WalletOf(Code("16", 18)));
  EXPECT_FALSE(WalletOf(Code("09", 18)));
  EXPECT_FALSE(WalletOf(Code("24", 18)));
  EXPECT_FALSE(WalletOf(Code("31", 18)));
  EXPECT_FALSE(WalletOf(Code("25", 15)));
  EXPECT_FALSE(WalletOf(Code("30", 25)));
  EXPECT_FALSE(WalletOf(Code("62", 18)));
  EXPECT_FALSE(WalletOf(Code("62", 20)));
  EXPECT_FALSE(WalletOf("10777777777777777A"));
  EXPECT_FALSE(WalletOf("https://qr.alipay.com/1"));
}

}  // namespace
}  // namespace till::payment
