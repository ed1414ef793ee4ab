// SPDX-License-Identifier: Apache-2.0
#include "services/print/stored_document.h"

#include <gtest/gtest.h>

#include "services/common/status/error.h"

namespace till::print {
namespace {

TEST(StoredDocument, EveryElementComesBackAsItWas) {
  const Document document{
      .elements = {Text{.text = "签购单", .align = Align::kCentre, .bold = true, .size = Size::kDouble},
                   Text{.text = "right", .align = Align::kRight},
                   Pair{.label = "金额", .value = "12.34", .bold = true},
                   Pair{.label = "x", .value = "y", .size = Size::kDouble},
                   Columns{.columns = {{.text = "a", .align = Align::kRight, .weight = 3}, {.text = "b"}},
                           .bold = true},
                   Rule{}, Rule{.heavy = true}, Blank{.lines = 3}, QrCode{.payload = "https://till.example/"},
                   Barcode{.payload = "112203541298"},
                   Picture{.image = {.width = 9, .height = 1, .bits = std::string("\x00\x80", 2)}},
                   OpenDrawer{}, Cut{}},
      .reprint_mark = "重打印"};
  const absl::StatusOr<Document> loaded = LoadDocument(StoreDocument(document));
  ASSERT_TRUE(loaded.ok()) << loaded.status();
  EXPECT_EQ(*loaded, document);
}

TEST(StoredDocument, DamageIsSaid) {
  const std::string good = StoreDocument({.elements = {Text{.text = "some text"}}});
  for (const std::string& bad :
       {std::string("\xFF\xFF\xFF"), good.substr(0, good.size() - 1), std::string()}) {
    EXPECT_TRUE(HasErrorCode(LoadDocument(bad).status(), ErrorCode::kStorageCorrupt));
  }
  const std::string picture =
      StoreDocument({.elements = {Picture{.image = {.width = 9, .height = 1, .bits = "x"}}}});
  EXPECT_TRUE(HasErrorCode(LoadDocument(picture).status(), ErrorCode::kStorageCorrupt)) << "too few dots";
}

}  // namespace
}  // namespace till::print
