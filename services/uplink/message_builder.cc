// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/message_builder.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "services/uplink/iso8583/field53.h"
#include "services/uplink/iso8583/field60.h"
#include "services/uplink/iso8583/field61.h"

namespace till::uplink {
namespace {

// Field 26: the longest PIN that the terminal takes.
constexpr char kLongestPin[] = "12";
constexpr uint32_t kMaxSixDigits = 999'999;
constexpr size_t kPinBlockBytes = 8;
// 63.1 is three characters.
constexpr size_t kOperatorCharacters = 3;

absl::Status Invalid(const std::string& message) {
  return MakeError(ErrorCode::kInvalidRequest, message);
}

// Offer collects the fields that a transaction's row takes, and the first fault.
class Offer {
 public:
  Offer(const TransactionSpec& transaction, IsoMessage& message)
      : transaction_(transaction), message_(message) {
    Note(message_.SetType(transaction.row.message_type()));
  }

  void Text(int field, std::string_view value) {
    if (!value.empty() && transaction_.Carries(field)) Note(message_.Set(field, value));
  }

  void Number(int field, uint64_t value) {
    if (transaction_.Carries(field)) Note(message_.SetNumber(field, value));
  }

  void Result(int field, const absl::StatusOr<std::string>& value) {
    if (!transaction_.Carries(field)) return;
    Note(value.status());
    if (value.ok()) Text(field, *value);
  }

  // Done returns the first fault, or the first required field that nobody offered.
  absl::Status Done() const {
    if (!status_.ok()) return Invalid(std::string(status_.message()));
    for (const uint32_t field : transaction_.row.required_field()) {
      if (static_cast<int>(field) == MessageSpec::kMacField || message_.Has(static_cast<int>(field)))
        continue;
      return Invalid(absl::StrCat("field ", field, " of a ", transaction_.row.name(), " is missing"));
    }
    return absl::OkStatus();
  }

 private:
  void Note(const absl::Status& status) { status_.Update(status); }

  const TransactionSpec& transaction_;
  IsoMessage& message_;
  absl::Status status_;
};

// Track2 puts the track into the form that field 35 wants: 'D' between, no padding.
SecretBuffer Track2(const AccountData& account) {
  const std::span<const uint8_t> track = account.track2.Reveal();
  size_t length = track.size();
  while (length > 0 && track[length - 1] == 'F') --length;
  SecretBuffer form = SecretBuffer::Copy(track.first(length));
  for (uint8_t& character : form.Mutable()) {
    if (character == '=') character = 'D';
  }
  return form;
}

}  // namespace

absl::StatusOr<MessageBuilder> MessageBuilder::Create(const MessageSpec& spec, Terminal terminal) {
  IsoMessage probe(spec);
  absl::Status fits = probe.Set(41, terminal.terminal_id);
  fits.Update(probe.Set(42, terminal.merchant_id));
  if (!fits.ok()) return MakeError(ErrorCode::kConfigInvalid, std::string(fits.message()));
  return MessageBuilder(spec, std::move(terminal));
}

absl::StatusOr<IsoMessage> MessageBuilder::BuildFinancial(const TransactionSpec& transaction,
                                                          const FinancialRequest& request,
                                                          const AccountData& account) const {
  if (request.trace == 0 || request.trace > kMaxSixDigits)
    return Invalid("the trace number is not in 1..999999");
  if (request.batch == 0 || request.batch > kMaxSixDigits)
    return Invalid("the batch number is not in 1..999999");
  if (request.amount_minor < 0) return MakeError(ErrorCode::kInvalidAmount, "the amount is negative");
  if (!request.pin_block.empty() && request.pin_block.size() != kPinBlockBytes) {
    return Invalid("the PIN block is not eight bytes");
  }
  const profile::Transaction& row = transaction.row;
  IsoMessage message(*spec_);
  Offer offer(transaction, message);
  const bool with_track2 = !account.track2.empty() && transaction.Carries(35);
  if (with_track2) offer.Text(35, Track2(account).RevealText());
  if (!with_track2 || !row.pan_only_without_track2()) offer.Text(2, account.pan.RevealDigits());
  offer.Text(3, row.processing_code());
  offer.Number(4, static_cast<uint64_t>(request.amount_minor));
  offer.Number(11, request.trace);
  offer.Text(14, account.expiry_yymm);
  offer.Text(22, Field22{request.entry, request.has_pin}.Digits());
  if (!account.sequence_number.empty()) offer.Text(23, absl::StrCat("0", account.sequence_number));
  offer.Text(25, row.condition_code());
  if (!request.pin_block.empty()) {
    offer.Text(26, kLongestPin);
    offer.Text(52, request.pin_block);
    offer.Text(53, Field53{}.Digits());
  }
  offer.Text(38, request.authorisation_code);
  offer.Text(39, request.reversal_reason);
  offer.Text(41, terminal_.terminal_id);
  offer.Text(42, terminal_.merchant_id);
  offer.Text(49, request.currency);
  if (!request.chip_data.empty() && transaction.chip_data.has_value()) {
    offer.Result(55, transaction.chip_data->Pick(request.chip_data));
  }
  Field60 field60{.type_code = row.type_code(), .batch = request.batch, .network_code = row.network_code()};
  if (row.long_field60()) {
    field60.entry = Field60::Entry{
        request.entry == Field22::Entry::kContactlessChip ? Field60::ReadCapability::kContactless
                                                          : Field60::ReadCapability::kContact,
        request.chip_failed ? Field60::ChipCondition::kChipFailed : Field60::ChipCondition::kNormal};
  }
  offer.Result(60, field60.Digits());
  if (!request.original_date.empty()) {
    offer.Result(61, Field61{request.batch, request.trace, request.original_date}.Digits());
  }
  if (absl::Status done = offer.Done(); !done.ok()) return done;
  return message;
}

absl::StatusOr<IsoMessage> MessageBuilder::BuildManagement(const TransactionSpec& transaction, uint32_t trace,
                                                           uint32_t batch,
                                                           const std::string& operator_id) const {
  if (trace == 0 || trace > kMaxSixDigits) return Invalid("the trace number is not in 1..999999");
  IsoMessage message(*spec_);
  Offer offer(transaction, message);
  offer.Number(11, trace);
  offer.Text(41, terminal_.terminal_id);
  offer.Text(42, terminal_.merchant_id);
  offer.Result(60, Field60{.type_code = transaction.row.type_code(),
                           .batch = batch,
                           .network_code = transaction.row.network_code()}
                       .Digits());
  // "01" is operator 001.
  std::string operator_code = operator_id.substr(0, kOperatorCharacters);
  operator_code.insert(0, kOperatorCharacters - operator_code.size(), '0');
  offer.Text(63, operator_code);
  if (absl::Status done = offer.Done(); !done.ok()) return done;
  return message;
}

}  // namespace till::uplink
