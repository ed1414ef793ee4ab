// SPDX-License-Identifier: Apache-2.0
#include "services/print/layout.h"

#include <gtest/gtest.h>

#include "services/print/render_text.h"
#include "services/print/text_layout.h"

namespace till::print {
namespace {

std::string TextOf(const Document& document, int columns = 32, bool reprint = false) {
  const absl::StatusOr<LaidOutDocument> laid_out = Layout(document, {.columns = columns, .reprint = reprint});
  return laid_out.ok() ? RenderText(*laid_out) : laid_out.status().ToString();
}

TEST(Layout, TextStandsLeftCentredOrRight) {
  const Document document{.elements = {Text{.text = "left"}, Text{.text = "中间", .align = Align::kCentre},
                                       Text{.text = "right", .align = Align::kRight}}};
  EXPECT_EQ(TextOf(document),
            "left\n"
            "              中间\n"
            "                           right\n");
}

TEST(Layout, APairSharesALineAsLongAsItFits) {
  EXPECT_EQ(TextOf({.elements = {Pair{.label = "金额", .value = "RMB 12.34"}}}),
            "金额                   RMB 12.34\n");
  // 4 + 1 + 27 columns are exactly 32; one more does not fit.
  EXPECT_EQ(TextOf({.elements = {Pair{.label = "四列", .value = std::string(27, 'x')}}}),
            "四列 " + std::string(27, 'x') + "\n");
  EXPECT_EQ(TextOf({.elements = {Pair{.label = "四列", .value = std::string(28, 'x')}}}),
            "四列\n    " + std::string(28, 'x') + "\n");
  EXPECT_EQ(TextOf({.elements = {Pair{.label = "IAD", .value = std::string(40, 'F')}}}),
            "IAD\n" + std::string(32, 'F') + "\n" + std::string(8, 'F') + "\n");
}

TEST(Layout, ABigValueTakesTwiceItsColumns) {
  const auto laid_out =
      Layout({.elements = {Pair{.label = "金额", .value = "RMB 12.34", .size = Size::kDouble}}}, {});
  ASSERT_TRUE(laid_out.ok());
  ASSERT_EQ(laid_out->rows.size(), 1u);
  ASSERT_EQ(laid_out->rows[0].cells.size(), 2u);
  EXPECT_EQ(laid_out->rows[0].cells[1].column, 32 - 18);
  EXPECT_EQ(CellColumns(laid_out->rows[0].cells[1]), 18);
}

TEST(Layout, ColumnsWrapEachInTheirOwnWidth) {
  const Columns columns{.columns = {{.text = "咖啡 大杯 少糖", .weight = 2},
                                    {.text = "x2", .align = Align::kCentre},
                                    {.text = "36.00", .align = Align::kRight}}};
  EXPECT_EQ(TextOf({.elements = {columns}}, 24),
            "咖啡 大杯    x2    36.00\n"
            "少糖\n");
}

TEST(Layout, AReprintSaysSoAtItsHeadAndThePaperBelowIsTheSame) {
  const Document document{.elements = {Text{.text = "slip"}, Cut{}}, .reprint_mark = "REPRINT"};
  const std::string first = TextOf(document);
  const std::string second = TextOf(document, 32, true);
  EXPECT_EQ(second, "            REPRINT\n" + std::string(32, '-') + "\n" + first);
  const std::string unnamed = TextOf({.elements = {Text{.text = "slip"}}}, 32, true);
  EXPECT_NE(unnamed.find("重打印 REPRINT"), std::string::npos);
}

TEST(Layout, NothingIsEverWiderThanThePaper) {
  Document document;
  for (const Size size : {Size::kNormal, Size::kDouble}) {
    for (const Align align : {Align::kLeft, Align::kCentre, Align::kRight}) {
      document.elements.push_back(
          Text{.text = "持卡人 Cardholder 签名,signature", .align = align, .size = size});
    }
    document.elements.push_back(
        Pair{.label = "长长长长长长长长长长长长长长长长长长长标签", .value = "值 value", .size = size});
  }
  document.elements.push_back(
      Columns{.columns = std::vector<Column>(6, Column{.text = "中a中", .weight = 100})});
  document.elements.push_back(Columns{
      .columns = {{.text = "中中", .weight = 1},
                  {.text = "中文 abcdefghijklmnopqrstuvwxyz", .align = Align::kRight, .weight = 100}}});
  for (int columns = kMinColumns; columns <= kMaxPaperColumns; ++columns) {
    const auto laid_out = Layout(document, {.columns = columns});
    ASSERT_TRUE(laid_out.ok());
    for (const Row& row : laid_out->rows) {
      int end = 0;
      for (const Cell& cell : row.cells) {
        EXPECT_GE(cell.column, end) << cell.text << " at " << columns;
        end = cell.column + CellColumns(cell);
        EXPECT_LE(end, columns) << cell.text;
      }
    }
  }
}

TEST(Layout, ADocumentOutOfBoundsIsRefused) {
  const auto refused = [](const Document& document, int columns = 32) {
    return Layout(document, {.columns = columns}).status().code() == absl::StatusCode::kInvalidArgument;
  };
  EXPECT_TRUE(refused({}));
  EXPECT_TRUE(refused({.elements = {Text{.text = std::string(kMaxTextBytes + 1, 'x')}}}));
  EXPECT_TRUE(refused({.elements = std::vector<Element>(kMaxElements + 1, Rule{})}));
  EXPECT_TRUE(refused({.elements = std::vector<Element>(20, Text{.text = std::string(kMaxTextBytes, 'x')})}));
  EXPECT_TRUE(refused({.elements = {Blank{.lines = 0}}}));
  EXPECT_TRUE(refused({.elements = {Blank{.lines = kMaxBlankLines + 1}}}));
  EXPECT_TRUE(refused({.elements = {QrCode{}}}));
  EXPECT_TRUE(refused({.elements = {QrCode{.payload = std::string(kMaxQrBytes + 1, 'x')}}}));
  EXPECT_TRUE(refused({.elements = {Columns{}}}));
  EXPECT_TRUE(refused({.elements = {Columns{.columns = {{.text = "x", .weight = 0}}}}}));
  EXPECT_TRUE(refused({.elements = {Rule{}}}, kMinColumns - 1));
  EXPECT_TRUE(refused({.elements = {Rule{}}}, kMaxPaperColumns + 1));
  EXPECT_FALSE(refused({.elements = {Rule{}}}));
}

}  // namespace
}  // namespace till::print
