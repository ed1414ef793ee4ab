// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/iso_explanation.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "services/uplink/iso8583/golden.h"
#include "services/uplink/iso8583/golden1993.h"
#include "tools/tillctl/decode/dialects.h"
#include "tools/tillctl/decode/hex.h"

namespace till::tillctl {
namespace {

namespace golden = uplink::golden;
namespace golden1993 = uplink::golden1993;

// Composed from the protocol's field table by a Python program that shares no code with the codec.
constexpr std::string_view kQrPay =
    "02003020048000c0803100000000000000050000005003009954494c4c30303031383938313030303132333435363738"
    "313536012041313030323031413230313432303236313132323030303035304133303138313334353637383930313233"
    "353637383930413430363630313030323034303230303550333130303033303036534e30303031303430303635363738"
    "39303036303038302e312e3020202030373030393132372e302e302e3100112200000700003030303030303030";
constexpr std::string_view kSettlementReply =
    "05100038000002c180120000602200001122303054494c4c303030313839383130303031323334353637380062000000"
    "0123450030000000005000011000000000000000000000000000000231353600110000000720100003303031";
constexpr std::string_view kStripeDetails =
    "03200020000000c1801000006154494c4c30303031383938313030303132333435363738008202000000420000622848"
    "001234567400000000123401000043000040000000000000020000000005003135360011000000072010";
constexpr std::string_view kCaKeyPage =
    "08100038000002c000149000031015001122303054494c4c303030313839383130303031323334353637380011000000"
    "07370000193200109f0605a0000003339f220101df070101";
constexpr std::string_view kBalanceReply =
    "02102020008002c0841031000000007000303054494c4c30303031383938313030303132333435363738313536002031"
    "303032313536433030303030303132333435360011010000070000";
// With a PIN block of sixteen bytes and the SM4 MAC (python3-cryptography) under kSm4MacKey.
constexpr std::string_view kSm4MacKey = "5C7A99B8D7F61524334251607F8E9DAC";
constexpr std::string_view kSm4Sale =
    "0200302004c000c098110000000000000012340000420510001254494c4c303030313839383130303031323334353637"
    "383135366ecaef9fe78a15fecb1284078dac398e24000000000000000013220000070005004635364145443434";

constexpr std::string_view kSaleText = R"(profile unionpay-pos
length: 00F0 = 240 bytes follow
TPDU: 6000030000
  destination: 0003
  source: 0000
header: 603110310000
  application: 60 = POS
  version: 31
  terminal's state: 1 = test
  demand: 0 = no demand
  software: 310000
message type: 0200 = financial request (sale)
3 processing code: 000000 = goods and services
4 amount: 000000001234 = CNY 12.34
11 trace number: 000042
14 expiry YYMM: <4 characters, not shown>
22 entry mode and PIN capability: 051
  22.1 entry: 05 = chip
  22.2 PIN: 1 = with a PIN
23 PAN sequence number: <3 characters, not shown>
25 point of service condition: 00 = normal
26 longest PIN: 12
35 track 2: 622848******5674D<16 digits, not shown>
41 terminal: TILL0001
42 merchant: 898100012345678
49 currency: 156 = CNY
52 PIN block: <8 bytes, not shown>
53 security control information: 2600000000000000
  53.1 PIN block: 2 = PIN block with the account number
  53.2 cipher: 6 = triple DES
  53.3 track: 0 = not enciphered
55 chip data: 120 bytes
  9F26 Application Cryptogram: 1122334455667788
  9F27 Cryptogram Information Data: 80 = ARQC: online wanted
  9F10 Issuer Application Data: 07010103A0A802010A0100000000
    byte 2 key index: 01
    byte 3 cryptogram version: 01
    bytes 4-7 card verification results: 03A0A802
    byte 8 algorithm: 01 = triple DES
    rest issuer's own: 0A0100000000
  9F37 Unpredictable Number: 01020304
  9F36 Application Transaction Counter: 001F = 31
  95 Terminal Verification Results (EMV 4.4 Book 3, annex C5): 0000008000
    byte 4 bit 8: amount exceeds the floor limit
  9A Transaction Date: 261122 = 2026-11-22
  9C Transaction Type: 00 = goods and services
  9F02 Amount, Authorised (Numeric): 000000001234
  5F2A Transaction Currency Code: 0156 = CNY
  82 Application Interchange Profile (EMV 4.4 Book 3, annex C1): 7C00
    byte 1 bit 7: SDA is supported
    byte 1 bit 6: DDA is supported
    byte 1 bit 5: cardholder verification is supported
    byte 1 bit 4: terminal risk management is to be performed
    byte 1 bit 3: issuer authentication is supported
  9F1A Terminal Country Code: 0156 = China
  9F03 Amount, Other (Numeric): 000000000000
  9F33 Terminal Capabilities (EMV 4.4 Book 4, annex A2): E0F0C8
    byte 1 bit 8: manual key entry
    byte 1 bit 7: magnetic stripe
    byte 1 bit 6: chip with contacts
    byte 2 bit 8: plaintext PIN for verification by the card
    byte 2 bit 7: enciphered PIN for online verification
    byte 2 bit 6: signature
    byte 2 bit 5: enciphered PIN for offline verification
    byte 3 bit 8: SDA
    byte 3 bit 7: DDA
    byte 3 bit 4: CDA
  9F34 Cardholder Verification Method Results (EMV 4.4 Book 4, annex A4): 420300
    byte 1 method: 42 = enciphered PIN verified online
    byte 2 condition: 03 = if the terminal supports the CVM
    byte 3 result: 00 = unknown
  84 Dedicated File Name: A000000333010101 = UnionPay debit
  9F41 Transaction Sequence Counter: 00000042
60 type, batch, network management code: 2200000700050
  60.1 type: 22 = sale
  60.2 batch: 000007
  60.3 network management: 000 = a transaction
  60.4 terminal reads: 5 = stripe and chip
  60.5 chip condition: 0 = not used or used without fault
64 message authentication code: 3036373544454630 = right
)";

constexpr std::string_view kSaleTextZh = R"(规范 unionpay-pos
长度: 00F0 = 后随 240 字节
TPDU: 6000030000
  目的地址: 0003
  源地址: 0000
报文头: 603110310000
  应用类别: 60 = POS
  版本: 31
  终端状态: 1 = 测试
  处理要求: 0 = 无处理要求
  软件版本: 310000
报文类型: 0200 = 金融交易请求 (sale)
3 交易处理码: 000000 = 消费
4 交易金额: 000000001234 = CNY 12.34
11 终端流水号: 000042
14 卡有效期 YYMM: <4 个字符，不显示>
22 输入方式和 PIN 能力: 051
  22.1 输入方式: 05 = 芯片
  22.2 PIN: 1 = 含 PIN
23 卡序列号: <3 个字符，不显示>
25 服务点条件码: 00 = 正常
26 PIN 最大长度: 12
35 磁道 2 数据: 622848******5674D<16 位，不显示>
41 终端号: TILL0001
42 商户号: 898100012345678
49 交易货币代码: 156 = CNY
52 PIN 数据块: <8 字节，不显示>
53 安全控制信息: 2600000000000000
  53.1 PIN 数据块: 2 = 带主账号的 PIN 格式
  53.2 加密算法: 6 = 三重 DES
  53.3 磁道: 0 = 未加密
55 IC 卡数据: 120 字节
  9F26 应用密文: 1122334455667788
  9F27 密文信息数据: 80 = ARQC: 请求联机
  9F10 发卡行应用数据: 07010103A0A802010A0100000000
    第 2 字节 密钥索引: 01
    第 3 字节 密文版本: 01
    第 4-7 字节 卡片验证结果: 03A0A802
    第 8 字节 算法: 01 = 三重 DES
    其余 发卡行自定义: 0A0100000000
  9F37 不可预知数: 01020304
  9F36 应用交易计数器: 001F = 31
  95 终端验证结果（EMV 4.4 第 3 册附录 C5）: 0000008000
    第 4 字节第 8 位: 金额超过最低限额
  9A 交易日期: 261122 = 2026-11-22
  9C 交易类型: 00 = 消费
  9F02 授权金额（数字型）: 000000001234
  5F2A 交易货币代码: 0156 = CNY
  82 应用交互特征（EMV 4.4 第 3 册附录 C1）: 7C00
    第 1 字节第 7 位: 支持 SDA
    第 1 字节第 6 位: 支持 DDA
    第 1 字节第 5 位: 支持持卡人验证
    第 1 字节第 4 位: 要执行终端风险管理
    第 1 字节第 3 位: 支持发卡行认证
  9F1A 终端国家代码: 0156 = 中国
  9F03 其他金额（数字型）: 000000000000
  9F33 终端性能（EMV 4.4 第 4 册附录 A2）: E0F0C8
    第 1 字节第 8 位: 手工键盘输入
    第 1 字节第 7 位: 磁条
    第 1 字节第 6 位: 接触式芯片
    第 2 字节第 8 位: 明文 PIN，由卡片验证
    第 2 字节第 7 位: 加密 PIN，联机验证
    第 2 字节第 6 位: 签名
    第 2 字节第 5 位: 加密 PIN，脱机验证
    第 3 字节第 8 位: SDA
    第 3 字节第 7 位: DDA
    第 3 字节第 4 位: CDA
  9F34 持卡人验证方法结果（EMV 4.4 第 4 册附录 A4）: 420300
    第 1 字节 方法: 42 = 联机验证加密 PIN
    第 2 字节 条件: 03 = 终端支持该 CVM 时
    第 3 字节 结果: 00 = 未知
  84 专用文件名称: A000000333010101 = 银联借记
  9F41 交易序列计数器: 00000042
60 类型码、批次号、网络管理码: 2200000700050
  60.1 交易类型码: 22 = 消费
  60.2 批次号: 000007
  60.3 网络管理码: 000 = 交易
  60.4 终端读取能力: 5 = 磁条和芯片
  60.5 芯片条件: 0 = 未使用或使用正常
64 报文鉴别码: 3036373544454630 = 正确
)";

