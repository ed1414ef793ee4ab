// SPDX-License-Identifier: Apache-2.0
// The words of explanations that belong to no table of codes, bits or tags.

#ifndef TILL_TOOLS_TILLCTL_DECODE_PHRASES_H_
#define TILL_TOOLS_TILLCTL_DECODE_PHRASES_H_

#include "tools/tillctl/decode/phrase.h"

namespace till::tillctl::phrases {

// What stands for a value, or counts it.
inline constexpr Phrase kBytes("$0 bytes", "$0 字节");
inline constexpr Phrase kBytesNotShown("<$0 bytes, not shown>", "<$0 字节，不显示>");
inline constexpr Phrase kCharactersNotShown("<$0 characters, not shown>", "<$0 个字符，不显示>");
inline constexpr Phrase kDigits("<$0 digits>", "<$0 位数字>");
inline constexpr Phrase kMaskedTrack("$0D<$1 digits, not shown>", "$0D<$1 位，不显示>");
inline constexpr Phrase kTwo("$0, $1", "$0，$1");
inline constexpr Phrase kReserved("reserved", "保留");
inline constexpr Phrase kUnknown("unknown", "未知");
inline constexpr Phrase kFailed("failed", "失败");
inline constexpr Phrase kSuccessful("successful", "成功");
inline constexpr Phrase kNotPerformed("not performed", "未执行");
inline constexpr Phrase kEntryNumber("entry $0", "条目 $0");

// Before and around a message.
inline constexpr Phrase kProfile("profile $0", "规范 $0");
inline constexpr Phrase kMessageType("message type: $0", "报文类型: $0");
inline constexpr Phrase kLength("length", "长度");
inline constexpr Phrase kBytesFollow("$0 bytes follow", "后随 $0 字节");
inline constexpr Phrase kWrongLength("WRONG: $0 bytes follow", "错误: 后随 $0 字节");
inline constexpr Phrase kTpdu = Phrase::Name("TPDU");
inline constexpr Phrase kDestination("destination", "目的地址");
inline constexpr Phrase kSource("source", "源地址");
inline constexpr Phrase kHeader("header", "报文头");
inline constexpr Phrase kApplication("application", "应用类别");
inline constexpr Phrase kVersion("version", "版本");
inline constexpr Phrase kTerminalState("terminal's state", "终端状态");
inline constexpr Phrase kDemand("demand", "处理要求");
inline constexpr Phrase kNotADigit("not a digit", "不是数字");
inline constexpr Phrase kSoftware("software", "软件版本");
inline constexpr Phrase kMacRight("right", "正确");
inline constexpr Phrase kMacWrong("WRONG under this key", "用此密钥验证错误");

// Fields of a message and their parts.
inline constexpr Phrase kEntry("entry", "输入方式");
inline constexpr Phrase kEntryUnknown("entry unknown", "未知的输入方式");
inline constexpr Phrase kPin = Phrase::Name("PIN");
inline constexpr Phrase kCapabilityUnknown("capability unknown", "未知的 PIN 能力");
inline constexpr Phrase kPinBlock("PIN block", "PIN 数据块");
inline constexpr Phrase kFormatUnknown("format unknown", "未知的格式");
inline constexpr Phrase kCipher("cipher", "加密算法");
inline constexpr Phrase kCipherUnknown("cipher unknown", "未知的加密算法");
inline constexpr Phrase kTrack("track", "磁道");
inline constexpr Phrase kEnciphered("enciphered", "已加密");
inline constexpr Phrase kNotEnciphered("not enciphered", "未加密");
inline constexpr Phrase kType("type", "交易类型码");
inline constexpr Phrase kBatch("batch", "批次号");
inline constexpr Phrase kNetworkManagement("network management", "网络管理码");
inline constexpr Phrase kOnlineStripeDetails("online stripe details", "联机磁条明细");
inline constexpr Phrase kTerminalReads("terminal reads", "终端读取能力");
inline constexpr Phrase kChipCondition("chip condition", "芯片条件");
inline constexpr Phrase kPartialApproval("partial approval", "部分批准");
inline constexpr Phrase kAccountType("account type", "账户类型");
inline constexpr Phrase kOriginalBatch("original batch", "原批次号");
inline constexpr Phrase kOriginalTrace("original trace number", "原流水号");
inline constexpr Phrase kOriginalDate("original date", "原交易日期");
inline constexpr Phrase kRest("rest", "其余");
inline constexpr Phrase kAmountTypeUnknown("amount type unknown", "未知的金额类型");
inline constexpr Phrase kNotAmounts("not entries of twenty characters", "不是每条二十个字符");
inline constexpr Phrase kOperator("operator", "操作员");
inline constexpr Phrase kCardScheme("card scheme", "卡组织");

// Fields 48, 59 and 62.
inline constexpr Phrase kDomestic("domestic", "内卡");
inline constexpr Phrase kForeign("foreign", "外卡");
inline constexpr Phrase kCards("cards", "合计");
inline constexpr Phrase kDebit("debit", "借记");
inline constexpr Phrase kCredit("credit", "贷记");
inline constexpr Phrase kTotal("$0, $1 payments", "$0，$1 笔");
inline constexpr Phrase kFlag("flag", "对账标志");
inline constexpr Phrase kPayments("$0 payments", "$0 笔");
inline constexpr Phrase kPaymentNumber("payment $0", "第 $0 笔");
inline constexpr Phrase kTraceAndAmount("trace number $0, $1", "流水号 $0，$1");
inline constexpr Phrase kTip("tip $0", "小费 $0");
inline constexpr Phrase kPaymentsUploaded("payments uploaded", "已上送笔数");
inline constexpr Phrase kNotRows("not rows", "不是标签行");
inline constexpr Phrase kNotTaggedRows("not rows of tag, length and value", "不是由标签、长度和值组成的行");
inline constexpr Phrase kPinKey("PIN key", "PIN 密钥");
inline constexpr Phrase kMacKey("MAC key", "MAC 密钥");
inline constexpr Phrase kDataKey("data key", "数据密钥");
inline constexpr Phrase kKeyBytes("$0 bytes, enciphered", "$0 字节，已加密");
inline constexpr Phrase kCheckValue("check value $0", "校验值 $0");
inline constexpr Phrase kPages("pages", "分页");
inline constexpr Phrase kEndsTooEarly("ends too early", "数据不完整");
inline constexpr Phrase kDownloadAfter("download after $0 entries", "从第 $0 条之后下载");
inline constexpr Phrase kInstalments("$0 instalments", "$0 期");

// Chip data.
// $0 is the reader's Status, which is English, as Statuses are.
inline constexpr Phrase kNotTlv("$0", "不是 BER-TLV（$0）");
inline constexpr Phrase kUnknownTag("unknown tag", "未知标签");
inline constexpr Phrase kUnknownTemplate("unknown template", "未知模板");
inline constexpr Phrase kWithClause("$0 ($1)", "$0（$1）");
inline constexpr Phrase kWrongLengthInstead("wrong length: $0 bytes instead of $1",
                                            "长度错误: $0 字节，应为 $1");
inline constexpr Phrase kByteAndBit("byte $0 bit $1", "第 $0 字节第 $1 位");
inline constexpr Phrase kNothingSet("nothing set", "全部为零");
inline constexpr Phrase kThreeBytesWanted("wrong length: three bytes are wanted", "长度错误: 应为三字节");
inline constexpr Phrase kCvmResultsClause("EMV 4.4 Book 4, annex A4", "EMV 4.4 第 4 册附录 A4");
inline constexpr Phrase kCvmListClause("EMV 4.4 Book 3, annex C3", "EMV 4.4 第 3 册附录 C3");
inline constexpr Phrase kCvmListLength("wrong length: two amounts of four bytes and rules of two",
                                       "长度错误: 应为两个四字节金额和若干两字节规则");
inline constexpr Phrase kByteNumber("byte $0", "第 $0 字节");
inline constexpr Phrase kByteRange("bytes $0-$1", "第 $0-$1 字节");
inline constexpr Phrase kMethod("method", "方法");
inline constexpr Phrase kCondition("condition", "条件");
inline constexpr Phrase kResult("result", "结果");
inline constexpr Phrase kAmount("amount", "金额");
inline constexpr Phrase kRuleNumber("rule $0", "规则 $0");
inline constexpr Phrase kRule("$0, $1; if it fails, $2", "$0，$1；失败时$2");
inline constexpr Phrase kNextRule("the next rule", "继续下一条规则");
inline constexpr Phrase kVerificationFails("verification has failed", "验证失败");
inline constexpr Phrase kLocatorLength("wrong length: entries of four bytes", "长度错误: 每条应为四字节");
inline constexpr Phrase kLocatorEntry("file $0, records $1 to $2, $3 of them for offline data authentication",
                                      "文件 $0，记录 $1 至 $2，其中 $3 条用于脱机数据认证");
inline constexpr Phrase kNotAnObjectList("not a data object list", "不是数据对象列表");
inline constexpr Phrase kDeclined("AAC: declined", "AAC: 拒绝");
inline constexpr Phrase kApprovedOffline("TC: approved offline", "TC: 脱机批准");
inline constexpr Phrase kOnlineWanted("ARQC: online wanted", "ARQC: 请求联机");
inline constexpr Phrase kAdviceRequired("advice required", "要求通知");
inline constexpr Phrase kServiceNotAllowed("service not allowed", "不允许该服务");
inline constexpr Phrase kPinTriesExceeded("PIN try limit exceeded", "PIN 尝试次数超限");
inline constexpr Phrase kIssuerAuthenticationFailed("issuer authentication failed", "发卡行认证失败");
inline constexpr Phrase kReasonReserved("reason reserved", "保留原因");
inline constexpr Phrase kKeyIndex("key index", "密钥索引");
inline constexpr Phrase kCryptogramVersion("cryptogram version", "密文版本");
inline constexpr Phrase kCardVerificationResults("card verification results", "卡片验证结果");
inline constexpr Phrase kAlgorithm("algorithm", "算法");
inline constexpr Phrase kTripleDes("triple DES", "三重 DES");
inline constexpr Phrase kSm4 = Phrase::Name("SM4");
inline constexpr Phrase kIssuersOwn("issuer's own", "发卡行自定义");
inline constexpr Phrase kScript("script $0", "脚本 $0");
inline constexpr Phrase kAtCommand("$0, command $1", "$0，命令 $1");

}  // namespace till::tillctl::phrases

#endif  // TILL_TOOLS_TILLCTL_DECODE_PHRASES_H_
