// SPDX-License-Identifier: Apache-2.0
#include "services/common/tlv/tag_table.h"

#include <algorithm>
#include <array>

namespace till::tlv {
namespace {

constexpr Format kB = Format::kBinary;
constexpr Format kN = Format::kNumeric;
constexpr Format kCn = Format::kCompressedNumeric;
constexpr Format kAn = Format::kAlphanumeric;
constexpr Format kT = Format::kDataObjects;
constexpr Source kIcc = Source::kCard;
constexpr Source kPos = Source::kTerminal;
constexpr Source kIss = Source::kIssuer;

constexpr auto kTable = std::to_array<TagEntry>({
    {0x42, "Issuer Identification Number", "发卡行标识号", kN, kIcc},
    {0x4F, "Application Identifier (card)", "应用标识符（卡片）", kB, kIcc},
    {0x50, "Application Label", "应用标签", kAn, kIcc},
    {0x56, "Track 1 Data", "磁道 1 数据", kAn, kIcc, true},
    {0x57, "Track 2 Equivalent Data", "磁道 2 等效数据", kB, kIcc, true},
    {0x5A, "Application Primary Account Number", "应用主账号", kCn, kIcc, true},
    {0x61, "Application Template", "应用模板", kT, kIcc},
    {0x6F, "File Control Information Template", "文件控制信息模板", kT, kIcc},
    {0x70, "Record Template", "记录模板", kT, kIcc},
    {0x71, "Issuer Script Template 1", "发卡行脚本模板 1", kT, kIss},
    {0x72, "Issuer Script Template 2", "发卡行脚本模板 2", kT, kIss},
    {0x73, "Directory Discretionary Template", "目录自定义模板", kT, kIcc},
    {0x77, "Response Message Template Format 2", "响应报文模板格式 2", kT, kIcc},
    {0x80, "Response Message Template Format 1", "响应报文模板格式 1", kB, kIcc},
    {0x81, "Amount, Authorised (Binary)", "授权金额（二进制）", kB, kPos},
    {0x82, "Application Interchange Profile", "应用交互特征", kB, kIcc},
    {0x83, "Command Template", "命令模板", kB, kPos},
    {0x84, "Dedicated File Name", "专用文件名称", kB, kIcc},
    {0x86, "Issuer Script Command", "发卡行脚本命令", kB, kIss},
    {0x87, "Application Priority Indicator", "应用优先指示器", kB, kIcc},
    {0x88, "Short File Identifier", "短文件标识符", kB, kIcc},
    {0x89, "Authorisation Code", "授权码", kAn, kIss},
    {0x8A, "Authorisation Response Code", "授权响应代码", kAn, kPos},
    {0x8C, "Card Risk Management Data Object List 1", "卡片风险管理数据对象列表 1", kB, kIcc},
    {0x8D, "Card Risk Management Data Object List 2", "卡片风险管理数据对象列表 2", kB, kIcc},
    {0x8E, "Cardholder Verification Method List", "持卡人验证方法列表", kB, kIcc},
    {0x8F, "Certification Authority Public Key Index (card)", "认证中心公钥索引（卡片）", kB, kIcc},
    {0x90, "Issuer Public Key Certificate", "发卡行公钥证书", kB, kIcc},
    {0x91, "Issuer Authentication Data", "发卡行认证数据", kB, kIss},
    {0x92, "Issuer Public Key Remainder", "发卡行公钥余项", kB, kIcc},
    {0x93, "Signed Static Application Data", "签名的静态应用数据", kB, kIcc},
    {0x94, "Application File Locator", "应用文件定位器", kB, kIcc},
    {0x95, "Terminal Verification Results", "终端验证结果", kB, kPos},
    {0x97, "Transaction Certificate Data Object List", "交易证书数据对象列表", kB, kIcc},
    {0x98, "Transaction Certificate Hash Value", "交易证书哈希值", kB, kPos},
    {0x99, "Transaction PIN Data", "交易 PIN 数据", kB, kPos, true},
    {0x9A, "Transaction Date", "交易日期", kN, kPos},
    {0x9B, "Transaction Status Information", "交易状态信息", kB, kPos},
    {0x9C, "Transaction Type", "交易类型", kN, kPos},
    {0x9D, "Directory Definition File Name", "目录定义文件名称", kB, kIcc},
    {0xA5, "FCI Proprietary Template", "文件控制信息专有模板", kT, kIcc},
    {0x5F20, "Cardholder Name", "持卡人姓名", kAn, kIcc},
    {0x5F24, "Application Expiration Date", "应用失效日期", kN, kIcc},
    {0x5F25, "Application Effective Date", "应用生效日期", kN, kIcc},
    {0x5F28, "Issuer Country Code", "发卡行国家代码", kN, kIcc},
    {0x5F2A, "Transaction Currency Code", "交易货币代码", kN, kPos},
    {0x5F2D, "Language Preference", "首选语言", kAn, kIcc},
    {0x5F30, "Service Code", "服务码", kN, kIcc},
    {0x5F34, "Application PAN Sequence Number", "应用主账号序列号", kN, kIcc},
    {0x5F36, "Transaction Currency Exponent", "交易货币指数", kN, kPos},
    {0x5F50, "Issuer URL", "发卡行网址", kAn, kIcc},
    {0x5F57, "Account Type", "账户类型", kN, kPos},
    {0x9F01, "Acquirer Identifier", "收单行标识", kN, kPos},
    {0x9F02, "Amount, Authorised (Numeric)", "授权金额（数字型）", kN, kPos},
    {0x9F03, "Amount, Other (Numeric)", "其他金额（数字型）", kN, kPos},
    {0x9F04, "Amount, Other (Binary)", "其他金额（二进制）", kB, kPos},
    {0x9F05, "Application Discretionary Data", "应用自定义数据", kB, kIcc},
    {0x9F06, "Application Identifier (terminal)", "应用标识符（终端）", kB, kPos},
    {0x9F07, "Application Usage Control", "应用用途控制", kB, kIcc},
    {0x9F08, "Application Version Number (card)", "应用版本号（卡片）", kB, kIcc},
    {0x9F09, "Application Version Number (terminal)", "应用版本号（终端）", kB, kPos},
    {0x9F0B, "Cardholder Name Extended", "持卡人姓名扩展", kAn, kIcc},
    {0x9F0D, "Issuer Action Code - Default", "发卡行行为代码（缺省）", kB, kIcc},
    {0x9F0E, "Issuer Action Code - Denial", "发卡行行为代码（拒绝）", kB, kIcc},
    {0x9F0F, "Issuer Action Code - Online", "发卡行行为代码（联机）", kB, kIcc},
    {0x9F10, "Issuer Application Data", "发卡行应用数据", kB, kIcc},
    {0x9F11, "Issuer Code Table Index", "发卡行代码表索引", kN, kIcc},
    {0x9F12, "Application Preferred Name", "应用首选名称", kAn, kIcc},
    {0x9F13, "Last Online Application Transaction Counter Register", "上次联机应用交易计数器寄存器", kB,
     kIcc},
    {0x9F14, "Lower Consecutive Offline Limit", "连续脱机交易下限", kB, kIcc},
    {0x9F15, "Merchant Category Code", "商户类别码", kN, kPos},
    {0x9F16, "Merchant Identifier", "商户标识", kAn, kPos},
    {0x9F17, "PIN Try Counter", "PIN 尝试计数器", kB, kIcc},
    {0x9F18, "Issuer Script Identifier", "发卡行脚本标识", kB, kIss},
    {0x9F1A, "Terminal Country Code", "终端国家代码", kN, kPos},
    {0x9F1B, "Terminal Floor Limit", "终端最低限额", kB, kPos},
    {0x9F1C, "Terminal Identification", "终端标识", kAn, kPos},
    {0x9F1D, "Terminal Risk Management Data", "终端风险管理数据", kB, kPos},
    {0x9F1E, "Interface Device Serial Number", "接口设备序列号", kAn, kPos},
    {0x9F1F, "Track 1 Discretionary Data", "磁道 1 自定义数据", kAn, kIcc, true},
    {0x9F20, "Track 2 Discretionary Data", "磁道 2 自定义数据", kCn, kIcc, true},
    {0x9F21, "Transaction Time", "交易时间", kN, kPos},
    {0x9F22, "Certification Authority Public Key Index (terminal)", "认证中心公钥索引（终端）", kB, kPos},
    {0x9F23, "Upper Consecutive Offline Limit", "连续脱机交易上限", kB, kIcc},
    {0x9F26, "Application Cryptogram", "应用密文", kB, kIcc},
    {0x9F27, "Cryptogram Information Data", "密文信息数据", kB, kIcc},
    {0x9F2A, "Kernel Identifier", "内核标识", kB, kIcc},
    {0x9F2D, "ICC PIN Encipherment Public Key Certificate", "IC 卡 PIN 加密公钥证书", kB, kIcc},
    {0x9F32, "Issuer Public Key Exponent", "发卡行公钥指数", kB, kIcc},
    {0x9F33, "Terminal Capabilities", "终端性能", kB, kPos},
    {0x9F34, "Cardholder Verification Method Results", "持卡人验证方法结果", kB, kPos},
    {0x9F35, "Terminal Type", "终端类型", kN, kPos},
    {0x9F36, "Application Transaction Counter", "应用交易计数器", kB, kIcc},
    {0x9F37, "Unpredictable Number", "不可预知数", kB, kPos},
    {0x9F38, "Processing Options Data Object List", "处理选项数据对象列表", kB, kIcc},
    {0x9F39, "Point-of-Service Entry Mode", "销售点输入方式", kN, kPos},
    {0x9F40, "Additional Terminal Capabilities", "附加终端性能", kB, kPos},
    {0x9F41, "Transaction Sequence Counter", "交易序列计数器", kN, kPos},
    {0x9F42, "Application Currency Code", "应用货币代码", kN, kIcc},
    {0x9F43, "Application Reference Currency Exponent", "应用参考货币指数", kN, kIcc},
    {0x9F44, "Application Currency Exponent", "应用货币指数", kN, kIcc},
    {0x9F45, "Data Authentication Code", "数据认证码", kB, kIcc},
    {0x9F46, "ICC Public Key Certificate", "IC 卡公钥证书", kB, kIcc},
    {0x9F47, "ICC Public Key Exponent", "IC 卡公钥指数", kB, kIcc},
    {0x9F48, "ICC Public Key Remainder", "IC 卡公钥余项", kB, kIcc},
    {0x9F49, "Dynamic Data Authentication Data Object List", "动态数据认证数据对象列表", kB, kIcc},
    {0x9F4A, "Static Data Authentication Tag List", "静态数据认证标签列表", kB, kIcc},
    {0x9F4B, "Signed Dynamic Application Data", "签名的动态应用数据", kB, kIcc},
    {0x9F4C, "ICC Dynamic Number", "IC 卡动态数", kB, kIcc},
    {0x9F4D, "Log Entry", "日志入口", kB, kIcc},
    {0x9F4E, "Merchant Name and Location", "商户名称和位置", kAn, kPos},
    {0x9F4F, "Log Format", "日志格式", kB, kIcc},
    {0x9F51, "Application Currency Code (proprietary)", "应用货币代码（专有）", kN, kIcc},
    {0x9F5A, "Application Program Identifier", "应用程序标识符", kB, kIcc},
    {0x9F5D, "Available Offline Spending Amount", "可用脱机消费金额", kN, kIcc},
    {0x9F63, "Card Product Identification", "卡产品标识信息", kB, kIcc},
    {0x9F66, "Terminal Transaction Qualifiers", "终端交易属性", kB, kPos},
    {0x9F69, "Card Authentication Related Data", "卡片认证相关数据", kB, kIcc},
    {0x9F6B, "Track 2 Data (contactless)", "磁道 2 数据（非接触）", kB, kIcc, true},
    {0x9F6C, "Card Transaction Qualifiers", "卡片交易属性", kB, kIcc},
    {0x9F6D, "Reader Contactless Limit / Kernel 2 version", "读卡器非接触限额 / 内核 2 版本", kB, kPos},
    {0x9F6E, "Form Factor Indicator / Third Party Data", "设备形态指示 / 第三方数据", kB, kIcc},
    {0x9F74, "Electronic Cash Issuer Authorisation Code", "电子现金发卡行授权码", kAn, kIcc},
    {0x9F79, "Electronic Cash Balance", "电子现金余额", kN, kIcc},
    {0x9F7A, "Electronic Cash Terminal Support Indicator", "电子现金终端支持指示器", kN, kPos},
    {0x9F7B, "Electronic Cash Terminal Transaction Limit", "电子现金终端交易限额", kN, kPos},
    {0x9F7C, "Merchant Custom Data / Customer Exclusive Data", "商户自定义数据 / 客户专有数据", kB, kIcc},
    {0xBF0C, "FCI Issuer Discretionary Data", "文件控制信息发卡行自定义数据", kT, kIcc},
    {0xDF31, "Issuer Script Results (UnionPay)", "发卡行脚本结果（银联）", kB, kPos},
    {0xDF32, "Chip Serial Number (UnionPay mobile)", "芯片序列号（银联手机支付）", kAn, kPos},
    {0xDF33, "Session Key Data (UnionPay mobile)", "过程密钥数据（银联手机支付）", kB, kPos},
    {0xDF34, "Terminal Read Time (UnionPay mobile)", "终端读取时间（银联手机支付）", kN, kPos},
    {0xDF60, "CAPP Transaction Indicator", "CAPP 交易指示位", kB, kPos},
    {0xDF69, "SM Algorithm Support Indicator", "国密算法支持指示器", kB, kPos},
    {0xDF8117, "Card Data Input Capability", "卡片数据输入能力", kB, kPos},
    {0xDF8118, "CVM Capability - CVM Required", "需要验证时的持卡人验证能力", kB, kPos},
    {0xDF8119, "CVM Capability - No CVM Required", "免验证时的持卡人验证能力", kB, kPos},
    {0xDF811B, "Kernel Configuration", "内核配置", kB, kPos},
    {0xDF811F, "Security Capability", "安全能力", kB, kPos},
});

constexpr bool IsSorted() {
  for (size_t i = 1; i < kTable.size(); ++i) {
    if (kTable[i - 1].tag >= kTable[i].tag) return false;
  }
  return true;
}
static_assert(IsSorted(), "FindTag searches by halving");

}  // namespace

std::span<const TagEntry> AllTags() {
  return kTable;
}

const TagEntry* FindTag(Tag tag) {
  const auto entry = std::lower_bound(kTable.begin(), kTable.end(), tag,
                                      [](const TagEntry& left, Tag right) { return left.tag < right; });
  return entry != kTable.end() && entry->tag == tag ? &*entry : nullptr;
}

}  // namespace till::tlv
