// SPDX-License-Identifier: Apache-2.0
// What the codes of the UnionPay-style protocol mean (fields 3, 22, 25, 39, 53, 54, 59, 60 and the header).

#ifndef TILL_TOOLS_TILLCTL_DECODE_FIELD_CODES_H_
#define TILL_TOOLS_TILLCTL_DECODE_FIELD_CODES_H_

#include <cstddef>
#include <string_view>

#include "tools/tillctl/decode/bilingual.h"
#include "tools/tillctl/decode/phrase.h"

namespace till::tillctl::codes {

// Word is a code and what it means.
struct Word {
  std::string_view code;
  Phrase words;
};

// Find returns the words of a code, or nothing.
template <size_t kCount>
Bilingual Find(const Word (&table)[kCount], std::string_view code) {
  for (const Word& word : table) {
    if (word.code == code) return word.words;
  }
  return {};
}

inline constexpr Word kProcessing[] = {
    {"00", {"goods and services", "消费"}},
    {"03", {"pre-authorisation", "预授权"}},
    {"17", {"void of a cash load", "现金圈存撤销"}},
    {"20", {"void or refund", "撤销或退货"}},
    {"31", {"inquiry", "查询"}},
    {"40", {"account top-up", "账户充值"}},
    {"60", {"electronic cash load, designated account", "电子现金指定账户圈存"}},
    {"62", {"electronic cash load, other account", "电子现金非指定账户圈存"}},
    {"63", {"cash top-up or load", "现金充值或圈存"}},
};
inline constexpr Word kEntry[] = {
    {"00", {"unknown", "未知"}},
    {"01", {"by hand", "手工输入"}},
    {"02", {"magnetic stripe", "磁条"}},
    {"03", {"barcode", "条码"}},
    {"05", {"chip", "芯片"}},
    {"07", {"contactless chip", "非接触芯片"}},
    {"92", {"reservation", "预约消费"}},
    {"95", {"chip, data may be unreliable", "芯片，数据可能不可靠"}},
    {"96", {"mobile phone's chip", "手机芯片"}},
    {"98", {"contactless stripe", "非接触磁条"}},
};
inline constexpr Word kPinCapability[] = {{"0", {"PIN capability not said", "未说明 PIN 能力"}},
                                          {"1", {"with a PIN", "含 PIN"}},
                                          {"2", {"without a PIN", "不含 PIN"}}};
inline constexpr Word kCondition[] = {
    {"00", {"normal", "正常"}},
    {"06", {"pre-authorisation", "预授权"}},
    {"08", {"mail or telephone order", "邮购或电话订购"}},
    {"18", {"mail or telephone order, pre-authorisation", "邮购或电话订购预授权"}},
    {"60", {"pre-authorisation, added to", "追加预授权"}},
    {"64", {"instalment", "分期付款"}},
    {"65", {"points", "积分"}},
    {"66", {"account top-up", "账户充值"}},
    {"67", {"reservation", "预约消费"}},
    {"91", {"electronic cash", "电子现金"}},
    {"99", {"QR code", "二维码"}},
};
inline constexpr Word kReversalReason[] = {{"98", {"no answer in time", "未及时收到应答"}},
                                           {"96", {"no answer in time", "未及时收到应答"}},
                                           {"A0", {"the answer's MAC is wrong", "应答的 MAC 错误"}},
                                           {"06", {"other fault", "其他故障"}}};
inline constexpr Word kPinFormat[] = {
    {"1", {"PIN block without the account number", "不带主账号的 PIN 格式"}},
    {"2", {"PIN block with the account number", "带主账号的 PIN 格式"}}};
inline constexpr Word kPinCipher[] = {
    {"0", {"single DES", "单倍长 DES"}}, {"4", Phrase::Name("SM4")}, {"6", {"triple DES", "三重 DES"}}};
inline constexpr Word kTypeCode[] = {
    {"00", {"management", "管理"}},
    {"01", {"balance inquiry", "余额查询"}},
    {"03", {"points inquiry", "积分查询"}},
    {"10", {"pre-authorisation", "预授权"}},
    {"11", {"pre-authorisation void", "预授权撤销"}},
    {"20", {"completion", "预授权完成"}},
    {"21", {"completion void", "预授权完成撤销"}},
    {"22", {"sale", "消费"}},
    {"23", {"sale void", "消费撤销"}},
    {"24", {"completion advice", "预授权完成通知"}},
    {"25", {"refund", "退货"}},
    {"27", {"electronic cash offline refund", "电子现金脱机退货"}},
    {"30", {"offline settlement", "离线结算"}},
    {"32", {"adjustment", "结算调整"}},
    {"34", {"tip", "小费"}},
    {"36", {"chip offline sale", "芯片脱机消费"}},
    {"45", {"load, designated account", "指定账户圈存"}},
    {"46", {"cash load", "现金圈存"}},
    {"47", {"load, other account", "非指定账户圈存"}},
    {"48", {"cash top-up", "现金充值"}},
    {"49", {"account top-up", "账户充值"}},
    {"51", {"cash load void", "现金圈存撤销"}},
    {"53", {"reservation void", "预约消费撤销"}},
    {"54", {"reservation", "预约消费"}},
};
inline constexpr Word kNetwork[] = {
    {"000", {"a transaction", "交易"}},
    {"001", {"sign-on, single DES", "签到，单倍长密钥"}},
    {"002", {"sign-off", "签退"}},
    {"003", {"sign-on, double-length keys", "签到，双倍长密钥"}},
    {"004", {"sign-on, double-length keys and a data key", "签到，双倍长密钥和数据密钥"}},
    {"006", {"sign-on, SM4", "签到，SM4"}},
    {"201", {"settlement", "批结算"}},
    {"202", {"end of the batch, not balanced", "批上送结束，对账不平"}},
    {"203", {"online chip details, balanced", "联机芯片明细，对账平"}},
    {"204", {"failed chip details, balanced", "失败芯片明细，对账平"}},
    {"205", {"online chip details, not balanced", "联机芯片明细，对账不平"}},
    {"206", {"failed chip details, not balanced", "失败芯片明细，对账不平"}},
    {"207", {"end of the batch, balanced", "批上送结束，对账平"}},
    {"301", {"echo test", "回响测试"}},
    {"360", {"parameter download", "参数下载"}},
    {"361", {"parameter download, end", "参数下载结束"}},
    {"362", {"status upload", "状态上送"}},
    {"370", {"CA public key download", "认证中心公钥下载"}},
    {"371", {"CA public key download, end", "认证中心公钥下载结束"}},
    {"372", {"CA public key query", "认证中心公钥查询"}},
    {"373", {"SM CA public keys", "国密认证中心公钥"}},
    {"380", {"chip application download", "IC 卡参数下载"}},
    {"381", {"chip application download, end", "IC 卡参数下载结束"}},
    {"382", {"chip application query", "IC 卡参数查询"}},
    {"390", {"blacklist download", "黑名单下载"}},
    {"391", {"blacklist download, end", "黑名单下载结束"}},
    {"394", {"contactless parameter download", "非接触参数下载"}},
    {"395", {"contactless parameter download, end", "非接触参数下载结束"}},
    {"800", {"slip upload", "电子签购单上送"}},
    {"951", {"script result", "脚本结果通知"}},
};
inline constexpr Word kReadCapability[] = {{"0", {"not said", "未说明"}},
                                           {"2", {"stripe", "磁条"}},
                                           {"5", {"stripe and chip", "磁条和芯片"}},
                                           {"6", {"contactless too", "磁条、芯片和非接触"}}};
inline constexpr Word kChipCondition[] = {
    {"0", {"not used or used without fault", "未使用或使用正常"}},
    {"1", {"last read of a chip failed", "上次读芯片失败"}},
    {"2", {"the chip failed, its stripe was read", "芯片失败，改读磁条"}}};
inline constexpr Word kPartial[] = {{"0", {"partial approval not understood", "不支持部分批准"}},
                                    {"1", {"partial approval understood", "支持部分批准"}}};
inline constexpr Word kAccountType[] = {{"000", {"default", "默认"}},
                                        {"048", {"UnionPay points", "银联积分"}},
                                        {"065", {"issuer's points", "发卡行积分"}}};
inline constexpr Word kAmountType[] = {{"01", {"ledger balance", "账面余额"}},
                                       {"02", {"available balance", "可用余额"}},
                                       {"90", {"points", "积分"}}};
inline constexpr Word kSettlementFlag[] = {{"0", {"asked", "请求对账"}},
                                           {"1", {"equal", "对账平"}},
                                           {"2", {"not equal", "对账不平"}},
                                           {"3", {"error", "出错"}}};
inline constexpr Word kQrRow[] = {
    {"A1", {"action", "操作"}},
    {"A2", {"order number", "订单号"}},
    {"A3", {"customer's code", "顾客付款码"}},
    {"A4", {"terminal risk information", "终端风险信息"}},
    {"B1", {"state", "状态"}},
    {"B2", {"code to show", "待出示的码"}},
    {"B3", {"wallet", "钱包"}},
    {"B4", {"wallet's reference", "钱包交易号"}},
};
inline constexpr Word kQrAction[] = {{"01", {"pay", "支付"}},
                                     {"02", {"create", "下单"}},
                                     {"03", {"query", "查询"}},
                                     {"04", {"close", "关闭"}},
                                     {"05", {"refund", "退货"}}};
inline constexpr Word kQrState[] = {{"1", {"waiting", "等待支付"}},
                                    {"2", {"paid", "已支付"}},
                                    {"3", {"closed", "已关闭"}},
                                    {"4", {"unknown", "未知"}}};
inline constexpr Word kRiskRow[] = {
    {"01", {"device type", "设备类型"}},        {"02", {"network licence", "入网许可证号"}},
    {"03", {"serial number", "序列号"}},        {"04", {"last six of the code", "付款码后六位"}},
    {"05", {"cipher of them", "其密文"}},       {"06", {"application version", "应用版本"}},
    {"07", {"place or address", "位置或地址"}},
};
inline constexpr Word kFunctionCode[] = {
    {"100", {"original authorisation", "首次授权"}},
    {"108", {"inquiry", "查询"}},
    {"200", {"original financial request", "首次金融请求"}},
    {"400", {"full reversal", "全额冲正"}},
    {"801", {"sign-on", "签到"}},
    {"802", {"sign-off", "签退"}},
    {"831", {"echo test", "回响测试"}},
};
// What the message type says: the second digit, then the third.
inline constexpr Word kMessageClass[] = {
    {"1", {"authorisation $0", "授权$0"}},          {"2", {"financial $0", "金融交易$0"}},
    {"3", {"batch upload $0", "批上送$0"}},         {"4", {"reversal $0", "冲正$0"}},
    {"5", {"settlement $0", "批结算$0"}},           {"6", {"script result $0", "脚本结果$0"}},
    {"8", {"network management $0", "网络管理$0"}},
};
inline constexpr Word kMessageFunction[] = {{"0", {"request", "请求"}},
                                            {"1", {"answer", "应答"}},
                                            {"2", {"advice", "通知"}},
                                            {"3", {"answer to an advice", "通知应答"}},
                                            {"4", {"notification", "告知"}}};
inline constexpr Word kPage[] = {{"0", {"nothing", "没有数据"}},
                                 {"1", {"these are the last", "这是最后一页"}},
                                 {"2", {"more follow", "还有后续"}}};
// The header's state of the terminal and the host's demand.
inline constexpr Word kTerminalState[] = {{"0", {"normal", "正常"}}, {"1", {"test", "测试"}}};
inline constexpr Word kDemand[] = {
    {"0", {"no demand", "无处理要求"}},
    {"1", {"the host wants a parameter download", "主机要求下载参数"}},
    {"2", {"the host wants a status upload", "主机要求上送状态"}},
    {"3", {"the host wants a sign-on", "主机要求签到"}},
    {"4", {"the host wants a CA public key download", "主机要求下载认证中心公钥"}},
    {"5", {"the host wants a chip application download", "主机要求下载 IC 卡参数"}},
    {"6", {"the host wants a program update", "主机要求更新程序"}},
    {"7", {"the host wants a blacklist download", "主机要求下载黑名单"}},
    {"8", {"unknown demand", "未知的处理要求"}},
    {"9", {"the host wants a contactless parameter download", "主机要求下载非接触参数"}},
};

}  // namespace till::tillctl::codes

#endif  // TILL_TOOLS_TILLCTL_DECODE_FIELD_CODES_H_
