// SPDX-License-Identifier: Apache-2.0
#include "hal/scanner/code_assembler.h"

#include <gtest/gtest.h>

#include <vector>

namespace till::hal {
namespace {

constexpr char kWallet[] = "288012345678901234";

std::span<const uint8_t> Bytes(const std::string& text) {
  return {reinterpret_cast<const uint8_t*>(text.data()), text.size()};
}

// All that comes out of `text` in one piece; "?" for what is no code.
std::vector<std::string> CodesOf(const std::string& text, CodeFormat format = {}) {
  CodeAssembler assembler(std::move(format));
  assembler.Feed(Bytes(text), absl::ZeroDuration());
  std::vector<std::string> codes;
  while (auto code = assembler.Take()) codes.push_back(code->ok() ? **code : "?");
  return codes;
}

using Codes = std::vector<std::string>;

TEST(CodeAssembler, LinesAreCodes) {
  EXPECT_EQ(CodesOf(std::string(kWallet) + "\r"), Codes{kWallet});
  EXPECT_EQ(CodesOf("a\rb\rc"), (Codes{"a", "b"})) << "c has no end yet";
  EXPECT_EQ(CodesOf("https://qr.95516.com/00010000/011264\r"), Codes{"https://qr.95516.com/00010000/011264"});
}

TEST(CodeAssembler, EveryUsualEndOfALine) {
  EXPECT_EQ(CodesOf("a\r\nb\r\n"), (Codes{"a", "b"}));
  EXPECT_EQ(CodesOf("a\r\nb\r\n", {.suffix = "\r\n"}), (Codes{"a", "b"}));
  EXPECT_EQ(CodesOf("a\nb\n", {.suffix = "\n"}), (Codes{"a", "b"}));
  EXPECT_EQ(CodesOf("a\tb\t", {.suffix = "\t"}), (Codes{"a", "b"}));
  EXPECT_EQ(CodesOf("\r\r\r"), Codes{}) << "nothing is no code";
}

TEST(CodeAssembler, APrefixIsTakenOffAndMissed) {
  const CodeFormat format{.prefix = "]Q1"};
  EXPECT_EQ(CodesOf("]Q1abc\r", format), Codes{"abc"});
  EXPECT_EQ(CodesOf("abc\r]Q1d\r", format), (Codes{"?", "d"}));
  EXPECT_EQ(CodesOf("]Q1\r", format), Codes{"?"});
}

TEST(CodeAssembler, WhatNoCodeHasIsRefusedAndTheNextIsGood) {
  for (const std::string& bad :
       {std::string("a\x1b[2Jb"), std::string("a\0b", 3), std::string("\x7f"), std::string("\xe4\xbd\xa0")}) {
    EXPECT_EQ(CodesOf(bad + "\rgood\r"), (Codes{"?", "good"}));
  }
}

TEST(CodeAssembler, TheLengthIsBounded) {
  EXPECT_EQ(CodesOf(std::string(512, '1') + "\r"), Codes{std::string(512, '1')});
  EXPECT_EQ(CodesOf(std::string(513, '1') + "\rgood\r"), (Codes{"?", "good"}));
  EXPECT_EQ(CodesOf(std::string(100'000, '1') + "\rgood\r"), (Codes{"?", "good"}));
  EXPECT_EQ(CodesOf(std::string(100'000, '1') + "\r\ngood\r\n", {.suffix = "\r\n"}), (Codes{"?", "good"}));
}

TEST(CodeAssembler, PiecesAreOneCode) {
  CodeAssembler assembler({.suffix = "\r\n"});
  const std::string text = std::string(kWallet) + "\r\n";
  absl::Duration now;
  for (const char byte : text) {
    EXPECT_FALSE(assembler.Take().has_value());
    assembler.Feed(Bytes(std::string(1, byte)), now += absl::Milliseconds(400));
  }
  const auto code = assembler.Take();
  ASSERT_TRUE(code.has_value());
  EXPECT_EQ(**code, kWallet);
}

TEST(CodeAssembler, HalfACodeAfterAPauseIsNone) {
  CodeAssembler assembler({});
  assembler.Feed(Bytes("2880123"), absl::ZeroDuration());
  assembler.Feed(Bytes("45678\r"), absl::Milliseconds(501));
  const auto code = assembler.Take();
  ASSERT_TRUE(code.has_value());
  EXPECT_EQ(**code, "45678");
}

TEST(CodeAssembler, NobodyAsksAndNothingGrows) {
  std::string flood;
  for (int code = 0; code < 1000; ++code) flood += "x\r";
  EXPECT_EQ(CodesOf(flood).size(), CodeAssembler::kMostWaiting);
}

}  // namespace
}  // namespace till::hal
