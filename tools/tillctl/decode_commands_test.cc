// SPDX-License-Identifier: Apache-2.0
// `tillctl iso` and `tillctl emv` as the command line meets them: words, JSON, exit codes. No terminal runs.

#include <gtest/gtest.h>

#include "tools/tillctl/command.h"
#include "tools/tillctl/decode/dialects.h"

namespace till::tillctl {
namespace {

struct Ran {
  ExitCode code;
  std::string out;
  std::string err;
};

Ran RunCommand(const Command& command, std::vector<std::string_view> words, std::string language = "en") {
  Environment environment{.run_directory = "/nonexistent", .language = std::move(language)};
  for (const std::string_view word : words) environment.json = environment.json || word == "--json";
  const absl::StatusOr<Arguments> arguments = Arguments::Parse(words, command.AllOptions());
  EXPECT_TRUE(arguments.ok()) << arguments.status();
  testing::internal::CaptureStdout();
  testing::internal::CaptureStderr();
  const ExitCode code = command.run(environment, *arguments);
  return {code, testing::internal::GetCapturedStdout(), testing::internal::GetCapturedStderr()};
}

constexpr std::string_view kEcho =
    "0037600003000060311031000008200020000000c0001090000254494c4c30303031383938313030303132333435363738001100"
    "000007"
    "3010";

TEST(IsoCommand, ExplainsAMessage) {
  const Ran ran = RunCommand(kIsoCommand, {"decode", kEcho});
  EXPECT_EQ(ran.code, kDone);
  EXPECT_EQ(ran.out,
            "profile unionpay-pos\n"
            "length: 0037 = 55 bytes follow\n"
            "TPDU: 6000030000\n"
            "  destination: 0003\n"
            "  source: 0000\n"
            "header: 603110310000\n"
            "  application: 60 = POS\n"
            "  version: 31\n"
            "  terminal's state: 1 = test\n"
            "  demand: 0 = no demand\n"
            "  software: 310000\n"
            "message type: 0820 = network management advice (echo)\n"
            "11 trace number: 900002\n"
            "41 terminal: TILL0001\n"
            "42 merchant: 898100012345678\n"
            "60 type, batch, network management code: 00000007301\n"
            "  60.1 type: 00 = management\n"
            "  60.2 batch: 000007\n"
            "  60.3 network management: 301 = echo test\n");
  EXPECT_EQ(ran.err, "");
  const Ran json = RunCommand(kIsoCommand, {"decode", kEcho, "--json", "--profile", "unionpay-pos"});
  EXPECT_EQ(json.code, kDone);
  EXPECT_TRUE(json.out.starts_with("{\"profile\": \"unionpay-pos\", \"framing\": [")) << json.out;
  EXPECT_TRUE(json.out.ends_with("\"mac_ok\": null, \"error\": null}\n")) << json.out;
}

TEST(IsoCommand, ExplainsInTheLanguageThatWasChosen) {
  const Ran ran = RunCommand(kIsoCommand, {"decode", kEcho}, "zh");
  EXPECT_EQ(ran.code, kDone);
  EXPECT_EQ(ran.out,
            "规范 unionpay-pos\n"
            "长度: 0037 = 后随 55 字节\n"
            "TPDU: 6000030000\n"
            "  目的地址: 0003\n"
            "  源地址: 0000\n"
            "报文头: 603110310000\n"
            "  应用类别: 60 = POS\n"
            "  版本: 31\n"
            "  终端状态: 1 = 测试\n"
            "  处理要求: 0 = 无处理要求\n"
            "  软件版本: 310000\n"
            "报文类型: 0820 = 网络管理通知 (echo)\n"
            "11 终端流水号: 900002\n"
            "41 终端号: TILL0001\n"
            "42 商户号: 898100012345678\n"
            "60 类型码、批次号、网络管理码: 00000007301\n"
            "  60.1 交易类型码: 00 = 管理\n"
            "  60.2 批次号: 000007\n"
            "  60.3 网络管理码: 301 = 回响测试\n");
  const Ran json = RunCommand(kIsoCommand, {"decode", kEcho, "--json"}, "zh");
  EXPECT_NE(json.out.find(R"({"name": "11", "title": "终端流水号", "value": "900002"})"), std::string::npos);
}

TEST(IsoCommand, CouldNotIsExitCodeTwoAndSaysWhy) {
  const std::pair<std::vector<std::string_view>, std::string_view> rows[] = {
      {{"decode", "02x0"}, "not hex: the character at place 3"},
      {{"decode", "020"}, "half a byte"},
      {{"decode", ""}, "no hex at all"},
      {{"decode", "deadbeef"}, "not a message of unionpay-pos"},
      {{"decode", kEcho, "--mak", "0g"}, "--mak: not hex"},
      {{"encode", kEcho}, "usage: tillctl iso decode HEX"},
  };
  for (const auto& [words, wanted] : rows) {
    const Ran ran = RunCommand(kIsoCommand, words);
    EXPECT_EQ(ran.code, kCouldNot) << wanted;
    EXPECT_EQ(ran.out, "") << wanted;
    EXPECT_NE(ran.err.find(wanted), std::string::npos) << ran.err;
  }
  const Ran json = RunCommand(kIsoCommand, {"decode", "02x0", "--json"});
  EXPECT_EQ(json.code, kCouldNot);
  EXPECT_TRUE(json.out.starts_with("{\"error\": {\"code\": \"INVALID_REQUEST\"")) << json.out;
}

TEST(IsoCommand, ItsProfilesAreThoseThatAreBuiltIn) {
  const auto parse = [](std::string_view profile) {
    const std::string_view words[] = {"decode", "00", "--profile", profile};
    return Arguments::Parse(words, kIsoCommand.AllOptions()).status();
  };
  for (const Dialect& dialect : Dialects()) EXPECT_TRUE(parse(dialect.name).ok()) << dialect.name;
  EXPECT_EQ(parse("another").message(), "--profile is one of: unionpay-pos unionpay-pos/006 iso1993");
}

TEST(EmvCommand, ExplainsObjectsAndSingleValues) {
  EXPECT_EQ(RunCommand(kEmvCommand, {"decode", "9F2701 80 9C01 00"}).out,
            "9F27 Cryptogram Information Data: 80 = ARQC: online wanted\n"
            "9C Transaction Type: 00 = goods and services\n");
  EXPECT_EQ(RunCommand(kEmvCommand, {"decode", "0000008000", "--tag", "95"}).out,
            "95 Terminal Verification Results (EMV 4.4 Book 3, annex C5): 0000008000\n"
            "  byte 4 bit 8: amount exceeds the floor limit\n");
  EXPECT_EQ(
      RunCommand(kEmvCommand, {"decode", "9F2701 80", "--json"}).out,
      "{\"objects\": [{\"name\": \"9F27\", \"title\": \"Cryptogram Information Data\", \"value\": \"80\", "
      "\"words\": \"ARQC: online wanted\"}], \"error\": null}\n");
}

TEST(EmvCommand, ExplainsInTheLanguageThatWasChosen) {
  EXPECT_EQ(RunCommand(kEmvCommand, {"decode", "9F2701 80 9C01 00"}, "zh").out,
            "9F27 密文信息数据: 80 = ARQC: 请求联机\n"
            "9C 交易类型: 00 = 消费\n");
  EXPECT_EQ(RunCommand(kEmvCommand, {"decode", "9F2701 80", "--json"}, "zh").out,
            "{\"objects\": [{\"name\": \"9F27\", \"title\": \"密文信息数据\", \"value\": \"80\", "
            "\"words\": \"ARQC: 请求联机\"}], \"error\": null}\n");
}

TEST(EmvCommand, CouldNotIsExitCodeTwoAndSaysWhy) {
  const std::pair<std::vector<std::string_view>, std::string_view> rows[] = {
      {{"decode", "zz"}, "not hex: the character at place 1"},
      {{"decode", "9F26"}, "not BER-TLV"},
      {{"decode", "00", "--tag", "0102030405"}, "--tag: one to four bytes of hex"},
      {{"explain", "00"}, "usage: tillctl emv decode HEX"},
  };
  for (const auto& [words, wanted] : rows) {
    const Ran ran = RunCommand(kEmvCommand, words);
    EXPECT_EQ(ran.code, kCouldNot) << wanted;
    EXPECT_NE(ran.err.find(wanted), std::string::npos) << ran.err;
  }
}

}  // namespace
}  // namespace till::tillctl
