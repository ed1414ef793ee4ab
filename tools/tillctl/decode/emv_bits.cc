// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/emv_bits.h"

namespace till::tillctl {
namespace {

// ByteMeaning is what a whole byte says.
struct ByteMeaning {
  uint8_t byte;
  Phrase words;
};

constexpr BitMeaning kInterchangeProfile[] = {
    {1, 8, {"XDA is supported", "支持 XDA"}},
    {1, 7, {"SDA is supported", "支持 SDA"}},
    {1, 6, {"DDA is supported", "支持 DDA"}},
    {1, 5, {"cardholder verification is supported", "支持持卡人验证"}},
    {1, 4, {"terminal risk management is to be performed", "要执行终端风险管理"}},
    {1, 3, {"issuer authentication is supported", "支持发卡行认证"}},
    {1,
     2,
     {"on-device cardholder verification is supported (contactless)", "支持设备端持卡人验证（非接触）"}},
    {1, 1, {"CDA is supported", "支持 CDA"}},
    {2, 8, {"EMV mode is supported (contactless)", "支持 EMV 模式（非接触）"}},
    {2, 7, {"mobile phone (contactless)", "手机（非接触）"}},
    {2, 6, {"contactless transaction", "非接触交易"}},
    {2, 1, {"relay resistance protocol is supported (contactless)", "支持抗中继协议（非接触）"}},
};

constexpr BitMeaning kUsageControl[] = {
    {1, 8, {"valid for domestic cash", "可用于国内取现"}},
    {1, 7, {"valid for international cash", "可用于国际取现"}},
    {1, 6, {"valid for domestic goods", "可用于国内商品"}},
    {1, 5, {"valid for international goods", "可用于国际商品"}},
    {1, 4, {"valid for domestic services", "可用于国内服务"}},
    {1, 3, {"valid for international services", "可用于国际服务"}},
    {1, 2, {"valid at ATMs", "可用于 ATM"}},
    {1, 1, {"valid at terminals other than ATMs", "可用于 ATM 以外的终端"}},
    {2, 8, {"domestic cashback allowed", "允许国内返现"}},
    {2, 7, {"international cashback allowed", "允许国际返现"}},
};

constexpr BitMeaning kVerificationResults[] = {
    {1, 8, {"offline data authentication was not performed", "未进行脱机数据认证"}},
    {1, 7, {"SDA failed", "SDA 失败"}},
    {1, 6, {"card data missing", "卡片数据缺失"}},
    {1, 5, {"card is on the terminal's exception file", "卡片在终端异常文件中"}},
    {1, 4, {"DDA failed", "DDA 失败"}},
    {1, 3, {"CDA failed", "CDA 失败"}},
    {1, 2, {"SDA selected", "已选择 SDA"}},
    {1, 1, {"XDA selected", "已选择 XDA"}},
    {2, 8, {"card and terminal have different application versions", "卡片与终端的应用版本不一致"}},
    {2, 7, {"expired application", "应用已过期"}},
    {2, 6, {"application not yet effective", "应用尚未生效"}},
    {2, 5, {"requested service not allowed for the card product", "卡产品不允许所请求的服务"}},
    {2, 4, {"new card", "新卡"}},
    {2, 2, {"biometric performed and successful", "已进行生物特征验证且成功"}},
    {2, 1, {"biometric template format not supported", "不支持该生物特征模板格式"}},
    {3, 8, {"cardholder verification was not successful", "持卡人验证失败"}},
    {3, 7, {"unrecognised CVM", "未知的 CVM"}},
    {3, 6, {"PIN try limit exceeded", "PIN 尝试次数超限"}},
    {3,
     5,
     {"PIN entry required and the PIN pad is not there or not working",
      "要求输入 PIN，但密码键盘不存在或故障"}},
    {3,
     4,
     {"PIN entry required, the PIN pad is there, but no PIN was entered",
      "要求输入 PIN，密码键盘存在，但未输入 PIN"}},
    {3, 3, {"online CVM captured", "已采集联机 CVM"}},
    {3, 2, {"biometric required but its device is not working", "要求生物特征验证，但设备故障"}},
    {3,
     1,
     {"biometric required, its device is there, but its entry was bypassed",
      "要求生物特征验证，设备存在，但跳过了采集"}},
    {4, 8, {"amount exceeds the floor limit", "金额超过最低限额"}},
    {4, 7, {"lower consecutive offline limit exceeded", "超过连续脱机交易下限"}},
    {4, 6, {"upper consecutive offline limit exceeded", "超过连续脱机交易上限"}},
    {4, 5, {"selected at random for online processing", "被随机选中联机处理"}},
    {4, 4, {"merchant forced the transaction online", "商户强制联机"}},
    {4, 3, {"biometric try limit exceeded", "生物特征尝试次数超限"}},
    {4, 2, {"a selected biometric type is not supported", "不支持所选的生物特征类型"}},
    {4, 1, {"XDA signature verification failed", "XDA 签名验证失败"}},
    {5, 8, {"default TDOL used", "使用了缺省 TDOL"}},
    {5, 7, {"issuer authentication failed", "发卡行认证失败"}},
    {5,
     6,
     {"script processing failed before the final GENERATE AC", "最后一次 GENERATE AC 之前脚本处理失败"}},
    {5, 5, {"script processing failed after the final GENERATE AC", "最后一次 GENERATE AC 之后脚本处理失败"}},
    {5, 3, {"CA ECC key missing", "缺少认证中心 ECC 公钥"}},
    {5, 2, {"ECC key recovery failed", "ECC 密钥恢复失败"}},
};

constexpr BitMeaning kStatusInformation[] = {
    {1, 8, {"offline data authentication was performed", "已进行脱机数据认证"}},
    {1, 7, {"cardholder verification was performed", "已进行持卡人验证"}},
    {1, 6, {"card risk management was performed", "已进行卡片风险管理"}},
    {1, 5, {"issuer authentication was performed", "已进行发卡行认证"}},
    {1, 4, {"terminal risk management was performed", "已进行终端风险管理"}},
    {1, 3, {"script processing was performed", "已进行脚本处理"}},
};

constexpr BitMeaning kCapabilities[] = {
    {1, 8, {"manual key entry", "手工键盘输入"}},
    {1, 7, {"magnetic stripe", "磁条"}},
    {1, 6, {"chip with contacts", "接触式芯片"}},
    {2, 8, {"plaintext PIN for verification by the card", "明文 PIN，由卡片验证"}},
    {2, 7, {"enciphered PIN for online verification", "加密 PIN，联机验证"}},
    {2, 6, {"signature", "签名"}},
    {2, 5, {"enciphered PIN for offline verification", "加密 PIN，脱机验证"}},
    {2, 4, {"no CVM required", "无需 CVM"}},
    {2, 3, {"online biometric", "联机生物特征"}},
    {2, 2, {"offline biometric", "脱机生物特征"}},
    {3, 8, Phrase::Name("SDA")},
    {3, 7, Phrase::Name("DDA")},
    {3, 6, {"card capture", "吞卡"}},
    {3, 4, Phrase::Name("CDA")},
    {3, 3, Phrase::Name("XDA")},
};

constexpr BitMeaning kMoreCapabilities[] = {
    {1, 8, {"cash", "现金"}},
    {1, 7, {"goods", "商品"}},
    {1, 6, {"services", "服务"}},
    {1, 5, {"cashback", "返现"}},
    {1, 4, {"inquiry", "查询"}},
    {1, 3, {"transfer", "转账"}},
    {1, 2, {"payment", "付款"}},
    {1, 1, {"administrative", "管理"}},
    {2, 8, {"cash deposit", "现金存款"}},
    {3, 8, {"numeric keys", "数字键"}},
    {3, 7, {"alphabetic and special keys", "字母和特殊字符键"}},
    {3, 6, {"command keys", "命令键"}},
    {3, 5, {"function keys", "功能键"}},
    {4, 8, {"print or electronic, attendant", "打印或电子，供服务员"}},
    {4, 7, {"print or electronic, cardholder", "打印或电子，供持卡人"}},
    {4, 6, {"display, attendant", "显示，供服务员"}},
    {4, 5, {"display, cardholder", "显示，供持卡人"}},
    {4, 2, {"code table 10", "代码表 10"}},
    {4, 1, {"code table 9", "代码表 9"}},
    {5, 8, {"code table 8", "代码表 8"}},
    {5, 7, {"code table 7", "代码表 7"}},
    {5, 6, {"code table 6", "代码表 6"}},
    {5, 5, {"code table 5", "代码表 5"}},
    {5, 4, {"code table 4", "代码表 4"}},
    {5, 3, {"code table 3", "代码表 3"}},
    {5, 2, {"code table 2", "代码表 2"}},
    {5, 1, {"code table 1", "代码表 1"}},
};

constexpr BitMeaning kTransactionQualifiers[] = {
    {1, 8, {"magnetic stripe mode supported", "支持磁条模式"}},
    {1, 6, {"EMV mode supported", "支持 EMV 模式"}},
    {1, 5, {"EMV contact chip supported", "支持接触式 EMV 芯片"}},
    {1, 4, {"offline-only reader", "仅脱机的读卡器"}},
    {1, 3, {"online PIN supported", "支持联机 PIN"}},
    {1, 2, {"signature supported", "支持签名"}},
    {1, 1, {"offline data authentication for online authorisations supported", "联机授权时支持脱机数据认证"}},
    {2, 8, {"online cryptogram required", "要求联机密文"}},
    {2, 7, {"CVM required", "要求 CVM"}},
    {2, 6, {"offline PIN supported (contact chip)", "支持脱机 PIN（接触式芯片）"}},
    {3, 8, {"issuer update processing supported", "支持发卡行更新处理"}},
    {3, 7, {"consumer device CVM supported", "支持消费者设备 CVM"}},
};

constexpr BitMeaning kCardQualifiers[] = {
    {1, 8, {"online PIN required", "要求联机 PIN"}},
    {1, 7, {"signature required", "要求签名"}},
    {1,
     6,
     {"go online if offline data authentication fails and the reader can",
      "脱机数据认证失败且读卡器可联机时联机"}},
    {1,
     5,
     {"switch interface if offline data authentication fails and the reader supports contact",
      "脱机数据认证失败且读卡器支持接触式时换用接触界面"}},
    {1, 4, {"go online if the application is expired", "应用过期时联机"}},
    {1, 3, {"switch interface for cash", "取现时换用其他界面"}},
    {1, 2, {"switch interface for cashback", "返现时换用其他界面"}},
    {2, 8, {"consumer device CVM performed", "已执行消费者设备 CVM"}},
    {2,
     7,
     {"card supports issuer update processing at the point of sale", "卡片支持在销售点进行发卡行更新处理"}},
};

constexpr Phrase kActionCodeClause("EMV 4.4 Book 3, annex C5 (as the TVR)", "EMV 4.4 第 3 册附录 C5，同 TVR");

constexpr BitTable kTables[] = {
    {0x82, 2, {"EMV 4.4 Book 3, annex C1", "EMV 4.4 第 3 册附录 C1"}, kInterchangeProfile},
    {0x95, 5, {"EMV 4.4 Book 3, annex C5", "EMV 4.4 第 3 册附录 C5"}, kVerificationResults},
    {0x9B, 2, {"EMV 4.4 Book 3, annex C6", "EMV 4.4 第 3 册附录 C6"}, kStatusInformation},
    {0x9F07, 2, {"EMV 4.4 Book 3, annex C2", "EMV 4.4 第 3 册附录 C2"}, kUsageControl},
    {0x9F0D, 5, kActionCodeClause, kVerificationResults},
    {0x9F0E, 5, kActionCodeClause, kVerificationResults},
    {0x9F0F, 5, kActionCodeClause, kVerificationResults},
    {0x9F33, 3, {"EMV 4.4 Book 4, annex A2", "EMV 4.4 第 4 册附录 A2"}, kCapabilities},
    {0x9F40, 5, {"EMV 4.4 Book 4, annex A3", "EMV 4.4 第 4 册附录 A3"}, kMoreCapabilities},
    {0x9F66, 4, {"EMV Contactless Book A, 5.7", "EMV 非接触规范 A 册 5.7"}, kTransactionQualifiers},
    {0x9F6C, 2, {"EMV Contactless Book C-3, annex A", "EMV 非接触规范 C-3 册附录 A"}, kCardQualifiers},
    {0xDF11, 5, kActionCodeClause, kVerificationResults},
    {0xDF12, 5, kActionCodeClause, kVerificationResults},
    {0xDF13, 5, kActionCodeClause, kVerificationResults},
};

// EMV 4.4 Book 3, annex C3, table 43: the low six bits.
constexpr ByteMeaning kMethods[] = {
    {0x00, {"fail CVM processing", "CVM 处理失败"}},
    {0x01, {"plaintext PIN verified by the card", "卡片验证明文 PIN"}},
    {0x02, {"enciphered PIN verified online", "联机验证加密 PIN"}},
    {0x03, {"plaintext PIN verified by the card, and signature", "卡片验证明文 PIN 并签名"}},
    {0x04, {"enciphered PIN verified by the card", "卡片验证加密 PIN"}},
    {0x05, {"enciphered PIN verified by the card, and signature", "卡片验证加密 PIN 并签名"}},
    {0x1E, {"signature", "签名"}},
    {0x1F, {"no CVM required", "无需 CVM"}},
    {0x3F, {"no CVM performed", "未执行 CVM"}},
};
// Methods 06 to 0F are biometric, the even ones offline.
constexpr Phrase kOfflineBiometric("biometric verified offline by the card", "卡片脱机验证生物特征");
constexpr Phrase kOnlineBiometric("biometric verified online", "联机验证生物特征");

// Table 44.
constexpr ByteMeaning kConditions[] = {
    {0x00, {"always", "总是"}},
    {0x01, {"if unattended cash", "无人值守取现时"}},
    {0x02, {"if not cash and not cashback", "非取现且非返现时"}},
    {0x03, {"if the terminal supports the CVM", "终端支持该 CVM 时"}},
    {0x04, {"if manual cash", "人工取现时"}},
    {0x05, {"if purchase with cashback", "消费返现时"}},
    {0x06, {"if in the application's currency and under X", "以应用货币交易且金额低于 X 时"}},
    {0x07, {"if in the application's currency and over X", "以应用货币交易且金额高于 X 时"}},
    {0x08, {"if in the application's currency and under Y", "以应用货币交易且金额低于 Y 时"}},
    {0x09, {"if in the application's currency and over Y", "以应用货币交易且金额高于 Y 时"}},
};

constexpr Phrase kReserved("reserved", "保留");

Phrase WordsOf(std::span<const ByteMeaning> table, uint8_t byte) {
  for (const ByteMeaning& meaning : table) {
    if (meaning.byte == byte) return meaning.words;
  }
  return kReserved;
}

}  // namespace

const BitTable* FindBitTable(tlv::Tag tag) {
  for (const BitTable& table : kTables) {
    if (table.tag == tag) return &table;
  }
  return nullptr;
}

Phrase CvmWords(uint8_t method) {
  const uint8_t number = method & 0x3F;
  if (number >= 0x06 && number <= 0x0F) return number % 2 == 0 ? kOfflineBiometric : kOnlineBiometric;
  return WordsOf(kMethods, number);
}

Phrase ConditionWords(uint8_t condition) {
  return WordsOf(kConditions, condition);
}

}  // namespace till::tillctl
