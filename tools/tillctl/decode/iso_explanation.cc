// SPDX-License-Identifier: Apache-2.0
#include "tools/tillctl/decode/iso_explanation.h"

#include <algorithm>
#include <array>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/pin/mac.h"
#include "services/uplink/iso8583/codec.h"
#include "tools/tillctl/decode/dialects.h"
#include "tools/tillctl/decode/field_codes.h"
#include "tools/tillctl/decode/field_words.h"
#include "tools/tillctl/decode/hex.h"
#include "tools/tillctl/decode/phrases.h"
#include "tools/tillctl/json.h"

namespace till::tillctl {
namespace {

using uplink::IsoMessage;
using uplink::MessageSpec;
using Bytes = std::span<const uint8_t>;

constexpr size_t kTpduBytes = 5;
constexpr size_t kHeaderBytes = 6;
constexpr uint8_t kTpduId = 0x60;

// Cut is where a message lies in what was given: what stands before it.
struct Cut {
  Bytes length;
  Bytes tpdu;
  Bytes header;
  Bytes message;
};

// SaidLength reads the length that a dialect writes before a message; nothing when there is none.
std::optional<size_t> SaidLength(const MessageSpec& spec, Bytes bytes) {
  const size_t count = spec.frame().length_bytes();
  if (bytes.size() <= count) return std::nullopt;
  size_t said = 0;
  for (const uint8_t byte : bytes.first(count)) {
    if (spec.frame().length == uplink::FrameForm::Length::kTwoBytes) {
      said = said << 8 | byte;
    } else {
      if (byte < '0' || byte > '9') return std::nullopt;
      said = 10 * said + static_cast<size_t>(byte - '0');
    }
  }
  return said;
}

// LengthBefore returns how many bytes at the beginning are the length of the rest, 0 when none are. A length
// that is wrong is one nevertheless when a TPDU follows it.
size_t LengthBefore(const MessageSpec& spec, Bytes bytes) {
  const size_t count = spec.frame().length_bytes();
  const std::optional<size_t> said = SaidLength(spec, bytes);
  if (!said.has_value()) return 0;
  const bool tpdu_follows = !spec.tpdu().empty() && bytes[0] != kTpduId && bytes[count] == kTpduId;
  return *said == bytes.size() - count || tpdu_follows ? count : 0;
}

bool IsHeader(Bytes bytes) {
  return bytes.size() > kHeaderBytes && bytes[0] >= 0x60 && bytes[0] <= 0x69 &&
         std::all_of(bytes.begin(), bytes.begin() + kHeaderBytes,
                     [](uint8_t byte) { return (byte >> 4) <= 9 && (byte & 0x0F) <= 9; });
}

// Cuts returns the ways in which the bytes may be a message, the likeliest first.
std::vector<Cut> Cuts(const MessageSpec& spec, Bytes bytes) {
  std::vector<Cut> cuts;
  const size_t length = LengthBefore(spec, bytes);
  for (const size_t skipped : {length, size_t{0}}) {
    const Bytes body = bytes.subspan(skipped);
    if (!spec.tpdu().empty() && body.size() > kTpduBytes && body[0] == kTpduId) {
      const Bytes rest = body.subspan(kTpduBytes);
      if (!spec.header().empty() && IsHeader(rest)) {
        cuts.push_back({bytes.first(skipped), body.first(kTpduBytes), rest.first(kHeaderBytes),
                        rest.subspan(kHeaderBytes)});
      }
      cuts.push_back({bytes.first(skipped), body.first(kTpduBytes), {}, rest});
    }
    if (!spec.header().empty() && IsHeader(body)) {
      cuts.push_back({bytes.first(skipped), {}, body.first(kHeaderBytes), body.subspan(kHeaderBytes)});
    }
    cuts.push_back({bytes.first(skipped), {}, {}, body});
    if (length == 0) break;
  }
  return cuts;
}

void ExplainFraming(const MessageSpec& spec, Bytes bytes, const Cut& cut, std::vector<Explanation>& framing) {
  if (!cut.length.empty()) {
    const size_t follow = cut.tpdu.size() + cut.header.size() + cut.message.size();
    const std::optional<size_t> said = SaidLength(spec, bytes);
    framing.push_back(
        {phrases::kLength,
         {},
         Hex(cut.length),
         Fill(said == follow ? phrases::kBytesFollow : phrases::kWrongLength, {Bilingual::Number(follow)})});
  }
  if (!cut.tpdu.empty()) {
    Explanation tpdu{phrases::kTpdu, {}, Hex(cut.tpdu), {}};
    tpdu.Add({}, phrases::kDestination, Hex(cut.tpdu.subspan(1, 2)));
    tpdu.Add({}, phrases::kSource, Hex(cut.tpdu.subspan(3, 2)));
    framing.push_back(std::move(tpdu));
  }
  if (!cut.header.empty()) {
    const std::string digits = Hex(cut.header);
    Explanation header{phrases::kHeader, {}, digits, {}};
    header.Add({}, phrases::kApplication, digits.substr(0, 2), digits.starts_with("60") ? "POS" : "");
    header.Add({}, phrases::kVersion, digits.substr(2, 2));
    header.Add({}, phrases::kTerminalState, digits.substr(4, 1),
               codes::Find(codes::kTerminalState, digits.substr(4, 1)));
    const Bilingual demand = codes::Find(codes::kDemand, digits.substr(5, 1));
    header.Add({}, phrases::kDemand, digits.substr(5, 1),
               demand.empty() ? Bilingual(phrases::kNotADigit) : demand);
    header.Add({}, phrases::kSoftware, digits.substr(6));
    framing.push_back(std::move(header));
  }
}

// RowsOf returns the profile's transactions as they read with what they are like.
std::vector<uplink::profile::Transaction> RowsOf(const uplink::profile::Profile& profile) {
  std::vector<uplink::profile::Transaction> rows;
  for (const uplink::profile::Transaction& written : profile.transaction()) {
    const auto base =
        std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.name() == written.like(); });
    uplink::profile::Transaction row;
    if (!written.like().empty() && base != rows.end()) row = *base;
    row.clear_is_template();
    row.MergeFrom(written);
    rows.push_back(std::move(row));
  }
  return rows;
}

