// SPDX-License-Identifier: Apache-2.0
#include "services/terminal/check_digits.h"

#include <string>

#include "gtest/gtest.h"

namespace till::terminal {
namespace {

const absl::CivilDay kToday(2027, 1, 15);

TEST(IsBranchCode, KnowsTheHeadOfficesOfBanks) {
  // As the banks publish them: ICBC, BOC, CCB, ABC, CMB, PSBC, BoCom, CITIC, CEB, Minsheng, CIB, SPDB.
  for (const char* code :
       {"102100099996", "104100000004", "105100000017", "103100000026", "308584000013", "403100000004",
        "301290000007", "302100011000", "303100000006", "305100000013", "309391000011", "310290000013"}) {
    EXPECT_TRUE(IsBranchCode(code)) << code;
    std::string bad = code;
    for (size_t i = 0; i < bad.size(); ++i) {
      const char good = bad[i];
      bad[i] = good == '9' ? '0' : static_cast<char>(good + 1);
      EXPECT_FALSE(IsBranchCode(bad)) << bad << ": every single wrong digit is found";
      bad[i] = good;
    }
  }
  for (const char* bad : {"", "10210009999", "1021000999966", "10210009999x", "１０２１", "102100099996 "}) {
    EXPECT_FALSE(IsBranchCode(bad)) << bad;
  }
}

TEST(IsIdentityNumber, KnowsTheExamplesOfTheStandard) {
  // GB 11643-1999, 4.2.
  for (const char* number : {"11010519491231002X", "440524188001010014"}) {
    EXPECT_TRUE(IsIdentityNumber(number, kToday)) << number;
    std::string bad = number;
    for (size_t i = 0; i < 17; ++i) {
      const char good = bad[i];
      bad[i] = good == '9' ? '0' : static_cast<char>(good + 1);
      EXPECT_FALSE(IsIdentityNumber(bad, kToday)) << bad;
      bad[i] = good;
    }
  }
  EXPECT_FALSE(IsIdentityNumber("11010519491231002x", kToday));
  EXPECT_FALSE(IsIdentityNumber("110105194912310021", kToday));
  EXPECT_FALSE(IsIdentityNumber("11010519491231002X", absl::CivilDay(1949, 12, 30))) << "not born yet";
  for (const char* bad : {"", "11010519491231002", "11010519491231002XX", "1101051949123100２X"}) {
    EXPECT_FALSE(IsIdentityNumber(bad, kToday)) << bad;
  }
}

}  // namespace
}  // namespace till::terminal
