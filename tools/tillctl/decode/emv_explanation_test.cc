// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/emv_explanation.h"

#include <gtest/gtest.h>

#include "tools/tillctl/decode/emv_bits.h"
#include "tools/tillctl/decode/hex.h"

namespace till::tillctl {
namespace {

std::string Tag(tlv::Tag tag, std::string_view hex, std::string_view language = "en") {
  return ExplanationText(ExplainTag(tag, *ParseHex(hex)), language);
}

std::string Tlv(std::string_view hex, std::string_view language = "en") {
  const auto explanations = ExplainTlv(*ParseHex(hex));
  if (!explanations.ok()) return std::string(explanations.status().message());
  std::string text;
  for (const Explanation& explanation : *explanations) text += ExplanationText(explanation, language);
  return text;
}

// The words are those of the tables that each title cites.
TEST(EmvExplanation, BitsOfTheVerificationResults) {
  EXPECT_EQ(Tag(0x95, "8040048001"),
            "95 Terminal Verification Results (EMV 4.4 Book 3, annex C5): 8040048001\n"
            "  byte 1 bit 8: offline data authentication was not performed\n"
            "  byte 2 bit 7: expired application\n"
            "  byte 3 bit 3: online CVM captured\n"
            "  byte 4 bit 8: amount exceeds the floor limit\n"
            "  byte 5 bit 1: reserved\n");
  EXPECT_EQ(Tag(0x95, "0000000000"),
            "95 Terminal Verification Results (EMV 4.4 Book 3, annex C5): 0000000000 = nothing set\n");
  EXPECT_EQ(Tag(0x95, "00000000"),
            "95 Terminal Verification Results: 00000000 = wrong length: 4 bytes instead of 5\n");
  EXPECT_EQ(Tag(0x9B, "E800"),
            "9B Transaction Status Information (EMV 4.4 Book 3, annex C6): E800\n"
            "  byte 1 bit 8: offline data authentication was performed\n"
            "  byte 1 bit 7: cardholder verification was performed\n"
            "  byte 1 bit 6: card risk management was performed\n"
            "  byte 1 bit 4: terminal risk management was performed\n");
}

TEST(EmvExplanation, BitsOfProfileUsageAndCapabilities) {
  EXPECT_EQ(Tag(0x82, "2001"),
            "82 Application Interchange Profile (EMV 4.4 Book 3, annex C1): 2001\n"
            "  byte 1 bit 6: DDA is supported\n"
            "  byte 2 bit 1: relay resistance protocol is supported (contactless)\n");
  EXPECT_EQ(Tag(0x9F07, "2980"),
            "9F07 Application Usage Control (EMV 4.4 Book 3, annex C2): 2980\n"
            "  byte 1 bit 6: valid for domestic goods\n"
            "  byte 1 bit 4: valid for domestic services\n"
            "  byte 1 bit 1: valid at terminals other than ATMs\n"
            "  byte 2 bit 8: domestic cashback allowed\n");
  EXPECT_EQ(Tag(0x9F33, "204008"),
            "9F33 Terminal Capabilities (EMV 4.4 Book 4, annex A2): 204008\n"
            "  byte 1 bit 6: chip with contacts\n"
            "  byte 2 bit 7: enciphered PIN for online verification\n"
            "  byte 3 bit 4: CDA\n");
  EXPECT_EQ(Tag(0x9F66, "26800080"),
            "9F66 Terminal Transaction Qualifiers (EMV Contactless Book A, 5.7): 26800080\n"
            "  byte 1 bit 6: EMV mode supported\n"
            "  byte 1 bit 3: online PIN supported\n"
            "  byte 1 bit 2: signature supported\n"
            "  byte 2 bit 8: online cryptogram required\n"
            "  byte 4 bit 8: reserved\n");
  EXPECT_EQ(Tag(0x9F40, "6000F0A001").substr(0, 60),
            "9F40 Additional Terminal Capabilities (EMV 4.4 Book 4, annex");
}

TEST(EmvExplanation, HowTheCardholderWasVerified) {
  EXPECT_EQ(Tag(0x9F34, "420300"),
            "9F34 Cardholder Verification Method Results (EMV 4.4 Book 4, annex A4): 420300\n"
            "  byte 1 method: 42 = enciphered PIN verified online\n"
            "  byte 2 condition: 03 = if the terminal supports the CVM\n"
            "  byte 3 result: 00 = unknown\n");
  EXPECT_EQ(
      Tag(0x8E, "000003E8000000004206 1F00"),
      "8E Cardholder Verification Method List (EMV 4.4 Book 3, annex C3): 000003E80000000042061F00\n"
      "  X amount: 1000\n"
      "  Y amount: 0\n"
      "  rule 1: 4206 = enciphered PIN verified online, if in the application's currency and under X; if it "
      "fails, the next rule\n"
      "  rule 2: 1F00 = no CVM required, always; if it fails, verification has failed\n");
}

TEST(EmvExplanation, ListsAndTemplates) {
  EXPECT_EQ(Tag(0x94, "08010100"),
            "94 Application File Locator: 08010100\n"
            "  entry 1: 08010100 = file 1, records 1 to 1, 0 of them for offline data authentication\n");
  EXPECT_EQ(Tag(0x9F38, "9F66049F0206"),
            "9F38 Processing Options Data Object List: 9F66049F0206\n"
            "  9F66 Terminal Transaction Qualifiers: 4 bytes\n"
            "  9F02 Amount, Authorised (Numeric): 6 bytes\n");
  EXPECT_EQ(Tlv("7007 82027C00 9F2701 80"), "not BER-TLV: tag 9F27 says 1 bytes and 0 are left");
  EXPECT_EQ(Tlv("7008 82022000 9F2701 40"),
            "70 Record Template: 8 bytes\n"
            "  82 Application Interchange Profile (EMV 4.4 Book 3, annex C1): 2000\n"
            "    byte 1 bit 6: DDA is supported\n"
            "  9F27 Cryptogram Information Data: 40 = TC: approved offline\n");
}

TEST(EmvExplanation, WordsOfSmallElements) {
  EXPECT_EQ(Tlv("9C0120 9A03261122 9F3501 22 8A023030 9F3602001F 5F2A020156 8408A000000333010102"),
            "9C Transaction Type: 20 = refund\n"
            "9A Transaction Date: 261122 = 2026-11-22\n"
            "9F35 Terminal Type: 22 = merchant, attended, offline with online capability\n"
            "8A Authorisation Response Code: \"00\" = approved\n"
            "9F36 Application Transaction Counter: 001F = 31\n"
            "5F2A Transaction Currency Code: 0156 = CNY\n"
            "84 Dedicated File Name: A000000333010102 = UnionPay credit\n");
  EXPECT_EQ(Tag(0xDF31, "2100000001"),
            "DF31 Issuer Script Results (UnionPay): 2100000001\n"
            "  script 00000001: 21 = successful, command 1\n");
}

TEST(EmvExplanation, InChinese) {
  EXPECT_EQ(Tag(0x95, "8040048001", "zh"),
            "95 终端验证结果（EMV 4.4 第 3 册附录 C5）: 8040048001\n"
            "  第 1 字节第 8 位: 未进行脱机数据认证\n"
            "  第 2 字节第 7 位: 应用已过期\n"
            "  第 3 字节第 3 位: 已采集联机 CVM\n"
            "  第 4 字节第 8 位: 金额超过最低限额\n"
            "  第 5 字节第 1 位: 保留\n");
  EXPECT_EQ(Tag(0x95, "00000000", "zh"), "95 终端验证结果: 00000000 = 长度错误: 4 字节，应为 5\n");
  EXPECT_EQ(Tag(0x8E, "000003E8000000004206 1F00", "zh"),
            "8E 持卡人验证方法列表（EMV 4.4 第 3 册附录 C3）: 000003E80000000042061F00\n"
            "  X 金额: 1000\n"
            "  Y 金额: 0\n"
            "  规则 1: 4206 = 联机验证加密 PIN，以应用货币交易且金额低于 X 时；失败时继续下一条规则\n"
            "  规则 2: 1F00 = 无需 CVM，总是；失败时验证失败\n");
  EXPECT_EQ(Tag(0x94, "08010100", "zh"),
            "94 应用文件定位器: 08010100\n"
            "  条目 1: 08010100 = 文件 1，记录 1 至 1，其中 0 条用于脱机数据认证\n");
  EXPECT_EQ(Tlv("7008 82022000 9F2701 4B", "zh"),
            "70 记录模板: 8 字节\n"
            "  82 应用交互特征（EMV 4.4 第 3 册附录 C1）: 2000\n"
            "    第 1 字节第 6 位: 支持 DDA\n"
            "  9F27 密文信息数据: 4B = TC: 脱机批准，要求通知，发卡行认证失败\n");
  EXPECT_EQ(Tlv("9C0120 9F3501 22 8A025931 84 08 A000000333010102 DF02 01 AA DF7F0101", "zh"),
            "9C 交易类型: 20 = 退货\n"
            "9F35 终端类型: 22 = 商户，有人值守，脱机并可联机\n"
            "8A 授权响应代码: \"Y1\" = 脱机批准\n"
            "84 专用文件名称: A000000333010102 = 银联贷记\n"
            "DF02 认证中心公钥模: AA\n"
            "DF7F 未知标签: 01\n");
  EXPECT_EQ(Tag(0xDF31, "2100000001", "zh"),
            "DF31 发卡行脚本结果（银联）: 2100000001\n"
            "  脚本 00000001: 21 = 成功，命令 1\n");
  EXPECT_EQ(Tlv("57116228480012345674D30122010000000000 5F200A5A48414E472F53414E20", "zh"),
            "57 磁道 2 等效数据: 622848******5674D<17 位，不显示>\n"
            "5F20 持卡人姓名: <10 字节，不显示>\n");
}

// Every bit of every table, and every byte of a rule, has words; none of them is left in English.
TEST(EmvExplanation, EveryBitAndRuleIsSaidInBothLanguages) {
  size_t bits = 0;
  for (tlv::Tag tag = 0; tag <= 0xFFFF; ++tag) {
    const BitTable* table = FindBitTable(tag);
    if (table == nullptr) continue;
    for (const Explanation& bit : ExplainTag(tag, std::vector<uint8_t>(table->length, 0xFF)).parts) {
      EXPECT_FALSE(bit.words.zh.empty()) << bit.name.en;
      EXPECT_NE(bit.name.zh, bit.name.en);
      ++bits;
    }
  }
  EXPECT_GT(bits, 400U);
  for (int byte = 0; byte <= 0xFF; ++byte) {
    for (const Phrase& words :
         {CvmWords(static_cast<uint8_t>(byte)), ConditionWords(static_cast<uint8_t>(byte))}) {
      EXPECT_TRUE(Phrase::IsWhole(words.en(), words.zh())) << byte;
    }
  }
}

TEST(EmvExplanation, CardDataIsMasked) {
  EXPECT_EQ(Tlv("5A086228480012345674"), "5A Application Primary Account Number: 622848******5674\n");
  EXPECT_EQ(Tlv("5A0A6228480402564890018F"), "5A Application Primary Account Number: 622848*********0018\n");
  EXPECT_EQ(Tlv("57116228480012345674D30122010000000000"),
            "57 Track 2 Equivalent Data: 622848******5674D<17 digits, not shown>\n");
  EXPECT_EQ(Tlv("5F200A5A48414E472F53414E205F2403301231"),
            "5F20 Cardholder Name: <10 bytes, not shown>\n"
            "5F24 Application Expiration Date: <3 bytes, not shown>\n");
}

TEST(EmvExplanation, WhatIsNoTlvIsAnErrorAndAnUnknownTagIsSaid) {
  EXPECT_EQ(Tlv("9F26081122"), "not BER-TLV: tag 9F26 says 8 bytes and 2 are left");
  EXPECT_EQ(Tlv("DF7F0101"), "DF7F unknown tag: 01\n");
}

}  // namespace
}  // namespace till::tillctl
