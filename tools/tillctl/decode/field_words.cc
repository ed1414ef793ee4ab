// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/field_words.h"

#include <algorithm>
#include <optional>
#include <span>

#include "absl/strings/str_cat.h"
#include "services/common/money/currency.h"
#include "services/uplink/iso8583/field54.h"
#include "tools/tillctl/decode/dialects.h"
#include "tools/tillctl/decode/emv_explanation.h"
#include "tools/tillctl/decode/field_codes.h"
#include "tools/tillctl/decode/hex.h"
#include "tools/tillctl/decode/private_fields.h"

namespace till::tillctl {
namespace {

using codes::Find;
using codes::Word;
using uplink::FieldFormat;
using uplink::IsoMessage;

std::string TableWords(const char* what, const std::string& words) {
  return words.empty() ? absl::StrCat(what, " unknown") : words;
}

std::string Time(std::string_view digits) {
  return absl::StrCat(std::string(digits.substr(0, 2)), ":", std::string(digits.substr(2, 2)), ":",
                      std::string(digits.substr(4, 2)));
}

std::string DayAndMonth(std::string_view mmdd) {
  return absl::StrCat(std::string(mmdd.substr(0, 2)), "-", std::string(mmdd.substr(2, 2)));
}

void Explain53(std::string_view value, Explanation& out) {
  if (value.size() < 3) return;
  out.Add("53.1", "PIN block", value.substr(0, 1),
          TableWords("format", Find(codes::kPinFormat, value.substr(0, 1))));
  out.Add("53.2", "cipher", value.substr(1, 1),
          TableWords("cipher", Find(codes::kPinCipher, value.substr(1, 1))));
  out.Add("53.3", "track", value.substr(2, 1), value[2] == '1' ? "enciphered" : "not enciphered");
}

void Explain60(const IsoMessage& message, std::string_view value, Explanation& out) {
  const auto part = [&](const char* name, const char* title, size_t at, size_t length) -> Explanation* {
    if (value.size() < at + length) return nullptr;
    return &out.Add(name, title, value.substr(at, length));
  };
  if (Explanation* type = part("60.1", "type", 0, 2)) type->words = Find(codes::kTypeCode, type->value);
  part("60.2", "batch", 2, 6);
  if (Explanation* network = part("60.3", "network management", 8, 3)) {
    // The same number asks for a settlement and, in a batch upload, begins the list of stripe payments.
    const bool upload = message.type().size() == 4 && message.type()[1] == '3' && network->value == "201";
    network->words = upload ? "online stripe details" : Find(codes::kNetwork, network->value);
  }
  if (Explanation* reads = part("60.4", "terminal reads", 11, 1))
    reads->words = Find(codes::kReadCapability, reads->value);
  if (Explanation* chip = part("60.5", "chip condition", 12, 1))
    chip->words = Find(codes::kChipCondition, chip->value);
  if (Explanation* partial = part("60.6", "partial approval", 13, 1))
    partial->words = Find(codes::kPartial, partial->value);
  if (Explanation* account = part("60.7", "account type", 14, 3))
    account->words = Find(codes::kAccountType, account->value);
}

void Explain61(std::string_view value, Explanation& out) {
  if (value.size() < 16) return;
  out.Add("61.1", "original batch", value.substr(0, 6));
  out.Add("61.2", "original trace number", value.substr(6, 6));
  out.Add("61.3", "original date", value.substr(12, 4), DayAndMonth(value.substr(12, 4)));
  if (value.size() > 16) out.Add("61.4", "rest", value.substr(16));
}

void Explain54(std::string_view value, Explanation& out) {
  const absl::StatusOr<std::vector<uplink::AdditionalAmount>> amounts = uplink::ParseField54(value);
  if (!amounts.ok()) {
    out.words = "not entries of twenty characters";
    return;
  }
  for (const uplink::AdditionalAmount& amount : *amounts) {
    const std::optional<Currency> currency = FindNumericCurrency(amount.currency);
    const bool points = amount.amount_type == uplink::AdditionalAmount::kPoints;
    out.Add("", TableWords("amount type", Find(codes::kAmountType, amount.amount_type)),
            absl::StrCat(amount.minor),
            points || !currency.has_value()
                ? absl::StrCat(amount.minor)
                : absl::StrCat(std::string(currency->code), " ", FormatMinorUnits(amount.minor, *currency)));
  }
}

void Explain63(const IsoMessage& message, std::string_view value, Explanation& out) {
  const std::string_view field60 = message.Get(60).value_or("");
  const bool management = field60.size() >= 11 && field60.substr(8, 3) != "000";
  out.Add("63.1", management ? "operator" : "card scheme", value.substr(0, 3));
  if (value.size() > 3) out.Add("63.2", "rest", value.substr(3));
}

std::string Shown(const FieldFormat& format, std::string_view value) {
  if (format.number == 35 || format.number == 36) return MaskedTrack2(value);
  switch (format.sensitivity) {
    case FieldFormat::Sensitivity::kPan:
      return MaskedPan(value);
    case FieldFormat::Sensitivity::kSecret:
      return absl::StrCat("<", value.size(),
                          format.content == FieldFormat::Content::kBinary ? " bytes" : " characters",
                          ", not shown>");
    case FieldFormat::Sensitivity::kPublic:
      break;
  }
  const bool printable =
      std::all_of(value.begin(), value.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  if (format.content == FieldFormat::Content::kBinary || !printable) return HexOfText(value);
  return std::string(value);
}

void AddWords(const IsoMessage& message, int field, std::string_view value, Explanation& out) {
  switch (field) {
    case 3:
      out.words = Find(codes::kProcessing, value.substr(0, 2));
      return;
    case 4:
      out.words = MoneyWords(message, value);
      return;
    case 12:
      if (value.size() == 6) out.words = Time(value);
      if (value.size() == 12)
        out.words = absl::StrCat("20", std::string(value.substr(0, 2)), "-", DayAndMonth(value.substr(2, 4)),
                                 " ", Time(value.substr(6)));
      return;
    case 13:
      out.words = DayAndMonth(value);
      return;
    case 15:
      if (value.size() >= 4) out.words = DayAndMonth(value.substr(value.size() - 4));
      return;
    case 22:
      if (value.size() != 3) return;
      out.Add("22.1", "entry", value.substr(0, 2),
              TableWords("entry", Find(codes::kEntry, value.substr(0, 2))));
      out.Add("22.2", "PIN", value.substr(2, 1),
              TableWords("capability", Find(codes::kPinCapability, value.substr(2, 1))));
      return;
    case 24:
      out.words = Find(codes::kFunctionCode, value);
      return;
    case 25:
      out.words = Find(codes::kCondition, value);
      return;
    case 39:
      out.words = message.type().size() == 4 && message.type()[1] == '4' && message.type()[2] == '0'
                      ? Find(codes::kReversalReason, value)
                      : ResponseCodeWords(value);
      return;
    case 48:
      return Explain48(message, value, out);
    case 49:
      if (const std::optional<Currency> currency = FindNumericCurrency(value))
        out.words = std::string(currency->code);
      return;
    case 53:
      return Explain53(value, out);
    case 54:
      return Explain54(value, out);
    case 55: {
      absl::StatusOr<std::vector<Explanation>> tlv =
          ExplainTlv({reinterpret_cast<const uint8_t*>(value.data()), value.size()});
      if (tlv.ok())
        out.parts = *std::move(tlv);
      else
        out.words = std::string(tlv.status().message());
      // Its parts are shown masked, so the whole is not shown at all.
      out.value = absl::StrCat(value.size(), " bytes");
      return;
    }
    case 59:
      return Explain59(value, out);
    case 60:
      return Explain60(message, value, out);
    case 61:
      return Explain61(value, out);
    case 62:
      return Explain62(message, value, out);
    case 63:
      return Explain63(message, value, out);
    default:
      return;
  }
}

}  // namespace

Explanation ExplainField(const IsoMessage& message, int field) {
  const FieldFormat& format = *message.spec().Find(field);
  const std::string_view value = *message.Reveal(field);
  Explanation explanation{
      .name = absl::StrCat(field), .title = format.name, .value = Shown(format, value), .words = ""};
  AddWords(message, field, value, explanation);
  return explanation;
}

std::string MessageTypeWords(std::string_view type) {
  constexpr Word kClass[] = {
      {"1", "authorisation"}, {"2", "financial"},     {"3", "batch upload"},       {"4", "reversal"},
      {"5", "settlement"},    {"6", "script result"}, {"8", "network management"},
  };
  constexpr Word kFunction[] = {{"0", "request"},
                                {"1", "answer"},
                                {"2", "advice"},
                                {"3", "answer to an advice"},
                                {"4", "notification"}};
  const std::string kind = Find(kClass, type.substr(1, 1));
  const std::string function = Find(kFunction, type.substr(2, 1));
  if (kind.empty() || function.empty()) return "";
  return absl::StrCat(kind, " ", function);
}

}  // namespace till::tillctl
