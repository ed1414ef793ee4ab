// SPDX-License-Identifier: Apache-2.0
// What the codes of the UnionPay-style protocol mean (fields 3, 22, 25, 39, 53, 54, 59, 60 and the header).

#ifndef TILL_TOOLS_TILLCTL_DECODE_FIELD_CODES_H_
#define TILL_TOOLS_TILLCTL_DECODE_FIELD_CODES_H_

#include <cstddef>
#include <string>
#include <string_view>

namespace till::tillctl::codes {

// Word is a code and what it means.
struct Word {
  std::string_view code;
  std::string_view words;
};

// Find returns the words of a code, or nothing.
template <size_t kCount>
std::string Find(const Word (&table)[kCount], std::string_view code) {
  for (const Word& word : table) {
    if (word.code == code) return std::string(word.words);
  }
  return "";
}

inline constexpr Word kProcessing[] = {
    {"00", "goods and services"},
    {"03", "pre-authorisation"},
    {"17", "void of a cash load"},
    {"20", "void or refund"},
    {"31", "inquiry"},
    {"40", "account top-up"},
    {"60", "electronic cash load, designated account"},
    {"62", "electronic cash load, other account"},
    {"63", "cash top-up or load"},
};
inline constexpr Word kEntry[] = {
    {"00", "unknown"},
    {"01", "by hand"},
    {"02", "magnetic stripe"},
    {"03", "barcode"},
    {"05", "chip"},
    {"07", "contactless chip"},
    {"92", "reservation"},
    {"95", "chip, data may be unreliable"},
    {"96", "mobile phone's chip"},
    {"98", "contactless stripe"},
};
inline constexpr Word kPinCapability[] = {
    {"0", "PIN capability not said"}, {"1", "with a PIN"}, {"2", "without a PIN"}};
inline constexpr Word kCondition[] = {
    {"00", "normal"},
    {"06", "pre-authorisation"},
    {"08", "mail or telephone order"},
    {"18", "mail or telephone order, pre-authorisation"},
    {"60", "pre-authorisation, added to"},
    {"64", "instalment"},
    {"65", "points"},
    {"66", "account top-up"},
    {"67", "reservation"},
    {"91", "electronic cash"},
    {"99", "QR code"},
};
inline constexpr Word kReversalReason[] = {{"98", "no answer in time"},
                                           {"96", "no answer in time"},
                                           {"A0", "the answer's MAC is wrong"},
                                           {"06", "other fault"}};
inline constexpr Word kPinFormat[] = {{"1", "PIN block without the account number"},
                                      {"2", "PIN block with the account number"}};
inline constexpr Word kPinCipher[] = {{"0", "single DES"}, {"4", "SM4"}, {"6", "triple DES"}};
inline constexpr Word kTypeCode[] = {
    {"00", "management"},
    {"01", "balance inquiry"},
    {"03", "points inquiry"},
    {"10", "pre-authorisation"},
    {"11", "pre-authorisation void"},
    {"20", "completion"},
    {"21", "completion void"},
    {"22", "sale"},
    {"23", "sale void"},
    {"24", "completion advice"},
    {"25", "refund"},
    {"27", "electronic cash offline refund"},
    {"30", "offline settlement"},
    {"32", "adjustment"},
    {"34", "tip"},
    {"36", "chip offline sale"},
    {"45", "load, designated account"},
    {"46", "cash load"},
    {"47", "load, other account"},
    {"48", "cash top-up"},
    {"49", "account top-up"},
    {"51", "cash load void"},
    {"53", "reservation void"},
    {"54", "reservation"},
};
inline constexpr Word kNetwork[] = {
    {"000", "a transaction"},
    {"001", "sign-on, single DES"},
    {"002", "sign-off"},
    {"003", "sign-on, double-length keys"},
    {"004", "sign-on, double-length keys and a data key"},
    {"006", "sign-on, SM4"},
    {"201", "settlement"},
    {"202", "end of the batch, not balanced"},
    {"203", "online chip details, balanced"},
    {"204", "failed chip details, balanced"},
    {"205", "online chip details, not balanced"},
    {"206", "failed chip details, not balanced"},
    {"207", "end of the batch, balanced"},
    {"301", "echo test"},
    {"360", "parameter download"},
    {"361", "parameter download, end"},
    {"362", "status upload"},
    {"370", "CA public key download"},
    {"371", "CA public key download, end"},
    {"372", "CA public key query"},
    {"373", "SM CA public keys"},
    {"380", "chip application download"},
    {"381", "chip application download, end"},
    {"382", "chip application query"},
    {"390", "blacklist download"},
    {"391", "blacklist download, end"},
    {"394", "contactless parameter download"},
    {"395", "contactless parameter download, end"},
    {"800", "slip upload"},
    {"951", "script result"},
};
inline constexpr Word kReadCapability[] = {
    {"0", "not said"}, {"2", "stripe"}, {"5", "stripe and chip"}, {"6", "contactless too"}};
inline constexpr Word kChipCondition[] = {{"0", "not used or used without fault"},
                                          {"1", "last read of a chip failed"},
                                          {"2", "the chip failed, its stripe was read"}};
inline constexpr Word kPartial[] = {{"0", "partial approval not understood"},
                                    {"1", "partial approval understood"}};
inline constexpr Word kAccountType[] = {
    {"000", "default"}, {"048", "UnionPay points"}, {"065", "issuer\'s points"}};
inline constexpr Word kAmountType[] = {
    {"01", "ledger balance"}, {"02", "available balance"}, {"90", "points"}};
inline constexpr Word kSettlementFlag[] = {
    {"0", "asked"}, {"1", "equal"}, {"2", "not equal"}, {"3", "error"}};
inline constexpr Word kQrRow[] = {
    {"A1", "action"}, {"A2", "order number"}, {"A3", "customer's code"}, {"A4", "terminal risk information"},
    {"B1", "state"},  {"B2", "code to show"}, {"B3", "wallet"},          {"B4", "wallet's reference"},
};
inline constexpr Word kQrAction[] = {
    {"01", "pay"}, {"02", "create"}, {"03", "query"}, {"04", "close"}, {"05", "refund"}};
inline constexpr Word kQrState[] = {{"1", "waiting"}, {"2", "paid"}, {"3", "closed"}, {"4", "unknown"}};
inline constexpr Word kRiskRow[] = {
    {"01", "device type"},          {"02", "network licence"}, {"03", "serial number"},
    {"04", "last six of the code"}, {"05", "cipher of them"},  {"06", "application version"},
    {"07", "place or address"},
};
inline constexpr Word kFunctionCode[] = {
    {"100", "original authorisation"},
    {"108", "inquiry"},
    {"200", "original financial request"},
    {"400", "full reversal"},
    {"801", "sign-on"},
    {"802", "sign-off"},
    {"831", "echo test"},
};

}  // namespace till::tillctl::codes

#endif  // TILL_TOOLS_TILLCTL_DECODE_FIELD_CODES_H_
