// SPDX-License-Identifier: Apache-2.0
#include "services/common/redact/pan.h"

#include <gtest/gtest.h>

#include <sstream>

namespace till {
namespace {

TEST(Pan, PrintsMasked) {
  const absl::StatusOr<Pan> pan = Pan::Parse("6228480402564891234");
  ASSERT_TRUE(pan.ok());
  std::ostringstream out;
  out << *pan;
  EXPECT_EQ(out.str(), "622848*********1234");
}

TEST(Pan, ShortNumberShowsLastFourOnly) {
  const absl::StatusOr<Pan> pan = Pan::Parse("123456789012");
  ASSERT_TRUE(pan.ok());
  EXPECT_EQ(pan->Masked(), "********9012");
}

TEST(Pan, RefusesWhatIsNotANumberAndDoesNotRepeatIt) {
  for (const char* bad : {"", "1234567", "12345678901234567890", "4111 1111 1111 1111", "411111111111111x"}) {
    const absl::StatusOr<Pan> pan = Pan::Parse(bad);
    ASSERT_FALSE(pan.ok()) << "accepted a bad number";
    EXPECT_EQ(pan.status().message(), "a card number has 8 to 19 digits");
  }
}

// ISO/IEC 7812-1 annex B; the number is the one most schemes publish for tests.
TEST(Luhn, TellsRightFromWrongCheckDigits) {
  EXPECT_TRUE(PassesLuhn("4111111111111111"));
  EXPECT_FALSE(PassesLuhn("4111111111111112"));
  EXPECT_FALSE(PassesLuhn(""));
  EXPECT_FALSE(PassesLuhn("41x1"));
}

}  // namespace
}  // namespace till
