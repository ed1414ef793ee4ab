// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/details.h"

#include <gtest/gtest.h>

#include "services/common/status/error.h"

namespace till::ledger {
namespace {

TEST(Details, MergeNeverLosesWhatWasKnown) {
  Details known;
  known.Set(DetailField::kScheme, "UNIONPAY");
  known.Set(DetailField::kTvr, "0000000000");
  Details newer;
  newer.Set(DetailField::kTvr, "8000008000");
  newer.Set(DetailField::kScheme, "");
  known.Merge(newer);
  EXPECT_EQ(known.Get(DetailField::kScheme), "UNIONPAY");
  EXPECT_EQ(known.Get(DetailField::kTvr), "8000008000");
}

TEST(Details, EncodesAndDecodesEveryField) {
  Details details;
  for (int tag = 1; tag <= 64; ++tag) details.Set(static_cast<DetailField>(tag), std::to_string(tag));
  const auto decoded = Details::Decode(details.Encode());
  // Tags without a name are refused, so that a field that Decode forgets fails here.
  EXPECT_FALSE(decoded.ok());
  Details named;
  for (int tag = 1; tag <= 64; ++tag) {
    const bool gap = tag == 9 || (tag > 21 && tag < 30) || tag == 49 || (tag > 52 && tag < 60);
    if (!gap) named.Set(static_cast<DetailField>(tag), std::to_string(tag));
  }
  const auto whole = Details::Decode(named.Encode());
  ASSERT_TRUE(whole.ok()) << whole.status();
  EXPECT_EQ(*whole, named);
}

TEST(Details, NumbersAreDecimalText) {
  Details details;
  details.SetNumber(DetailField::kApprovedAmountMinor, 999'999'999'999);
  EXPECT_EQ(details.GetNumber(DetailField::kApprovedAmountMinor), 999'999'999'999);
  details.Set(DetailField::kEntryMode, "2x");
  EXPECT_EQ(details.GetNumber(DetailField::kEntryMode), 0);
}

TEST(Details, RefuseAFullCardNumberAndAnEndlessField) {
  Details masked;
  masked.Set(DetailField::kMaskedNumber, "622848*********0018");
  masked.Set(DetailField::kNote, "reference 123456789012");
  EXPECT_TRUE(masked.Check().ok());
  Details full;
  full.Set(DetailField::kNote, "card 4111111111111111 failed");  // a scheme's published test number
  EXPECT_EQ(ErrorCodeOf(full.Check()), ErrorCode::kInvalidRequest);
  Details endless;
  endless.Set(DetailField::kReversalField55, std::string(1025, 'x'));
  EXPECT_EQ(ErrorCodeOf(endless.Check()), ErrorCode::kInvalidRequest);
}

}  // namespace
}  // namespace till::ledger
