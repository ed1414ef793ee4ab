// SPDX-License-Identifier: Apache-2.0
#include "services/print/gb18030.h"

#include <gtest/gtest.h>

namespace till::print {
namespace {

// The bytes are Python 3.11's: "中文".encode("gb18030").hex().
TEST(ToGb18030, BytesAreThoseOfAnotherConverter) {
  EXPECT_EQ(ToGb18030("中文"), "\xD6\xD0\xCE\xC4");
  EXPECT_EQ(ToGb18030("签购单 RMB 12.34"), "\xC7\xA9\xB9\xBA\xB5\xA5 RMB 12.34");
  EXPECT_EQ(ToGb18030("Café"), "Caf\xA8\xA6");
  EXPECT_EQ(ToGb18030("€5"),
            "\xA2\xE3"
            "5");
  EXPECT_EQ(ToGb18030("㐀"), "\x81\x39\xEE\x39") << "an ideograph of extension A: four bytes";
}

TEST(Printable, WhatThePrinterHasNoGlyphForIsAQuestionMark) {
  EXPECT_EQ(Printable("ñ"), "?") << "four bytes of GB18030, but no ideograph";
  EXPECT_EQ(Printable("a😀b"), "a?b");
  EXPECT_EQ(Printable("\xEE\x80\x80"), "?") << "U+E000, private use";
  EXPECT_EQ(Printable("中é…"), "中é…");
}

TEST(Printable, ABytesThatIsNoUtf8IsAQuestionMarkEach) {
  EXPECT_EQ(Printable("\xFF"), "?");
  EXPECT_EQ(Printable("a\xE4\xB8"), "a??") << "中 cut short";
  EXPECT_EQ(Printable("\xC0\xAF"), "??") << "an overlong '/'";
  EXPECT_EQ(Printable("\xED\xA0\x80"), "???") << "a surrogate";
}

TEST(Printable, NoControlCharacterReachesThePrinter) {
  EXPECT_EQ(Printable("a\x1B\x40\x10\x04z"), "a @  z");
  EXPECT_EQ(Printable("a\tb\r\nc"), "a b \nc");
  EXPECT_EQ(Printable("\xC2\x9B"
                      "0m"),
            " 0m")
      << "CSI, a C1 control";
  EXPECT_EQ(Printable("x\x7F"), "x ");
}

TEST(Printable, InvisibleAndDirectionMarksGo) {
  EXPECT_EQ(Printable("12\xE2\x80\xAE"
                      "34"),
            "1234")
      << "U+202E, right-to-left override";
  EXPECT_EQ(Printable("\xEF\xBB\xBFx"), "x") << "U+FEFF";
  EXPECT_EQ(Printable("a\xC2\xA0"
                      "b\xE3\x80\x80"
                      "c"),
            "a b  c")
      << "no-break and ideographic blanks";
}

}  // namespace
}  // namespace till::print