std::string Text(std::string_view hex, std::string_view key = "", std::string_view dialect = "",
                 std::string_view language = "en") {
  const std::vector<uint8_t> mac_key = key.empty() ? std::vector<uint8_t>() : *ParseHex(key);
  const auto explanation = ExplainIso(*ParseHex(hex), dialect, mac_key);
  return explanation.ok() ? IsoText(*explanation, language) : std::string(explanation.status().message());
}

std::string HexOf1993(std::string_view text) {
  return HexOfText(text);
}

TEST(IsoExplanation, ASaleFieldByField) {
  EXPECT_EQ(Text(golden::kSaleFrame, golden::kMacKey), kSaleText);
  EXPECT_EQ(Text(golden::kSaleFrame, golden::kMacKey, "", "zh"), kSaleTextZh);
}

TEST(IsoExplanation, WithOrWithoutLengthTpduAndHeader) {
  const std::string whole = Text(golden::kSaleFrame, golden::kMacKey);
  const std::string message = whole.substr(whole.find("message type"));
  const std::string_view frame = golden::kSaleFrame;
  const std::string body(frame.substr(4));
  const std::string bare(golden::Message(frame));
  const std::string length_of_bare = "00e5";
  for (const std::string& hex :
       {body, bare, length_of_bare + bare, body.substr(0, 10) + bare, body.substr(10, 12) + bare}) {
    const std::string text = Text(hex, golden::kMacKey);
    ASSERT_NE(text.find("message type"), std::string::npos) << text;
    EXPECT_EQ(text.substr(text.find("message type")), message);
  }
}

