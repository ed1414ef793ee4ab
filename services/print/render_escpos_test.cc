// SPDX-License-Identifier: Apache-2.0
#include "services/print/render_escpos.h"

#include <gtest/gtest.h>

#include <vector>

#include "absl/strings/escaping.h"
#include "absl/strings/str_cat.h"

namespace till::print {
namespace {

struct Piece {
  const char* hex;
  const char* words;
};

std::string HexOf(const std::vector<Piece>& pieces) {
  std::string hex;
  for (const Piece& piece : pieces) absl::StrAppend(&hex, piece.hex);
  return hex;
}

std::string Rendered(const Document& document) {
  const absl::StatusOr<LaidOutDocument> laid_out = Layout(document, {.columns = 32});
  return laid_out.ok() ? absl::BytesToHexString(RenderEscpos(*laid_out)) : laid_out.status().ToString();
}

// Commands: Epson's ESC/POS reference. Chinese bytes: Python's gb18030 codec.
TEST(RenderEscpos, ASmallSlipByteForByte) {
  const Document document{
      .elements = {
          Text{.text = "签购单", .align = Align::kCentre, .bold = true, .size = Size::kDouble},
          Text{.text = "Till"},
          Pair{.label = "金额", .value = "12.34", .bold = true},
          Rule{},
          Blank{},
          Cut{},
      }};
  EXPECT_EQ(Rendered(document),
            HexOf({
                {"1b40", "ESC @: as after power-on"},
                {"1b6101", "ESC a 1: centre"},
                {"1c26", "FS &: Chinese on"},
                {"1b4501", "ESC E 1: bold"},
                {"1d2111", "GS ! 0x11: twice as wide and as high"},
                {"c7a9b9bab5a5", "签购单"},
                {"1c2e", "FS .: Chinese off"},
                {"0a", "line feed"},
                {"1b6100", "ESC a 0: left"},
                {"1b4500", "bold off"},
                {"1d2100", "normal size"},
                {"54696c6c", "Till, without FS &: it is ASCII"},
                {"0a", "line feed"},
                {"1c26", "Chinese on"},
                {"bdf0b6ee", "金额"},
                {"2020202020202020202020202020202020202020202020", "23 blanks: 4 + 23 + 5 = 32 columns"},
                {"1b4501", "bold"},
                {"31322e3334", "12.34"},
                {"1c2e", "Chinese off"},
                {"0a", "line feed"},
                {"1b4500", "bold off"},
                {"2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d2d", "32 hyphens"},
                {"0a", "line feed"},
                {"0a", "blank line"},
                {"1d564200", "GS V B 0: feed to the knife and cut"},
            }));
}

TEST(RenderEscpos, AQrCodeByteForByte) {
  EXPECT_EQ(Rendered({.elements = {QrCode{.payload = "HI"}}}), HexOf({
                                                                   {"1b40", "ESC @"},
                                                                   {"1b6101", "centre"},
                                                                   {"1d286b0400"
                                                                    "31413200",
                                                                    "GS ( k, 4 bytes: cn 49, fn 65: model 2"},
                                                                   {"1d286b0300"
                                                                    "314306",
                                                                    "fn 67: six dots to the module"},
                                                                   {"1d286b0300"
                                                                    "314531",
                                                                    "fn 69: error correction M"},
                                                                   {"1d286b0500"
                                                                    "315030"
                                                                    "4849",
                                                                    "fn 80: store HI, 3 + 2 bytes"},
                                                                   {"1d286b0300"
                                                                    "315130",
                                                                    "fn 81: print"},
                                                               }));
}

TEST(RenderEscpos, ALongPayloadsLengthIsLittleEndian) {
  const std::string hex = Rendered({.elements = {QrCode{.payload = std::string(300, 'x')}}});
  EXPECT_NE(hex.find("1d286b2f01315030"), std::string::npos) << "300 + 3 = 0x012F";
}

TEST(RenderEscpos, NoTextCanCommandThePrinter) {
  // Raw codes in every place where a caller's words go: only our own ESC @ may be in the output.
  const std::string evil = "\x1B\x40\x1Dv\x10\x04\x01\x1C\x2E";
  const std::string hex = Rendered({.elements = {Text{.text = evil}, Pair{.label = evil, .value = evil},
                                                 Columns{.columns = {{.text = evil}}}}});
  EXPECT_EQ(hex.find("1b40", 4), std::string::npos) << hex;
  for (const char* code : {"1004", "1d76", "1c2e"}) EXPECT_EQ(hex.find(code), std::string::npos) << code;
}

}  // namespace
}  // namespace till::print
