// SPDX-License-Identifier: Apache-2.0
#include "services/common/log/digit_mask.h"

#include <gtest/gtest.h>

#include <string>

namespace till {
namespace {

struct Case {
  const char* words;
  std::string text;
  std::string masked;
};

TEST(DigitMask, Table) {
  // Numbers: the brands' published test numbers (4111..., 5500..., 378282246310005) and the Luhn example of
  // ISO/IEC 7812-1 annex B (49927398716, eleven digits).
  const Case cases[] = {
      {"sixteen digits", "pan 4111111111111111.", "pan ************1111."},
      {"fifteen digits", "378282246310005", "***********0005"},
      {"parted by spaces", "4111 1111 1111 1111", "**** **** **** 1111"},
      {"parted by hyphens", "4111-1111-1111-1111", "****-****-****-1111"},
      {"wrong check digit", "4111111111111112", "4111111111111112"},
      {"eleven digits are no card", "49927398716", "49927398716"},
      {"track 2 with D", "5500000000000004D3012", "************0004D3012"},
      {"hidden in a longer run", "99411111111111111199", "****************1199"},
      {"two of them", "4111111111111111,5500000000000004", "************1111,************0004"},
      {"an amount and an id", "amount=1250 id=pay-7", "amount=1250 id=pay-7"},
      {"nothing", "", ""},
  };
  for (const Case& entry : cases) {
    SCOPED_TRACE(entry.words);
    EXPECT_EQ(MaskCardNumbers(entry.text), entry.masked);
  }
}

// Every length that a card number may have, with the right digit found by search: masked; and the nine
// others: not.
TEST(DigitMask, EveryLengthFromTwelveToNineteen) {
  for (size_t length = 12; length <= 19; ++length) {
    std::string body = "6228481234567890123";
    body.resize(length - 1);
    int masked = 0;
    for (char last = '0'; last <= '9'; ++last) {
      const std::string number = body + last;
      const std::string shown = MaskCardNumbers("card " + number);
      if (shown != "card " + number) {
        ++masked;
        EXPECT_EQ(shown, "card " + std::string(length - 4, '*') + number.substr(length - 4));
      }
    }
    EXPECT_EQ(masked, 1) << "exactly one check digit is right for " << length << " digits";
  }
}

TEST(DigitMask, Track2KeepsNoAccountNumber) {
  const std::string shown = MaskCardNumbers("track 4111111111111111=30121010000012345");
  EXPECT_EQ(shown.find("411111"), std::string::npos);
}

}  // namespace
}  // namespace till