TEST(IsoExplanation, ALengthThatIsWrongIsSaidAndTheMessageIsExplained) {
  const std::string text = Text("00FF" + std::string(golden::kSaleFrame.substr(4)));
  EXPECT_NE(text.find("length: 00FF = WRONG: 240 bytes follow\n"), std::string::npos) << text;
  EXPECT_NE(text.find("11 trace number: 000042"), std::string::npos);
}

TEST(IsoExplanation, TheMacIsRightWrongOrNotAsked) {
  const auto mac_ok = [](std::string_view hex, std::string_view key) {
    return ExplainIso(*ParseHex(hex), "", key.empty() ? std::vector<uint8_t>() : *ParseHex(key))->mac_ok;
  };
  EXPECT_EQ(mac_ok(golden::kSaleFrame, golden::kMacKey), true);
  EXPECT_EQ(mac_ok(golden::kSaleReplyFrame, golden::kMacKey), true);
  EXPECT_EQ(mac_ok(golden::kSaleFrame, "0123456789ABCDEF"), false);
  EXPECT_EQ(mac_ok(golden::kSaleFrame, ""), std::nullopt);
  EXPECT_EQ(mac_ok(golden::kEchoFrame, golden::kMacKey), std::nullopt) << "it has none";
  EXPECT_EQ(mac_ok(HexOf1993(golden1993::kSale), golden1993::kMacKey), true);
  EXPECT_EQ(mac_ok(HexOf1993(golden1993::kRefund), golden1993::kMacKey), true) << "in field 128";
  EXPECT_EQ(Text(golden::kSaleFrame, "0123"), "--mak: a DES key has 8, 16 or 24 bytes");
  EXPECT_EQ(Text(HexOf1993(golden1993::kSale), golden::kMacKey),
            "--mak: X9.19 needs a double-length MAC key");
}

