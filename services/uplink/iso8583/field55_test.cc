// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/iso8583/field55.h"

#include <gtest/gtest.h>

#include "absl/strings/escaping.h"
#include "services/uplink/iso8583/golden.h"

namespace till::uplink {
namespace {

Field55 ListNamed(std::string_view name) {
  const profile::Profile profile = golden::UnionPayProfile();
  for (const profile::ChipDataList& list : profile.chip_data_list()) {
    if (list.name() == name) return Field55::Create(list).value();
  }
  ADD_FAILURE() << name;
  return Field55::Create({}).value();
}

TEST(Field55, PicksTheRequestsDataInItsOrderAndNothingElse) {
  const absl::StatusOr<std::string> picked =
      ListNamed("authorisation").Pick(golden::Text(golden::kCardChipData));
  ASSERT_TRUE(picked.ok()) << picked.status();
  EXPECT_EQ(absl::BytesToHexString(*picked), golden::kSaleChipData);
}

TEST(Field55, PicksTheReversalsData) {
  EXPECT_EQ(absl::BytesToHexString(ListNamed("reversal").Pick(golden::Text(golden::kCardChipData)).value()),
            golden::kReversalChipData);
}

TEST(Field55, NamesAMandatoryTagThatIsMissing) {
  EXPECT_EQ(ListNamed("authorisation").Pick(golden::Text("9F2701 80")).status().message(),
            "field 55: tag 9F26 is missing, which a message of kind authorisation must carry");
}

TEST(Field55, RefusesWhatIsNotTlv) {
  EXPECT_FALSE(ListNamed("reversal").Pick(golden::Text("9F3605 00")).ok());
  EXPECT_FALSE(ListNamed("reversal").Pick(golden::Text("9F36")).ok());
}

TEST(Field55, RefusesMoreThanTheFieldHolds) {
  const std::string big = golden::Text("9F36 02 001F 9F10 81 FC") + std::string(252, 'x');
  EXPECT_EQ(ListNamed("reversal").Pick(big).status().message(), "field 55: 261 bytes, more than 255");
}

TEST(Field55, RefusesAListWithATagThatIsNone) {
  profile::ChipDataList list;
  list.add_mandatory_tag("9F2");
  EXPECT_FALSE(Field55::Create(list).ok());
  list.set_mandatory_tag(0, "XY");
  EXPECT_FALSE(Field55::Create(list).ok());
}

}  // namespace
}  // namespace till::uplink
