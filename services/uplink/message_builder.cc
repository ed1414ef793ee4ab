// SPDX-License-Identifier: Apache-2.0
#include "services/uplink/message_builder.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "absl/strings/str_cat.h"
#include "services/common/status/error.h"
#include "services/uplink/iso8583/field60.h"
#include "services/uplink/iso8583/field61.h"

namespace till::uplink {
namespace {

// Field 26: the longest PIN that the terminal takes.
constexpr char kLongestPin[] = "12";
constexpr uint32_t kMaxSixDigits = 999'999;
// 61.3 of a transaction that the host never dated.
constexpr char kNoDate[] = "0000";
// 63.1 is three characters.
constexpr size_t kOperatorCharacters = 3;

absl::Status Invalid(const std::string& message) {
  return MakeError(ErrorCode::kInvalidRequest, message);
}

// 63.1: "01" is operator 001.
std::string OperatorCode(const std::string& operator_id) {
  std::string code = operator_id.substr(0, kOperatorCharacters);
  code.insert(0, kOperatorCharacters - code.size(), '0');
  return code;
}

// The digit of field 53 that says whether the track is enciphered (unionpay.md B2).
constexpr size_t kTrackDigit = 2;

}  // namespace

// Offer collects the fields that a transaction's row takes, and the first fault.
class MessageBuilder::Offer {
 public:
  Offer(const TransactionSpec& transaction, IsoMessage& message)
      : transaction_(transaction), message_(message) {
    Note(message_.SetType(transaction.row.message_type()));
    for (const profile::Constant& constant : transaction.row.constant()) {
      Note(message_.Set(static_cast<int>(constant.number()), constant.value()));
    }
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
      if (MessageSpec::IsMacField(static_cast<int>(field)) || message_.Has(static_cast<int>(field))) continue;
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

absl::StatusOr<MessageBuilder> MessageBuilder::Create(const MessageSpec& spec, Terminal terminal) {
  IsoMessage probe(spec);
  absl::Status fits = probe.Set(41, terminal.terminal_id);
  fits.Update(probe.Set(42, terminal.merchant_id));
  if (!fits.ok()) return MakeError(ErrorCode::kConfigInvalid, std::string(fits.message()));
  return MessageBuilder(spec, std::move(terminal));
}

absl::Status MessageBuilder::Check(const FinancialRequest& request) const {
  if (request.trace == 0 || request.trace > kMaxSixDigits)
    return Invalid("the trace number is not in 1..999999");
  if (request.batch == 0 || request.batch > kMaxSixDigits)
    return Invalid("the batch number is not in 1..999999");
  if (request.amount_minor.value_or(0) < 0)
    return MakeError(ErrorCode::kInvalidAmount, "the amount is negative");
  return absl::OkStatus();
}

void MessageBuilder::OfferAccount(const TransactionSpec& transaction, const FinancialRequest& request,
                                  const AccountData* account, Offer& offer) const {
  bool with_track2 = false;
  if (account != nullptr) {
    with_track2 = !account->track2.empty() && transaction.Carries(35);
    if (with_track2) offer.Text(35, account->track2.RevealText());
    if (!with_track2 || !transaction.row.pan_only_without_track2())
      offer.Text(2, account->pan.RevealDigits());
    offer.Text(14, account->expiry_yymm);
    if (!account->sequence_number.empty()) offer.Text(23, absl::StrCat("0", account->sequence_number));
  }
  const bool enciphered = with_track2 && terminal_.enciphers_track;
  if (!request.pin_block.empty()) {
    offer.Text(26, kLongestPin);
    offer.Text(52, request.pin_block);
  }
  if (!request.pin_block.empty() || enciphered) {
    std::string control = terminal_.security_control;
    if (enciphered) control[kTrackDigit] = '1';
    offer.Text(53, control);
  }
}

void MessageBuilder::OfferOriginal(const FinancialRequest& request, Offer& offer) {
  std::string reference_number = request.reference_number;
  std::string authorisation_code = request.authorisation_code;
  if (request.original.has_value()) {
    const OriginalReference& original = *request.original;
    if (reference_number.empty()) reference_number = original.reference_number;
    if (authorisation_code.empty()) authorisation_code = original.authorisation_code;
    offer.Result(
        61,
        Field61{original.batch, original.trace, original.date.empty() ? kNoDate : original.date}.Digits());
  }
  offer.Text(37, reference_number);
  offer.Text(38, authorisation_code);
}

absl::StatusOr<std::string> MessageBuilder::Field60Of(const profile::Transaction& row,
                                                      const FinancialRequest& request) {
  Field60 field60{.type_code = row.type_code(), .batch = request.batch, .network_code = row.network_code()};
  if (row.long_field60()) {
    field60.entry = Field60::Entry{.capability = request.entry == Field22::Entry::kContactlessChip
                                                     ? Field60::ReadCapability::kContactless
                                                     : Field60::ReadCapability::kContact,
                                   .condition = request.chip_failed ? Field60::ChipCondition::kChipFailed
                                                                    : Field60::ChipCondition::kNormal,
                                   .partial_approval = row.announces_partial() && request.partial_approval,
                                   .account_type = row.account_type()};
  }
  return field60.Digits();
}

absl::StatusOr<IsoMessage> MessageBuilder::BuildFinancial(const TransactionSpec& transaction,
                                                          const FinancialRequest& request,
                                                          const AccountData* account,
                                                          const Composed& composed) const {
  if (absl::Status valid = Check(request); !valid.ok()) return valid;
  const profile::Transaction& row = transaction.row;
  IsoMessage message(*spec_);
  Offer offer(transaction, message);
  OfferAccount(transaction, request, account, offer);
  offer.Text(3, row.processing_code());
  if (request.amount_minor.has_value()) offer.Number(4, static_cast<uint64_t>(*request.amount_minor));
  offer.Number(11, request.trace);
  offer.Text(22,
             row.entry_mode().empty() ? Field22{request.entry, request.has_pin}.Digits() : row.entry_mode());
  offer.Text(25, row.condition_code());
  OfferOriginal(request, offer);
  offer.Text(39, request.reversal_reason);
  offer.Text(41, terminal_.terminal_id);
  offer.Text(42, terminal_.merchant_id);
  offer.Text(48, composed.private_data.empty() ? std::string_view(request.private_data)
                                               : composed.private_data.RevealText());
  // A currency without an amount is only said where the form wants one.
  offer.Text(49,
             request.currency.empty() && transaction.Requires(49) ? terminal_.currency : request.currency);
  if (!request.chip_data.empty() && transaction.chip_data.has_value()) {
    offer.Result(55, transaction.chip_data->Pick(request.chip_data));
  }
  offer.Text(59, composed.qr_data);
  offer.Result(60, Field60Of(row, request));
  offer.Text(62, request.extra_data);
  offer.Text(
      63, row.scheme_code().empty()
              ? OperatorCode(request.operator_id.empty() ? terminal_.default_operator : request.operator_id)
              : row.scheme_code());
  if (absl::Status done = offer.Done(); !done.ok()) return done;
  return message;
}

absl::StatusOr<IsoMessage> MessageBuilder::BuildManagement(const TransactionSpec& transaction, uint32_t trace,
                                                           uint32_t batch, const std::string& operator_id,
                                                           const std::string& data) const {
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
  offer.Text(62, data);
  offer.Text(63, OperatorCode(operator_id.empty() ? terminal_.default_operator : operator_id));
  if (absl::Status done = offer.Done(); !done.ok()) return done;
  return message;
}

}  // namespace till::uplink