TEST(IsoExplanation, AMessageUnderSm4Keys) {
  const auto explanation = ExplainIso(*ParseHex(kSm4Sale), "", *ParseHex(kSm4MacKey));
  ASSERT_TRUE(explanation.ok()) << explanation.status();
  EXPECT_EQ(explanation->dialect, "unionpay-pos/006");
  EXPECT_EQ(explanation->mac_ok, true);
  EXPECT_NE(IsoText(*explanation, "en").find("53.2 cipher: 4 = SM4"), std::string::npos);
}

TEST(IsoExplanation, JsonSaysTheSame) {
  const auto echo = ExplainIso(*ParseHex(golden::Message(golden::kEchoFrame)), "unionpay-pos", {});
  ASSERT_TRUE(echo.ok()) << echo.status();
  EXPECT_EQ(
      IsoJson(*echo, "en"),
      R"({"profile": "unionpay-pos", "framing": [], "message_type": "0820", )"
      R"("message_type_words": "network management advice", "transaction": "echo", "fields": [)"
      R"({"name": "11", "title": "trace number", "value": "900002"}, )"
      R"({"name": "41", "title": "terminal", "value": "TILL0001"}, )"
      R"({"name": "42", "title": "merchant", "value": "898100012345678"}, )"
      R"({"name": "60", "title": "type, batch, network management code", "value": "00000007301", "parts": [)"
      R"({"name": "60.1", "title": "type", "value": "00", "words": "management"}, )"
      R"({"name": "60.2", "title": "batch", "value": "000007"}, )"
      R"({"name": "60.3", "title": "network management", "value": "301", "words": "echo test"}]}], )"
      R"("mac_ok": null, "error": null})");
  const auto sale = ExplainIso(*ParseHex(golden::kSaleFrame), "", *ParseHex(golden::kMacKey));
  EXPECT_NE(IsoJson(*sale, "en").find(R"("mac_ok": true)"), std::string::npos);
}

TEST(IsoExplanation, JsonHasTheSameKeysNamesAndValuesInChinese) {
  const auto echo = ExplainIso(*ParseHex(golden::Message(golden::kEchoFrame)), "unionpay-pos", {});
  ASSERT_TRUE(echo.ok()) << echo.status();
  EXPECT_EQ(IsoJson(*echo, "zh"),
            R"({"profile": "unionpay-pos", "framing": [], "message_type": "0820", )"
            R"("message_type_words": "网络管理通知", "transaction": "echo", "fields": [)"
            R"({"name": "11", "title": "终端流水号", "value": "900002"}, )"
            R"({"name": "41", "title": "终端号", "value": "TILL0001"}, )"
            R"({"name": "42", "title": "商户号", "value": "898100012345678"}, )"
            R"({"name": "60", "title": "类型码、批次号、网络管理码", "value": "00000007301", "parts": [)"
            R"({"name": "60.1", "title": "交易类型码", "value": "00", "words": "管理"}, )"
            R"({"name": "60.2", "title": "批次号", "value": "000007"}, )"
            R"({"name": "60.3", "title": "网络管理码", "value": "301", "words": "回响测试"}]}], )"
            R"("mac_ok": null, "error": null})");
  const auto sale = ExplainIso(*ParseHex(golden::kSaleFrame), "", {});
  EXPECT_NE(IsoJson(*sale, "zh").find(R"("name": "length", "value": "00F0", "words": "后随 240 字节")"),
            std::string::npos);
  EXPECT_NE(IsoJson(*sale, "zh").find(R"("value": "<4 characters, not shown>")"), std::string::npos);
}

void ExpectLines(const std::string& text, const std::vector<std::string>& lines) {
  for (const std::string& line : lines) {
    EXPECT_NE(text.find(line + "\n"), std::string::npos) << line << "\nis not in\n" << text;
  }
}

TEST(IsoExplanation, RowsOfAQrPayment) {
  ExpectLines(Text(kQrPay), {"22 entry mode and PIN capability: 030", "  22.1 entry: 03 = barcode",
                             "25 point of service condition: 99 = QR code", "  A1 action: 01 = pay",
                             "  A2 order number: 20261122000050", "  A3 customer's code: 13************7890",
                             "    01 device type: 04", "    02 network licence: P3100",
                             "    04 last six of the code: <6 characters, not shown>"});
}

