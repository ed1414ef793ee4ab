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
#include "tools/tillctl/decode/phrases.h"
#include "tools/tillctl/decode/private_fields.h"

namespace till::tillctl {
namespace {

using codes::Find;
using codes::Word;
using uplink::FieldFormat;
using uplink::IsoMessage;

// Or is the words that a table has, or else what says that it has none.
Bilingual Or(const Phrase& unknown, Bilingual words) {
  return words.empty() ? Bilingual(unknown) : words;
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
  out.Add("53.1", phrases::kPinBlock, value.substr(0, 1),
          Or(phrases::kFormatUnknown, Find(codes::kPinFormat, value.substr(0, 1))));
  out.Add("53.2", phrases::kCipher, value.substr(1, 1),
          Or(phrases::kCipherUnknown, Find(codes::kPinCipher, value.substr(1, 1))));
  out.Add("53.3", phrases::kTrack, value.substr(2, 1),
          value[2] == '1' ? phrases::kEnciphered : phrases::kNotEnciphered);
}

void Explain60(const IsoMessage& message, std::string_view value, Explanation& out) {
  const auto part = [&](const char* name, const Phrase& title, size_t at, size_t length) -> Explanation* {
    if (value.size() < at + length) return nullptr;
    return &out.Add(name, title, value.substr(at, length));
  };
  if (Explanation* type = part("60.1", phrases::kType, 0, 2)) {
    type->words = Find(codes::kTypeCode, type->value.en);
  }
  part("60.2", phrases::kBatch, 2, 6);
  if (Explanation* network = part("60.3", phrases::kNetworkManagement, 8, 3)) {
    // The same number asks for a settlement and, in a batch upload, begins the list of stripe payments.
    const bool upload = message.type().size() == 4 && message.type()[1] == '3' && network->value.en == "201";
    network->words =
        upload ? Bilingual(phrases::kOnlineStripeDetails) : Find(codes::kNetwork, network->value.en);
  }
  if (Explanation* reads = part("60.4", phrases::kTerminalReads, 11, 1)) {
    reads->words = Find(codes::kReadCapability, reads->value.en);
  }
  if (Explanation* chip = part("60.5", phrases::kChipCondition, 12, 1)) {
    chip->words = Find(codes::kChipCondition, chip->value.en);
  }
  if (Explanation* partial = part("60.6", phrases::kPartialApproval, 13, 1)) {
    partial->words = Find(codes::kPartial, partial->value.en);
  }
  if (Explanation* account = part("60.7", phrases::kAccountType, 14, 3)) {
    account->words = Find(codes::kAccountType, account->value.en);
  }
}

void Explain61(std::string_view value, Explanation& out) {
  if (value.size() < 16) return;
  out.Add("61.1", phrases::kOriginalBatch, value.substr(0, 6));
  out.Add("61.2", phrases::kOriginalTrace, value.substr(6, 6));
  out.Add("61.3", phrases::kOriginalDate, value.substr(12, 4), DayAndMonth(value.substr(12, 4)));
  if (value.size() > 16) out.Add("61.4", phrases::kRest, value.substr(16));
}

void Explain54(std::string_view value, Explanation& out) {
  const absl::StatusOr<std::vector<uplink::AdditionalAmount>> amounts = uplink::ParseField54(value);
  if (!amounts.ok()) {
    out.words = phrases::kNotAmounts;
    return;
  }
  for (const uplink::AdditionalAmount& amount : *amounts) {
    const std::optional<Currency> currency = FindNumericCurrency(amount.currency);
    const bool points = amount.amount_type == uplink::AdditionalAmount::kPoints;
    out.Add({}, Or(phrases::kAmountTypeUnknown, Find(codes::kAmountType, amount.amount_type)),
            absl::StrCat(amount.minor),
            points || !currency.has_value()
                ? absl::StrCat(amount.minor)
                : absl::StrCat(std::string(currency->code), " ", FormatMinorUnits(amount.minor, *currency)));
  }
}

void Explain63(const IsoMessage& message, std::string_view value, Explanation& out) {
  const std::string_view field60 = message.Get(60).value_or("");
  const bool management = field60.size() >= 11 && field60.substr(8, 3) != "000";
  out.Add("63.1", management ? phrases::kOperator : phrases::kCardScheme, value.substr(0, 3));
  if (value.size() > 3) out.Add("63.2", phrases::kRest, value.substr(3));
}

Bilingual Shown(const FieldFormat& format, std::string_view value) {
  if (format.number == 35 || format.number == 36) return MaskedTrack2(value);
  switch (format.sensitivity) {
    case FieldFormat::Sensitivity::kPan:
      return MaskedPan(value);
    case FieldFormat::Sensitivity::kSecret:
      return Fill(format.content == FieldFormat::Content::kBinary ? phrases::kBytesNotShown
                                                                  : phrases::kCharactersNotShown,
                  {Bilingual::Number(value.size())});
    case FieldFormat::Sensitivity::kPublic:
      break;
  }
  const bool printable =
      std::all_of(value.begin(), value.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  if (format.content == FieldFormat::Content::kBinary || !printable) return HexOfText(value);
  return value;
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
      out.Add("22.1", phrases::kEntry, value.substr(0, 2),
              Or(phrases::kEntryUnknown, Find(codes::kEntry, value.substr(0, 2))));
      out.Add("22.2", phrases::kPin, value.substr(2, 1),
              Or(phrases::kCapabilityUnknown, Find(codes::kPinCapability, value.substr(2, 1))));
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
      if (const std::optional<Currency> currency = FindNumericCurrency(value)) out.words = currency->code;
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
        out.words = Fill(phrases::kNotTlv, {std::string(tlv.status().message())});
      // Its parts are shown masked, so the whole is not shown at all.
      out.value = Fill(phrases::kBytes, {Bilingual::Number(value.size())});
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
  Explanation explanation{.name = absl::StrCat(field),
                          .title = {format.name, format.name_zh},
                          .value = Shown(format, value),
                          .words = {}};
  AddWords(message, field, value, explanation);
  return explanation;
}

Bilingual MessageTypeWords(std::string_view type) {
  for (const Word& kind : codes::kMessageClass) {
    if (kind.code != type.substr(1, 1)) continue;
    const Bilingual function = Find(codes::kMessageFunction, type.substr(2, 1));
    return function.empty() ? Bilingual() : Fill(kind.words, {function});
  }
  return {};
}

}  // namespace till::tillctl
