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
#include "tools/tillctl/decode/hex.h"

namespace till::tillctl {
namespace {

using Bytes = std::span<const uint8_t>;

constexpr tlv::Tag kObjectLists[] = {0x8C, 0x8D, 0x97, 0x9F38, 0x9F49, 0x9F4F};

uint64_t Number(Bytes value) {
  uint64_t number = 0;
  for (const uint8_t byte : value) number = number << 8 | byte;
  return number;
}

void ExplainBits(const BitTable& table, Bytes value, Explanation& explanation) {
  if (value.size() != table.length) {
    explanation.words = absl::StrCat("wrong length: ", value.size(), " bytes instead of ", table.length);
    return;
  }
  explanation.title += absl::StrCat(" (", std::string(table.clause), ")");
  for (size_t byte = 1; byte <= value.size(); ++byte) {
    for (int bit = 8; bit >= 1; --bit) {
      if ((value[byte - 1] >> (bit - 1) & 1) == 0) continue;
      const auto known = std::find_if(table.bits.begin(), table.bits.end(), [&](const BitMeaning& meaning) {
        return meaning.byte == static_cast<int>(byte) && meaning.bit == bit;
      });
      explanation.Add(absl::StrCat("byte ", byte, " bit ", bit), "", "",
                      known == table.bits.end() ? "reserved" : std::string(known->words));
    }
  }
  if (explanation.parts.empty()) explanation.words = "nothing set";
}

// EMV 4.4 Book 4, annex A4.
void ExplainCvmResults(Bytes value, Explanation& explanation) {
  if (value.size() != 3) {
    explanation.words = "wrong length: three bytes are wanted";
    return;
  }
  explanation.title += " (EMV 4.4 Book 4, annex A4)";
  explanation.Add("byte 1", "method", Hex(value.subspan(0, 1)), std::string(CvmWords(value[0])));
  explanation.Add("byte 2", "condition", Hex(value.subspan(1, 1)), std::string(ConditionWords(value[1])));
  constexpr std::string_view kResults[] = {"unknown", "failed", "successful"};
  explanation.Add("byte 3", "result", Hex(value.subspan(2, 1)),
                  value[2] < std::size(kResults) ? std::string(kResults[value[2]]) : "reserved");
}

// EMV 4.4 Book 3, 10.5 and annex C3.
void ExplainCvmList(Bytes value, Explanation& explanation) {
  if (value.size() < 10 || value.size() % 2 != 0) {
    explanation.words = "wrong length: two amounts of four bytes and rules of two";
    return;
  }
  explanation.title += " (EMV 4.4 Book 3, annex C3)";
  explanation.Add("X", "amount", absl::StrCat(Number(value.first(4))));
  explanation.Add("Y", "amount", absl::StrCat(Number(value.subspan(4, 4))));
  for (size_t at = 8; at < value.size(); at += 2) {
    explanation.Add(absl::StrCat("rule ", (at - 8) / 2 + 1), "", Hex(value.subspan(at, 2)),
                    absl::StrCat(std::string(CvmWords(value[at])), ", ",
                                 std::string(ConditionWords(value[at + 1])), "; if it fails, ",
                                 (value[at] & 0x40) != 0 ? "the next rule" : "verification has failed"));
  }
}

// EMV 4.4 Book 3, 10.2.
void ExplainFileLocator(Bytes value, Explanation& explanation) {
  if (value.empty() || value.size() % 4 != 0) {
    explanation.words = "wrong length: entries of four bytes";
    return;
  }
  for (size_t at = 0; at < value.size(); at += 4) {
    explanation.Add(absl::StrCat("entry ", at / 4 + 1), "", Hex(value.subspan(at, 4)),
                    absl::StrCat("file ", value[at] >> 3, ", records ", value[at + 1], " to ", value[at + 2],
                                 ", ", value[at + 3], " of them for offline data authentication"));
  }
}

void ExplainObjectList(Bytes value, Explanation& explanation) {
  const absl::StatusOr<std::vector<tlv::DolEntry>> entries = tlv::ParseDol(value);
  if (!entries.ok()) {
    explanation.words = "not a data object list";
    return;
  }
  for (const tlv::DolEntry& entry : *entries) {
    const tlv::TagEntry* known = tlv::FindTag(entry.tag);
    explanation.Add(absl::StrFormat("%X", entry.tag), known == nullptr ? "" : std::string(known->name),
                    absl::StrCat(entry.length, " bytes"));
  }
}

// EMV 4.4 Book 3, 6.5.5.4.
std::string CryptogramWords(uint8_t value) {
  constexpr std::string_view kTypes[] = {"AAC: declined", "TC: approved offline", "ARQC: online wanted",
                                         "reserved"};
  std::string words(kTypes[value >> 6]);
  if ((value & 0x08) != 0) words += ", advice required";
  constexpr std::string_view kReasons[] = {"", "service not allowed", "PIN try limit exceeded",
                                           "issuer authentication failed"};
  const size_t reason = value & 0x07;
  if (reason != 0) {
    words += ", " + (reason < std::size(kReasons) ? std::string(kReasons[reason]) : "reason reserved");
  }
  return words;
}

// JR/T 0025.5: length, key index, cryptogram version, card verification results, algorithm.
void ExplainIssuerData(Bytes value, Explanation& explanation) {
  if (value.size() < 8 || value[0] != 7 || value[3] != 3) return;
  explanation.Add("byte 2", "key index", Hex(value.subspan(1, 1)));
  explanation.Add("byte 3", "cryptogram version", Hex(value.subspan(2, 1)));
  explanation.Add("bytes 4-7", "card verification results", Hex(value.subspan(3, 4)));
  const std::string algorithm = value[7] == 1 ? "triple DES" : value[7] == 4 ? "SM4" : "";
  explanation.Add("byte 8", "algorithm", Hex(value.subspan(7, 1)), algorithm);
  if (value.size() > 8) explanation.Add("rest", "issuer's own", Hex(value.subspan(8)));
}

std::string ApplicationWords(Bytes value) {
  constexpr std::pair<std::string_view, std::string_view> kApplications[] = {
      {"A000000333010101", "UnionPay debit"},
      {"A000000333010102", "UnionPay credit"},
      {"A000000333010103", "UnionPay quasi-credit"},
      {"A000000333010106", "UnionPay electronic cash"},
      {"A000000333", "UnionPay"},
      {"A000000003", "Visa"},
      {"A000000004", "Mastercard"},
      {"A000000025", "American Express"},
      {"A000000065", "JCB"},
      {"A000000152", "Discover"},
  };
  const std::string hex = Hex(value);
  for (const auto& [prefix, words] : kApplications) {
    if (hex.starts_with(prefix)) return std::string(words);
  }
  return "";
}

// EMV 4.4 Book 4, annex A1.
std::string TerminalTypeWords(uint8_t type) {
  constexpr std::string_view kWho[] = {"", "financial institution", "merchant", "cardholder"};
  constexpr std::string_view kWhere[] = {"",
                                         "attended, online only",
                                         "attended, offline with online capability",
                                         "attended, offline only",
                                         "unattended, online only",
                                         "unattended, offline with online capability",
                                         "unattended, offline only"};
  const size_t who = type >> 4;
  const size_t where = type & 0x0F;
  if (who == 0 || who >= std::size(kWho) || where == 0 || where >= std::size(kWhere)) return "reserved";
  return absl::StrCat(std::string(kWho[who]), ", ", std::string(kWhere[where]));
}

std::string TransactionTypeWords(uint8_t type) {
  switch (type) {
    case 0x00:
      return "goods and services";
    case 0x01:
      return "cash";
    case 0x09:
      return "purchase with cashback";
    case 0x20:
      return "refund";
    case 0x21:
      return "deposit";
    case 0x30:
    case 0x31:
      return "balance inquiry";
    default:
      return "";
  }
}

std::string ResponseWords(std::string_view code) {
  if (code == "00") return "approved";
  if (code == "Y1") return "approved offline";
  if (code == "Z1") return "declined offline";
  if (code == "Y3") return "unable to go online, approved offline";
  if (code == "Z3") return "unable to go online, declined offline";
  return "";
}

std::string CurrencyOrCountry(tlv::Tag tag, Bytes value) {
  const std::string digits = Hex(value);
  const bool currency = tag == 0x5F2A || tag == 0x9F42 || tag == 0x9F51;
  if (digits == "0156") return currency ? "CNY" : "China";
  if (digits == "0344") return currency ? "HKD" : "Hong Kong";
  if (digits == "0840") return currency ? "USD" : "United States";
  return "";
}

std::string DateWords(Bytes value) {
  const std::string digits = Hex(value);
  if (digits.size() != 6) return "";
  return absl::StrCat("20", digits.substr(0, 2), "-", digits.substr(2, 2), "-", digits.substr(4, 2));
}

void ExplainScriptResults(Bytes value, Explanation& explanation) {
  if (value.size() % 5 != 0) return;
  for (size_t at = 0; at < value.size(); at += 5) {
    constexpr std::string_view kResults[] = {"not performed", "failed", "successful"};
    const size_t result = value[at] >> 4;
    explanation.Add(
        absl::StrCat("script ", Hex(value.subspan(at + 1, 4))), "", Hex(value.subspan(at, 1)),
        absl::StrCat(result < std::size(kResults) ? std::string(kResults[result]) : "reserved",
                     (value[at] & 0x0F) == 0 ? "" : absl::StrCat(", command ", value[at] & 0x0F)));
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
      explanation.words = ResponseWords({reinterpret_cast<const char*>(value.data()), value.size()});
      return;
    case 0x9F36:
    case 0x9F13:
      if (value.size() <= 8) explanation.words = absl::StrCat(Number(value));
      return;
    default:
      break;
  }
  if (value.size() != 1) return;
  if (tag == 0x9C) explanation.words = TransactionTypeWords(value[0]);
  if (tag == 0x9F27) explanation.words = CryptogramWords(value[0]);
  if (tag == 0x9F35) explanation.words = TerminalTypeWords(value[0]);
}

}  // namespace till::tillctl