TEST(IsoExplanation, TotalsAndListsOfABatch) {
  ExpectLines(Text(kSettlementReply),
              {"message type: 0510 = settlement answer (settlement)",
               "    debit: 000000012345 = CNY 123.45, 003 payments",
               "    credit: 000000000500 = CNY 5.00, 001 payments", "    flag: 1 = equal",
               "    flag: 2 = not equal", "  60.3 network management: 201 = settlement"});
  ExpectLines(Text(kStripeDetails),
              {"48 additional data, private: <82 characters, not shown> = 02 payments",
               "  payment 1 domestic: 622848******5674 = trace number 000042, CNY 12.34",
               "  payment 2 foreign: 400000******0002 = trace number 000043, CNY 5.00",
               "  60.3 network management: 201 = online stripe details"});
}

TEST(IsoExplanation, KeysDownloadsAndBalances) {
  ExpectLines(Text(golden::kSignOnReplyFrame), {"62 keys, downloads, instalments: <40 bytes, not shown>",
                                                "  PIN key 16 bytes, enciphered: check value AAAAAAAA",
                                                "  MAC key 8 bytes, enciphered: check value BBBBBBBB"});
  ExpectLines(Text(kCaKeyPage), {"  pages: 2 = more follow",
                                 "    9F06 Application Identifier (terminal): A000000333 = UnionPay",
                                 "    DF07 CA Public Key Algorithm: 01"});
  ExpectLines(Text(kBalanceReply),
              {"  available balance: 123456 = CNY 1,234.56", "39 response code: 00 = Approved."});
}

TEST(IsoExplanation, ReversalsAndOriginals) {
  ExpectLines(Text(golden::kReversalFrame),
              {"39 response code: 98 = no answer in time", "2 primary account number: 622848******5674"});
  ExpectLines(Text(HexOf1993(golden1993::kRefund)),
              {"profile iso1993", "  61.1 original batch: 000007", "  61.2 original trace number: 000042",
               "  61.3 original date: 1122 = 11-22", "100 receiving institution: 01020000"});
}

TEST(IsoExplanation, SubfieldsInChinese) {
  const auto chinese = [](std::string_view hex) { return Text(hex, "", "", "zh"); };
  ExpectLines(chinese(kQrPay),
              {"  22.1 输入方式: 03 = 条码", "25 服务点条件码: 99 = 二维码", "  A1 操作: 01 = 支付",
               "  A3 顾客付款码: 13************7890", "    04 付款码后六位: <6 个字符，不显示>"});
  ExpectLines(chinese(kSettlementReply),
              {"报文类型: 0510 = 批结算应答 (settlement)", "  内卡 合计", "  外卡 合计",
               "    借记: 000000012345 = CNY 123.45，003 笔", "    对账标志: 2 = 对账不平"});
  ExpectLines(chinese(kStripeDetails), {"48 附加数据（私有）: <82 个字符，不显示> = 02 笔",
                                        "  第 1 笔 内卡: 622848******5674 = 流水号 000042，CNY 12.34",
                                        "  60.3 网络管理码: 201 = 联机磁条明细"});
  ExpectLines(chinese(golden::kSignOnReplyFrame),
              {"62 密钥、下载数据、分期: <40 字节，不显示>", "  PIN 密钥 16 字节，已加密: 校验值 AAAAAAAA"});
  ExpectLines(chinese(kCaKeyPage),
              {"  分页: 2 = 还有后续", "    9F06 应用标识符（终端）: A000000333 = 银联"});
  ExpectLines(chinese(kBalanceReply), {"  可用余额: 123456 = CNY 1,234.56", "39 应答码: 00 = 交易成功。"});
  ExpectLines(chinese(golden::kReversalFrame),
              {"39 应答码: 98 = 未及时收到应答", "2 主账号: 622848******5674"});
  ExpectLines(chinese(HexOf1993(golden1993::kRefund)), {"  61.3 原交易日期: 1122 = 11-22"});
}

