// SPDX-License-Identifier: Apache-2.0
#include "services/card/oda/test_keys.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace till::card::oda {

bool IsPublicTestKey(ByteView checksum) {
  static constexpr std::string_view kChecksums[] = {
      "3ABF25BE19332E59BE22EE884B592F4AA513B0C3",  // UnionPay, F1
      "E130DCCEAC780EEC75434A1B7984C03826A6E9CA",  // Visa, F2
      "03CE57EC294BD6FC0A0F901225C9EB775A680FB0",  // Mastercard, F3
  };
  const std::string text = ToHex(checksum);
  return std::any_of(std::begin(kChecksums), std::end(kChecksums),
                     [&](std::string_view known) { return known == text; });
}

}  // namespace till::card::oda
