// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/emv_values.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "absl/strings/str_cat.h"
#include "absl/strings/str_format.h"
#include "services/common/tlv/dol.h"
#include "services/common/tlv/tag_table.h"
#include "tools/tillctl/decode/emv_bits.h"
#include "tools/tillctl/decode/emv_names.h"
#include "tools/tillctl/decode/field_codes.h"
#include "tools/tillctl/decode/hex.h"
#include "tools/tillctl/decode/phrases.h"

namespace till::tillctl {
namespace {

using Bytes = std::span<const uint8_t>;

constexpr tlv::Tag kObjectLists[] = {0x8C, 0x8D, 0x97, 0x9F38, 0x9F49, 0x9F4F};

uint64_t Number(Bytes value) {
  uint64_t number = 0;
  for (const uint8_t byte : value) number = number << 8 | byte;
  return number;
}

// AddClause says after the title where the meaning is written.
void AddClause(const Phrase& clause, Explanation& explanation) {
  explanation.title = Fill(phrases::kWithClause, {explanation.title, clause});
}

Bilingual Byte(uint64_t number) {
  return Fill(phrases::kByteNumber, {Bilingual::Number(number)});
}

void ExplainBits(const BitTable& table, Bytes value, Explanation& explanation) {
  if (value.size() != table.length) {
    explanation.words = Fill(phrases::kWrongLengthInstead,
                             {Bilingual::Number(value.size()), Bilingual::Number(table.length)});
    return;
  }
  AddClause(table.clause, explanation);
  for (size_t byte = 1; byte <= value.size(); ++byte) {
    for (int bit = 8; bit >= 1; --bit) {
      if ((value[byte - 1] >> (bit - 1) & 1) == 0) continue;
      const auto known = std::find_if(table.bits.begin(), table.bits.end(), [&](const BitMeaning& meaning) {
        return meaning.byte == static_cast<int>(byte) && meaning.bit == bit;
      });
      explanation.Add(Fill(phrases::kByteAndBit,
                           {Bilingual::Number(byte), Bilingual::Number(static_cast<uint64_t>(bit))}),
                      {}, {}, known == table.bits.end() ? phrases::kReserved : known->words);
    }
  }
  if (explanation.parts.empty()) explanation.words = phrases::kNothingSet;
}

// EMV 4.4 Book 4, annex A4.
void ExplainCvmResults(Bytes value, Explanation& explanation) {
  if (value.size() != 3) {
    explanation.words = phrases::kThreeBytesWanted;
    return;
  }
  AddClause(phrases::kCvmResultsClause, explanation);
  explanation.Add(Byte(1), phrases::kMethod, Hex(value.subspan(0, 1)), CvmWords(value[0]));
  explanation.Add(Byte(2), phrases::kCondition, Hex(value.subspan(1, 1)), ConditionWords(value[1]));
  constexpr Phrase kResults[] = {phrases::kUnknown, phrases::kFailed, phrases::kSuccessful};
  explanation.Add(Byte(3), phrases::kResult, Hex(value.subspan(2, 1)),
                  value[2] < std::size(kResults) ? kResults[value[2]] : phrases::kReserved);
}

// EMV 4.4 Book 3, 10.5 and annex C3.
void ExplainCvmList(Bytes value, Explanation& explanation) {
  if (value.size() < 10 || value.size() % 2 != 0) {
    explanation.words = phrases::kCvmListLength;
    return;
  }
  AddClause(phrases::kCvmListClause, explanation);
  explanation.Add("X", phrases::kAmount, Bilingual::Number(Number(value.first(4))));
  explanation.Add("Y", phrases::kAmount, Bilingual::Number(Number(value.subspan(4, 4))));
  for (size_t at = 8; at < value.size(); at += 2) {
    explanation.Add(
        Fill(phrases::kRuleNumber, {Bilingual::Number((at - 8) / 2 + 1)}), {}, Hex(value.subspan(at, 2)),
        Fill(phrases::kRule, {CvmWords(value[at]), ConditionWords(value[at + 1]),
                              (value[at] & 0x40) != 0 ? phrases::kNextRule : phrases::kVerificationFails}));
  }
}

// EMV 4.4 Book 3, 10.2.
void ExplainFileLocator(Bytes value, Explanation& explanation) {
  if (value.empty() || value.size() % 4 != 0) {
    explanation.words = phrases::kLocatorLength;
    return;
  }
  for (size_t at = 0; at < value.size(); at += 4) {
    const auto number = [&](size_t place) { return Bilingual::Number(value[at + place]); };
    explanation.Add(
        Fill(phrases::kEntryNumber, {Bilingual::Number(at / 4 + 1)}), {}, Hex(value.subspan(at, 4)),
        Fill(phrases::kLocatorEntry,
             {Bilingual::Number(static_cast<uint64_t>(value[at] >> 3)), number(1), number(2), number(3)}));
  }
}

void ExplainObjectList(Bytes value, Explanation& explanation) {
  const absl::StatusOr<std::vector<tlv::DolEntry>> entries = tlv::ParseDol(value);
  if (!entries.ok()) {
    explanation.words = phrases::kNotAnObjectList;
    return;
  }
  for (const tlv::DolEntry& entry : *entries) {
    const tlv::TagEntry* known = tlv::FindTag(entry.tag);
    explanation.Add(absl::StrFormat("%X", entry.tag), known == nullptr ? Bilingual() : NameOf(*known),
                    Fill(phrases::kBytes, {Bilingual::Number(entry.length)}));
  }
}

// EMV 4.4 Book 3, 6.5.5.4.
Bilingual CryptogramWords(uint8_t value) {
  constexpr Phrase kTypes[] = {phrases::kDeclined, phrases::kApprovedOffline, phrases::kOnlineWanted,
                               phrases::kReserved};
  Bilingual words = kTypes[value >> 6];
  if ((value & 0x08) != 0) words = Fill(phrases::kTwo, {words, phrases::kAdviceRequired});
  constexpr Phrase kReasons[] = {phrases::kServiceNotAllowed, phrases::kPinTriesExceeded,
                                 phrases::kIssuerAuthenticationFailed};
  const size_t reason = value & 0x07;
  if (reason == 0) return words;
  return Fill(phrases::kTwo,
              {words, reason <= std::size(kReasons) ? kReasons[reason - 1] : phrases::kReasonReserved});
}

// JR/T 0025.5: length, key index, cryptogram version, card verification results, algorithm.
void ExplainIssuerData(Bytes value, Explanation& explanation) {
  if (value.size() < 8 || value[0] != 7 || value[3] != 3) return;
  explanation.Add(Byte(2), phrases::kKeyIndex, Hex(value.subspan(1, 1)));
  explanation.Add(Byte(3), phrases::kCryptogramVersion, Hex(value.subspan(2, 1)));
  explanation.Add(Fill(phrases::kByteRange, {"4", "7"}), phrases::kCardVerificationResults,
                  Hex(value.subspan(3, 4)));
  Explanation& algorithm = explanation.Add(Byte(8), phrases::kAlgorithm, Hex(value.subspan(7, 1)));
  if (value[7] == 1) algorithm.words = phrases::kTripleDes;
  if (value[7] == 4) algorithm.words = phrases::kSm4;
  if (value.size() > 8) explanation.Add(phrases::kRest, phrases::kIssuersOwn, Hex(value.subspan(8)));
}

Bilingual ApplicationWords(Bytes value) {
  constexpr codes::Word kApplications[] = {
      {"A000000333010101", {"UnionPay debit", "银联借记"}},
      {"A000000333010102", {"UnionPay credit", "银联贷记"}},
      {"A000000333010103", {"UnionPay quasi-credit", "银联准贷记"}},
      {"A000000333010106", {"UnionPay electronic cash", "银联电子现金"}},
      {"A000000333", {"UnionPay", "银联"}},
      {"A000000003", Phrase::Name("Visa")},
      {"A000000004", {"Mastercard", "万事达"}},
      {"A000000025", {"American Express", "美国运通"}},
      {"A000000065", Phrase::Name("JCB")},
      {"A000000152", {"Discover", "发现卡"}},
  };
  const std::string hex = Hex(value);
  for (const auto& [prefix, words] : kApplications) {
    if (hex.starts_with(prefix)) return words;
  }
  return {};
}

// EMV 4.4 Book 4, annex A1.
Bilingual TerminalTypeWords(uint8_t type) {
  constexpr codes::Word kWho[] = {{"1", {"financial institution", "金融机构"}},
                                  {"2", {"merchant", "商户"}},
                                  {"3", {"cardholder", "持卡人"}}};
  constexpr codes::Word kWhere[] = {
      {"1", {"attended, online only", "有人值守，仅联机"}},
      {"2", {"attended, offline with online capability", "有人值守，脱机并可联机"}},
      {"3", {"attended, offline only", "有人值守，仅脱机"}},
      {"4", {"unattended, online only", "无人值守，仅联机"}},
      {"5", {"unattended, offline with online capability", "无人值守，脱机并可联机"}},
      {"6", {"unattended, offline only", "无人值守，仅脱机"}}};
  const std::string digits = absl::StrFormat("%02X", type);
  const Bilingual who = codes::Find(kWho, digits.substr(0, 1));
  const Bilingual where = codes::Find(kWhere, digits.substr(1));
  if (who.empty() || where.empty()) return phrases::kReserved;
  return Fill(phrases::kTwo, {who, where});
}

constexpr codes::Word kTransactionTypes[] = {
    {"00", {"goods and services", "消费"}},
    {"01", {"cash", "取现"}},
    {"09", {"purchase with cashback", "消费返现"}},
    {"20", {"refund", "退货"}},
    {"21", {"deposit", "存款"}},
    {"30", {"balance inquiry", "余额查询"}},
    {"31", {"balance inquiry", "余额查询"}},
};

constexpr codes::Word kResponses[] = {
    {"00", {"approved", "批准"}},
    {"Y1", {"approved offline", "脱机批准"}},
    {"Z1", {"declined offline", "脱机拒绝"}},
    {"Y3", {"unable to go online, approved offline", "无法联机，脱机批准"}},
    {"Z3", {"unable to go online, declined offline", "无法联机，脱机拒绝"}},
};

constexpr codes::Word kCountries[] = {
    {"0156", {"China", "中国"}}, {"0344", {"Hong Kong", "中国香港"}}, {"0840", {"United States", "美国"}}};

constexpr codes::Word kCurrencies[] = {
    {"0156", Phrase::Name("CNY")}, {"0344", Phrase::Name("HKD")}, {"0840", Phrase::Name("USD")}};

Bilingual CurrencyOrCountry(tlv::Tag tag, Bytes value) {
  const bool currency = tag == 0x5F2A || tag == 0x9F42 || tag == 0x9F51;
  return currency ? codes::Find(kCurrencies, Hex(value)) : codes::Find(kCountries, Hex(value));
}

std::string DateWords(Bytes value) {
  const std::string digits = Hex(value);
  if (digits.size() != 6) return "";
  return absl::StrCat("20", digits.substr(0, 2), "-", digits.substr(2, 2), "-", digits.substr(4, 2));
}

void ExplainScriptResults(Bytes value, Explanation& explanation) {
  if (value.size() % 5 != 0) return;
  for (size_t at = 0; at < value.size(); at += 5) {
    constexpr Phrase kResults[] = {phrases::kNotPerformed, phrases::kFailed, phrases::kSuccessful};
    const size_t result = value[at] >> 4;
    const auto command = static_cast<uint64_t>(value[at] & 0x0F);
    Bilingual words = result < std::size(kResults) ? kResults[result] : phrases::kReserved;
    if (command != 0) words = Fill(phrases::kAtCommand, {words, Bilingual::Number(command)});
    explanation.Add(Fill(phrases::kScript, {Hex(value.subspan(at + 1, 4))}), {}, Hex(value.subspan(at, 1)),
                    std::move(words));
  }
}

}  // namespace

void ExplainValue(tlv::Tag tag, Bytes value, Explanation& explanation) {
  if (const BitTable* table = FindBitTable(tag)) return ExplainBits(*table, value, explanation);
  if (std::find(std::begin(kObjectLists), std::end(kObjectLists), tag) != std::end(kObjectLists))
    return ExplainObjectList(value, explanation);
  switch (tag) {
    case 0x8E:
      return ExplainCvmList(value, explanation);
    case 0x94:
      return ExplainFileLocator(value, explanation);
    case 0x9F10:
      return ExplainIssuerData(value, explanation);
    case 0x9F34:
      return ExplainCvmResults(value, explanation);
    case 0xDF31:
      return ExplainScriptResults(value, explanation);
    case 0x4F:
    case 0x84:
    case 0x9F06:
      explanation.words = ApplicationWords(value);
      return;
    case 0x5F25:
    case 0x9A:
      explanation.words = DateWords(value);
      return;
    case 0x5F2A:
    case 0x5F28:
    case 0x9F1A:
    case 0x9F42:
    case 0x9F51:
      explanation.words = CurrencyOrCountry(tag, value);
      return;
    case 0x8A:
      explanation.words =
          codes::Find(kResponses, {reinterpret_cast<const char*>(value.data()), value.size()});
      return;
    case 0x9F36:
    case 0x9F13:
      if (value.size() <= 8) explanation.words = Bilingual::Number(Number(value));
      return;
    default:
      break;
  }
  if (value.size() != 1) return;
  if (tag == 0x9C) explanation.words = codes::Find(kTransactionTypes, Hex(value));
  if (tag == 0x9F27) explanation.words = CryptogramWords(value[0]);
  if (tag == 0x9F35) explanation.words = TerminalTypeWords(value[0]);
}

}  // namespace till::tillctl