// HasLowerCase says whether a text has English words: what reads the same in both languages is digits, hex,
// capitals, or the name of a scheme.
bool HasLowerCase(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void ExpectNoEnglishLeft(const Explanation& explanation) {
  for (const Bilingual& text : {explanation.name, explanation.title, explanation.words}) {
    EXPECT_EQ(text.en.empty(), text.zh.empty()) << text.en;
    EXPECT_FALSE(HasLowerCase(text.en) && text.zh == text.en) << text.en;
  }
  const Bilingual& value = explanation.value;
  EXPECT_FALSE(value.en.starts_with('<') && value.zh == value.en) << value.en;
  for (const Explanation& part : explanation.parts) ExpectNoEnglishLeft(part);
}

TEST(IsoExplanation, NothingIsLeftInEnglish) {
  for (const std::string& hex :
       {std::string(golden::kSaleFrame), std::string(golden::kSaleReplyFrame),
        std::string(golden::kReversalFrame), std::string(golden::kEchoFrame),
        std::string(golden::kSignOnReplyFrame), std::string(kQrPay), std::string(kSettlementReply),
        std::string(kStripeDetails), std::string(kCaKeyPage), std::string(kBalanceReply),
        std::string(kSm4Sale), HexOf1993(golden1993::kSale), HexOf1993(golden1993::kRefund),
        HexOf1993(golden1993::kReversal)}) {
    const auto explanation = ExplainIso(*ParseHex(hex), "", {});
    ASSERT_TRUE(explanation.ok()) << explanation.status();
    EXPECT_NE(explanation->message_type_words.zh, explanation->message_type_words.en);
    for (const Explanation& part : explanation->framing) ExpectNoEnglishLeft(part);
    for (const Explanation& field : explanation->fields) ExpectNoEnglishLeft(field);
  }
}

TEST(IsoExplanation, NoCardDataIsPrinted) {
  const std::string secrets[] = {"6228480012345674", "2201000000000",      "3012",
                                 "4000000000000002", "134567890123567890", "A1B2C3D4E5F60718",
                                 "101112131415",     "6ECAEF9FE78A15FE"};
  for (const std::string& hex :
       {std::string(golden::kSaleFrame), std::string(golden::kReversalFrame), std::string(kStripeDetails),
        std::string(kQrPay), std::string(kSm4Sale), std::string(golden::kSignOnReplyFrame),
        HexOf1993(golden1993::kSale), HexOf1993(golden1993::kRefund), HexOf1993(golden1993::kReversal)}) {
    const auto explanation = ExplainIso(*ParseHex(hex), "", {});
    ASSERT_TRUE(explanation.ok()) << explanation.status();
    for (const std::string& secret : secrets) {
      EXPECT_EQ(IsoText(*explanation, "en").find(secret), std::string::npos) << secret;
      EXPECT_EQ(IsoText(*explanation, "zh").find(secret), std::string::npos) << secret;
      EXPECT_EQ(IsoJson(*explanation, "en").find(secret), std::string::npos) << secret;
      EXPECT_EQ(IsoJson(*explanation, "zh").find(secret), std::string::npos) << secret;
    }
  }
}

TEST(IsoExplanation, WhatIsNoMessageSaysWhere) {
  EXPECT_EQ(Text("0200ff"), "not a message of unionpay-pos: bitmap at offset 2: the message ends inside it");
  EXPECT_EQ(Text(std::string(golden::kSaleFrame).substr(0, 200), "", "unionpay-pos"),
            "not a message of unionpay-pos: field 53 at offset 82: needs 8 bytes, 5 are left");
  EXPECT_EQ(Text("deadbeef", "", "iso1993"),
            "not a message of iso1993: message type at offset 0: not four digits");
  EXPECT_EQ(Text("00", "", "another"),
            "there is no such profile; there are: unionpay-pos, iso1993, unionpay-pos/006");
  EXPECT_EQ(Text(golden::kSaleFrame, "", "iso1993"),
            "not a message of iso1993: message type at offset 0: not four digits");
}

TEST(Dialects, EveryFieldHasANameInBothLanguages) {
  size_t fields = 0;
  for (const Dialect& dialect : Dialects()) {
    for (const uplink::profile::Field& field : dialect.profile.field()) {
      EXPECT_TRUE(Phrase::IsWhole(field.name(), field.name_zh()))
          << dialect.name << " field " << field.number() << ": " << field.name();
      ++fields;
    }
  }
  EXPECT_GT(fields, 150U);
}

TEST(Dialects, EveryShippedProfileIsBuiltIn) {
  std::vector<std::string> names;
  for (const Dialect& dialect : Dialects()) names.push_back(dialect.name);
  EXPECT_EQ(names, (std::vector<std::string>{"unionpay-pos", "iso1993", "unionpay-pos/006"}));
  EXPECT_EQ(ResponseCodeWords("00").en, "Approved.");
  EXPECT_EQ(ResponseCodeWords("00").zh, "交易成功。");
}

}  // namespace
}  // namespace till::tillctl