// LooksLike says whether a message's type and codes are those of a row: a request's, or its answer's.
bool LooksLike(const uplink::profile::Transaction& row, const IsoMessage& message) {
  std::string answer = row.message_type();
  if (answer.size() != 4 || row.is_template()) return false;
  ++answer[2];
  if (message.type() != row.message_type() && message.type() != answer) return false;
  const auto own = [&](int field) {
    return std::find(row.original_code().begin(), row.original_code().end(), static_cast<uint32_t>(field)) ==
           row.original_code().end();
  };
  const auto differs = [&](int field, std::string_view code) {
    return own(field) && message.Has(field) && !code.empty() && *message.Reveal(field) != code;
  };
  if (differs(3, row.processing_code()) || differs(25, row.condition_code())) return false;
  for (const uplink::profile::Constant& constant : row.constant()) {
    if (differs(static_cast<int>(constant.number()), constant.value())) return false;
  }
  const std::string_view field60 = message.Get(60).value_or("");
  if (!own(60) || field60.size() < 11) return true;
  return field60.substr(0, 2) == row.type_code() && field60.substr(8, 3) == row.network_code();
}

std::string TransactionOf(const Dialect& dialect, const IsoMessage& message) {
  for (const uplink::profile::Transaction& row : RowsOf(dialect.profile)) {
    if (LooksLike(row, message)) return row.name();
  }
  return "";
}

absl::StatusOr<bool> CheckMac(const Dialect& dialect, Bytes encoded, std::string_view mac, Bytes key) {
  pin::MacAlgorithm algorithm = pin::MacAlgorithm::kUnionPayEcbXor;
  pin::KeyView view{pin::KeyCipher::kTripleDes, key};
  switch (dialect.spec.mac_algorithm()) {
    case uplink::profile::X9_19:
      algorithm = pin::MacAlgorithm::kX919;
      break;
    case uplink::profile::X9_9:
      algorithm = pin::MacAlgorithm::kX99;
      break;
    case uplink::profile::UNIONPAY_SM4:
      algorithm = pin::MacAlgorithm::kUnionPaySm4;
      view.cipher = pin::KeyCipher::kSm4;
      break;
    default:
      break;
  }
  return pin::VerifyMac(algorithm, view, uplink::MacInput(dialect.spec, encoded),
                        {reinterpret_cast<const uint8_t*>(mac.data()), mac.size()});
}

