// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/private_fields.h"

#include <algorithm>
#include <optional>
#include <span>

#include "absl/strings/numbers.h"
#include "absl/strings/str_cat.h"
#include "services/common/money/currency.h"
#include "services/uplink/iso8583/field59.h"
#include "tools/tillctl/decode/emv_explanation.h"
#include "tools/tillctl/decode/field_codes.h"
#include "tools/tillctl/decode/hex.h"
#include "tools/tillctl/decode/phrases.h"

namespace till::tillctl {
namespace {

using codes::Find;
using uplink::IsoMessage;

void ExplainSettlement(const IsoMessage& message, std::string_view value, Explanation& out) {
  out.value = value;
  for (size_t at = 0; at < 62; at += 31) {
    Explanation& group = out.Add(at == 0 ? phrases::kDomestic : phrases::kForeign, phrases::kCards, {});
    const auto total = [&](const Phrase& title, size_t amount, size_t count) {
      group.Add({}, title, value.substr(at + amount, 12),
                Fill(phrases::kTotal,
                     {MoneyWords(message, value.substr(at + amount, 12)), value.substr(at + count, 3)}));
    };
    total(phrases::kDebit, 0, 12);
    total(phrases::kCredit, 15, 27);
    group.Add({}, phrases::kFlag, value.substr(at + 30, 1),
              Find(codes::kSettlementFlag, value.substr(at + 30, 1)));
  }
}

// A batch upload: how many, then for each scheme, trace number, account number and amount.
void ExplainStripeDetails(const IsoMessage& message, std::string_view value, Explanation& out) {
  out.words = Fill(phrases::kPayments, {value.substr(0, 2)});
  for (size_t at = 2; at + 40 <= value.size(); at += 40) {
    std::string_view pan = value.substr(at + 8, 20);
    pan.remove_prefix(std::min(pan.find_first_not_of('0'), pan.size()));
    out.Add(Fill(phrases::kPaymentNumber, {Bilingual::Number((at - 2) / 40 + 1)}),
            value.substr(at, 2) == "00" ? phrases::kDomestic : phrases::kForeign, MaskedPan(pan),
            Fill(phrases::kTraceAndAmount,
                 {value.substr(at + 2, 6), MoneyWords(message, value.substr(at + 28, 12))}));
  }
}

// A code that a customer holds out pays: of it the first two digits say whose it is, the last four help to
// find it.
Bilingual MaskedCode(std::string_view code) {
  if (code.size() < 10) return Fill(phrases::kCharactersNotShown, {Bilingual::Number(code.size())});
  return absl::StrCat(std::string(code.substr(0, 2)), std::string(code.size() - 6, '*'),
                      std::string(code.substr(code.size() - 4)));
}

void ExplainRisk(std::string_view value, Explanation& out) {
  const absl::StatusOr<std::vector<uplink::TextRow>> rows = uplink::ParseTextRows(value);
  if (!rows.ok()) {
    out.words = phrases::kNotRows;
    return;
  }
  for (const uplink::TextRow& row : *rows) {
    const bool shown = row.tag != "04" && row.tag != "05";
    out.Add(row.tag, Find(codes::kRiskRow, row.tag),
            shown ? Bilingual(row.value)
                  : Fill(phrases::kCharactersNotShown, {Bilingual::Number(row.value.size())}));
  }
}

void ExplainKeys(std::string_view value, size_t mac_key_bytes, bool with_data_key, Explanation& out) {
  const auto key = [&](const Phrase& name, size_t length, size_t check_value) {
    out.Add(name, Fill(phrases::kKeyBytes, {Bilingual::Number(length)}), {},
            Fill(phrases::kCheckValue, {HexOfText(value.substr(check_value, 4))}));
  };
  const size_t pin_key = value.size() == 24 ? 8 : 16;
  key(phrases::kPinKey, pin_key, pin_key);
  const size_t mac = pin_key + 4;
  const size_t mac_room = value.size() == 24 ? 8 : 16;
  key(phrases::kMacKey, mac_key_bytes, mac + mac_room);
  if (with_data_key) key(phrases::kDataKey, 16, value.size() - 4);
}

// Entries of a download: two bytes of length before each.
void ExplainEntries(std::string_view value, Explanation& out) {
  out.Add({}, phrases::kPages, value.substr(0, 1), Find(codes::kPage, value.substr(0, 1)));
  size_t at = 1;
  for (uint64_t number = 1; at + 2 <= value.size(); ++number) {
    const size_t length =
        static_cast<size_t>(static_cast<uint8_t>(value[at])) << 8 | static_cast<uint8_t>(value[at + 1]);
    at += 2;
    if (length > value.size() - at) {
      out.Add(Fill(phrases::kEntryNumber, {Bilingual::Number(number)}), {}, {}, phrases::kEndsTooEarly);
      return;
    }
    const std::string_view entry = value.substr(at, length);
    const std::span<const uint8_t> bytes(reinterpret_cast<const uint8_t*>(entry.data()), entry.size());
    Explanation& part = out.Add(Fill(phrases::kEntryNumber, {Bilingual::Number(number)}),
                                Fill(phrases::kBytes, {Bilingual::Number(length)}), {});
    absl::StatusOr<std::vector<Explanation>> tlv = ExplainTlv(bytes);
    if (tlv.ok() && !tlv->empty()) part.parts = *std::move(tlv);
    at += length;
  }
}

}  // namespace

std::string MoneyWords(const IsoMessage& message, std::string_view digits) {
  int64_t minor = 0;
  const auto numeric = message.Get(49);
  const std::optional<Currency> currency = numeric.has_value() ? FindNumericCurrency(*numeric) : std::nullopt;
  if (!currency.has_value() || !absl::SimpleAtoi(std::string(digits), &minor)) return "";
  return absl::StrCat(std::string(currency->code), " ", FormatMinorUnits(minor, *currency));
}

void Explain48(const IsoMessage& message, std::string_view value, Explanation& out) {
  if (value.size() == 62) return ExplainSettlement(message, value, out);
  if (value.size() >= 42 && (value.size() - 2) % 40 == 0) return ExplainStripeDetails(message, value, out);
  if (value.size() == 12) {
    out.value = value;
    out.words = Fill(phrases::kTip, {MoneyWords(message, value)});
  } else if (value.size() == 4) {
    out.value = value;
    out.words = phrases::kPaymentsUploaded;
  }
}

void Explain59(std::string_view value, Explanation& out) {
  const absl::StatusOr<std::vector<uplink::TextRow>> rows = uplink::ParseTextRows(value);
  if (!rows.ok()) {
    out.words = phrases::kNotTaggedRows;
    return;
  }
  for (const uplink::TextRow& row : *rows) {
    if (row.tag == "A4") {
      ExplainRisk(row.value, out.Add(row.tag, Find(codes::kQrRow, row.tag), {}));
      continue;
    }
    Explanation& part = out.Add(row.tag, Find(codes::kQrRow, row.tag),
                                row.tag == "A3" ? MaskedCode(row.value) : Bilingual(row.value));
    if (row.tag == "A1") part.words = Find(codes::kQrAction, row.value);
    if (row.tag == "B1") part.words = Find(codes::kQrState, row.value);
  }
}

void Explain62(const IsoMessage& message, std::string_view value, Explanation& out) {
  const std::string_view field60 = message.Get(60).value_or("");
  const std::string_view network = field60.size() >= 11 ? field60.substr(8, 3) : "";
  const bool reply = message.type().size() == 4 && (message.type()[2] - '0') % 2 != 0;
  if (network.starts_with("00") && network != "000" && network != "002" && reply) {
    if (value.size() == 24) return ExplainKeys(value, 8, false, out);
    if (value.size() == 40)
      return ExplainKeys(value, value.substr(28, 8) == std::string_view("\0\0\0\0\0\0\0\0", 8) ? 8 : 16,
                         false, out);
    if (value.size() == 60) return ExplainKeys(value, network == "006" ? 16 : 8, true, out);
    return;
  }
  if (network.starts_with("3") && reply && !value.empty()) return ExplainEntries(value, out);
  if (network.starts_with("3") && value.size() == 3) {
    out.words = Fill(phrases::kDownloadAfter, {value.substr(1)});
  } else if (value.size() == 2 && network == "000") {
    out.words = Fill(phrases::kInstalments, {value});
  }
}

}  // namespace till::tillctl