absl::StatusOr<IsoExplanation> Explain(const Dialect& dialect, Bytes bytes, const Cut& cut, Bytes mac_key) {
  const absl::StatusOr<IsoMessage> message = uplink::DecodeMessage(dialect.spec, cut.message);
  if (!message.ok()) return message.status();
  IsoExplanation explanation{.dialect = dialect.name,
                             .message_type = message->type(),
                             .message_type_words = MessageTypeWords(message->type()),
                             .transaction = TransactionOf(dialect, *message)};
  ExplainFraming(dialect.spec, bytes, cut, explanation.framing);
  for (const int field : message->field_numbers()) {
    explanation.fields.push_back(ExplainField(*message, field));
  }
  if (mac_key.empty() || !message->mac().has_value()) return explanation;
  const absl::StatusOr<bool> right = CheckMac(dialect, cut.message, *message->mac(), mac_key);
  if (!right.ok()) return absl::FailedPreconditionError(absl::StrCat("--mak: ", right.status().message()));
  explanation.mac_ok = *right;
  explanation.fields.back().words = *right ? phrases::kMacRight : phrases::kMacWrong;
  return explanation;
}

// ExplainIn tries every cut of one dialect; the fault that it returns is the likeliest one's.
absl::StatusOr<IsoExplanation> ExplainIn(const Dialect& dialect, Bytes bytes, Bytes mac_key) {
  absl::Status fault;
  for (const Cut& cut : Cuts(dialect.spec, bytes)) {
    absl::StatusOr<IsoExplanation> explanation = Explain(dialect, bytes, cut, mac_key);
    // A message that was read ends the search, even when its MAC could not be checked.
    if (explanation.ok() || absl::IsFailedPrecondition(explanation.status())) return explanation;
    if (fault.ok()) fault = explanation.status();
  }
  return absl::InvalidArgumentError(absl::StrCat("not a message of ", dialect.name, ": ", fault.message()));
}

}  // namespace

absl::StatusOr<IsoExplanation> ExplainIso(Bytes bytes, std::string_view dialect, Bytes mac_key) {
  absl::Status fault;
  std::string names;
  for (const Dialect& candidate : Dialects()) {
    absl::StrAppend(&names, names.empty() ? "" : ", ", candidate.name);
    if (!dialect.empty() && candidate.name != dialect) continue;
    absl::StatusOr<IsoExplanation> explanation = ExplainIn(candidate, bytes, mac_key);
    if (explanation.ok()) return explanation;
    if (absl::IsFailedPrecondition(explanation.status())) {
      return absl::InvalidArgumentError(explanation.status().message());
    }
    if (fault.ok()) fault = explanation.status();
  }
  if (fault.ok())
    return absl::InvalidArgumentError(absl::StrCat("there is no such profile; there are: ", names));
  return fault;
}

std::string IsoText(const IsoExplanation& explanation, std::string_view language) {
  std::string text = Fill(phrases::kProfile, {explanation.dialect}).In(language) + "\n";
  for (const Explanation& part : explanation.framing) text += ExplanationText(part, language);
  text += Fill(phrases::kMessageType, {explanation.message_type}).In(language);
  if (!explanation.message_type_words.empty()) text += " = " + explanation.message_type_words.In(language);
  if (!explanation.transaction.empty()) absl::StrAppend(&text, " (", explanation.transaction, ")");
  text += "\n";
  for (const Explanation& field : explanation.fields) text += ExplanationText(field, language);
  return text;
}

std::string IsoJson(const IsoExplanation& explanation, std::string_view language) {
  JsonObject json;
  json.Text("profile", explanation.dialect);
  JsonArray framing;
  for (const Explanation& part : explanation.framing) framing.Add(ExplanationJson(part, language));
  json.Raw("framing", framing.ToString());
  json.Text("message_type", explanation.message_type);
  json.Text("message_type_words", explanation.message_type_words.In(language));
  if (explanation.transaction.empty()) {
    json.Null("transaction");
  } else {
    json.Text("transaction", explanation.transaction);
  }
  JsonArray fields;
  for (const Explanation& field : explanation.fields) fields.Add(ExplanationJson(field, language));
  json.Raw("fields", fields.ToString());
  if (explanation.mac_ok.has_value()) {
    json.Bool("mac_ok", *explanation.mac_ok);
  } else {
    json.Null("mac_ok");
  }
  return json.Null("error").ToString();
}

}  // namespace till::tillctl
