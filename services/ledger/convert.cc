// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/convert.h"

#include <algorithm>
#include <string>

namespace till::ledger {
namespace {

using Field = DetailField;

constexpr int64_t kMicrosPerSecond = 1'000'000;

std::string Text(const Details& details, Field field) {
  return std::string(details.Get(field));
}

template <typename Enum>
Enum Enumerated(const Details& details, Field field) {
  return static_cast<Enum>(details.GetNumber(field));
}

void CardFromProto(const common::v1::CardSummary& card, Details& details) {
  details.Set(Field::kScheme, card.scheme());
  details.Set(Field::kMaskedNumber, card.masked_number());
  details.Set(Field::kCardToken, card.token());
  details.SetNumber(Field::kEntryMode, card.entry_mode());
  details.Set(Field::kAid, card.aid());
  details.Set(Field::kApplicationLabel, card.application_label());
  details.Set(Field::kCardholderName, card.cardholder_name());
  details.SetNumber(Field::kExpired, card.expired() ? 1 : 0);
}

void EmvFromProto(const common::v1::EmvResult& emv, Details& details) {
  details.Set(Field::kCryptogram, emv.cryptogram());
  details.Set(Field::kCryptogramType, emv.cryptogram_type());
  details.Set(Field::kTvr, emv.tvr());
  details.Set(Field::kTsi, emv.tsi());
  details.Set(Field::kAtc, emv.atc());
  details.Set(Field::kAip, emv.aip());
  details.Set(Field::kUnpredictableNumber, emv.unpredictable_number());
  details.Set(Field::kIssuerApplicationData, emv.issuer_application_data());
  details.Set(Field::kCvmResults, emv.cvm_results());
  details.Set(Field::kTerminalCapabilities, emv.terminal_capabilities());
  details.Set(Field::kRequestCryptogram, emv.request_cryptogram());
}

void HostFromProto(const v1::HostResult& host, Details& details) {
  details.Set(Field::kResponseCode, host.response().code());
  details.SetNumber(Field::kResponseClass, host.response().response_class());
  details.Set(Field::kResponseWordsZh, host.response().words_zh());
  details.Set(Field::kResponseWordsEn, host.response().words_en());
  details.Set(Field::kAuthorisationCode, host.authorisation_code());
  details.Set(Field::kReferenceNumber, host.reference_number());
  details.Set(Field::kHostTime, host.host_time());
  details.Set(Field::kHostDate, host.host_date());
  details.Set(Field::kSettlementDate, host.settlement_date());
  details.Set(Field::kAcquirer, host.acquirer());
  details.Set(Field::kInstitutions, host.institutions());
  details.SetNumber(Field::kApprovedAmountMinor, host.approved_amount().minor_units());
  details.Set(Field::kApprovedCurrency, host.approved_amount().currency_code());
  if (host.has_available_balance()) {
    details.Set(Field::kAvailableMinor, std::to_string(host.available_balance().minor_units()));
    details.Set(Field::kAvailableCurrency, host.available_balance().currency_code());
  }
  if (host.has_points()) details.Set(Field::kPoints, std::to_string(host.points()));
  details.Set(Field::kWallet, host.wallet());
  details.Set(Field::kWalletReference, host.wallet_reference());
}

bool HasAny(const Details& details, int first, int last) {
  for (int tag = first; tag <= last; ++tag) {
    if (!details.Get(static_cast<Field>(tag)).empty()) return true;
  }
  return false;
}

void CardToProto(const Details& details, common::v1::CardSummary& card) {
  card.set_scheme(Text(details, Field::kScheme));
  card.set_masked_number(Text(details, Field::kMaskedNumber));
  card.set_token(Text(details, Field::kCardToken));
  card.set_entry_mode(Enumerated<common::v1::EntryMode>(details, Field::kEntryMode));
  card.set_aid(Text(details, Field::kAid));
  card.set_application_label(Text(details, Field::kApplicationLabel));
  card.set_cardholder_name(Text(details, Field::kCardholderName));
  card.set_expired(details.GetNumber(Field::kExpired) != 0);
}

void EmvToProto(const Details& details, common::v1::EmvResult& emv) {
  emv.set_cryptogram(Text(details, Field::kCryptogram));
  emv.set_cryptogram_type(Text(details, Field::kCryptogramType));
  emv.set_tvr(Text(details, Field::kTvr));
  emv.set_tsi(Text(details, Field::kTsi));
  emv.set_atc(Text(details, Field::kAtc));
  emv.set_aip(Text(details, Field::kAip));
  emv.set_unpredictable_number(Text(details, Field::kUnpredictableNumber));
  emv.set_issuer_application_data(Text(details, Field::kIssuerApplicationData));
  emv.set_cvm_results(Text(details, Field::kCvmResults));
  emv.set_terminal_capabilities(Text(details, Field::kTerminalCapabilities));
  emv.set_request_cryptogram(Text(details, Field::kRequestCryptogram));
}

void ResponseToProto(const Details& details, common::v1::ResponseCode& response) {
  response.set_code(Text(details, Field::kResponseCode));
  response.set_response_class(Enumerated<common::v1::ResponseCode::Class>(details, Field::kResponseClass));
  response.set_words_zh(Text(details, Field::kResponseWordsZh));
  response.set_words_en(Text(details, Field::kResponseWordsEn));
}

void HostToProto(const Details& details, v1::HostResult& host) {
  if (!details.Get(Field::kResponseCode).empty()) ResponseToProto(details, *host.mutable_response());
  host.set_authorisation_code(Text(details, Field::kAuthorisationCode));
  host.set_reference_number(Text(details, Field::kReferenceNumber));
  host.set_host_time(Text(details, Field::kHostTime));
  host.set_host_date(Text(details, Field::kHostDate));
  host.set_settlement_date(Text(details, Field::kSettlementDate));
  host.set_acquirer(Text(details, Field::kAcquirer));
  host.set_institutions(Text(details, Field::kInstitutions));
  if (details.GetNumber(Field::kApprovedAmountMinor) != 0) {
    host.mutable_approved_amount()->set_minor_units(details.GetNumber(Field::kApprovedAmountMinor));
    host.mutable_approved_amount()->set_currency_code(Text(details, Field::kApprovedCurrency));
  }
  if (!details.Get(Field::kAvailableMinor).empty()) {
    host.mutable_available_balance()->set_minor_units(details.GetNumber(Field::kAvailableMinor));
    host.mutable_available_balance()->set_currency_code(Text(details, Field::kAvailableCurrency));
  }
  if (!details.Get(Field::kPoints).empty()) host.set_points(details.GetNumber(Field::kPoints));
  host.set_wallet(Text(details, Field::kWallet));
  host.set_wallet_reference(Text(details, Field::kWalletReference));
}

v1::PaymentRecord::State StateOf(Phase phase) {
  if (phase == Phase::kPosted) return v1::PaymentRecord::POSTED;
  if (phase == Phase::kVoided) return v1::PaymentRecord::VOIDED;
  return v1::PaymentRecord::OPEN;
}

}  // namespace

void TimeToProto(int64_t micros, google::protobuf::Timestamp& proto) {
  int64_t seconds = micros / kMicrosPerSecond;
  int64_t rest = micros % kMicrosPerSecond;
  if (rest < 0) {
    rest += kMicrosPerSecond;
    --seconds;
  }
  proto.set_seconds(seconds);
  proto.set_nanos(static_cast<int32_t>(rest * 1000));
}

int64_t MicrosFromProto(const google::protobuf::Timestamp& proto) {
  // Years 1 to 9999, as Timestamp has it; anything else is held to that range and so cannot overflow.
  constexpr int64_t kFirst = -62'135'596'800;
  constexpr int64_t kLast = 253'402'300'799;
  const int64_t seconds = std::min(std::max<int64_t>(proto.seconds(), kFirst), kLast);
  return seconds * kMicrosPerSecond + proto.nanos() / 1000;
}

Details DetailsFromProto(const v1::StepDetails& proto) {
  Details details;
  CardFromProto(proto.card(), details);
  details.SetNumber(Field::kVerification, proto.verification());
  EmvFromProto(proto.emv(), details);
  details.Set(Field::kReversalField55, proto.reversal_field_55());
  HostFromProto(proto.host(), details);
  details.SetNumber(Field::kReversalReason, proto.reversal_reason());
  details.Set(Field::kNote, proto.note());
  details.SetNumber(Field::kVoidReason, proto.void_reason());
  details.Set(Field::kField55, proto.field_55());
  details.Set(Field::kApprovedBy, proto.approved_by());
  details.Set(Field::kOrderNumber, proto.order_number());
  details.Set(Field::kQrPayload, proto.qr_payload());
  details.Set(Field::kScriptResults, proto.script_results());
  details.Set(Field::kSignature, proto.signature());
  if (proto.has_original_amount()) {
    details.SetNumber(Field::kOriginalAmountMinor, proto.original_amount().minor_units());
    details.Set(Field::kOriginalAmountCurrency, proto.original_amount().currency_code());
  }
  details.Set(Field::kPromotion, proto.promotion());
  return details;
}

void DetailsToProto(const Details& details, v1::StepDetails& proto) {
  if (HasAny(details, 1, 8)) CardToProto(details, *proto.mutable_card());
  proto.set_verification(Enumerated<common::v1::CardholderVerification>(details, Field::kVerification));
  if (HasAny(details, 11, 21)) EmvToProto(details, *proto.mutable_emv());
  proto.set_reversal_field_55(Text(details, Field::kReversalField55));
  if (HasAny(details, 31, 48)) HostToProto(details, *proto.mutable_host());
  proto.set_reversal_reason(Enumerated<v1::ReversalReason>(details, Field::kReversalReason));
  proto.set_note(Text(details, Field::kNote));
  proto.set_void_reason(Enumerated<v1::VoidReason>(details, Field::kVoidReason));
  proto.set_field_55(Text(details, Field::kField55));
  proto.set_approved_by(Text(details, Field::kApprovedBy));
  proto.set_order_number(Text(details, Field::kOrderNumber));
  proto.set_qr_payload(Text(details, Field::kQrPayload));
  proto.set_script_results(Text(details, Field::kScriptResults));
  proto.set_signature(Text(details, Field::kSignature));
  if (HasAny(details, 67, 68)) {
    proto.mutable_original_amount()->set_minor_units(details.GetNumber(Field::kOriginalAmountMinor));
    proto.mutable_original_amount()->set_currency_code(Text(details, Field::kOriginalAmountCurrency));
  }
  proto.set_promotion(Text(details, Field::kPromotion));
}

namespace {

void AmountToProto(int64_t minor, const std::string& currency, common::v1::Amount& amount) {
  amount.set_minor_units(minor);
  amount.set_currency_code(currency);
}

// FollowUpsToProto tells what a payment is about, and what others have made of it.
void FollowUpsToProto(const PaymentRecord& record, v1::PaymentRecord& proto) {
  proto.set_original(record.original);
  if (record.tip_minor != 0) AmountToProto(record.tip_minor, record.currency, *proto.mutable_tip());
  proto.set_instalments(record.instalments);
  if (record.refunded_minor != 0) {
    AmountToProto(record.refunded_minor, record.currency, *proto.mutable_refunded());
  }
  // A void that is still open has undone nothing yet.
  if (record.undone) proto.set_undone_by(record.undone_by);
  proto.set_shift_number(record.shift_number);
  proto.set_settled(!record.settlement.empty());
  proto.set_send_attempts(record.send_attempts);
  if (record.tips_added_minor != 0) {
    AmountToProto(record.tips_added_minor, record.currency, *proto.mutable_tips_added());
  }
  proto.set_completed_by(record.completed_by);
}

void SumsToProto(const SettlementSums& sums, v1::SettlementTotals& proto) {
  proto.set_debit_minor(sums.debit_minor);
  proto.set_debit_count(static_cast<int32_t>(sums.debit_count));
  proto.set_credit_minor(sums.credit_minor);
  proto.set_credit_count(static_cast<int32_t>(sums.credit_count));
}

}  // namespace

void SettlementToProto(const Settlement& settlement, v1::Settlement& proto) {
  proto.set_name(settlement.name);
  proto.set_batch_number(settlement.batch_number);
  proto.set_state(static_cast<v1::Settlement::State>(settlement.state));
  SumsToProto(settlement.domestic, *proto.mutable_domestic());
  SumsToProto(settlement.foreign, *proto.mutable_foreign());
  proto.set_domestic_flag(settlement.domestic_flag);
  proto.set_foreign_flag(settlement.foreign_flag);
  proto.set_uploaded(settlement.uploaded);
  proto.set_to_upload(settlement.to_upload);
  proto.set_operator_id(settlement.operator_id);
  TimeToProto(settlement.begin_time_micros, *proto.mutable_begin_time());
  if (settlement.end_time_micros != 0) TimeToProto(settlement.end_time_micros, *proto.mutable_end_time());
  proto.set_trace_number(settlement.trace_number);
  for (const std::string& job : settlement.print_jobs) proto.add_print_jobs(job);
  proto.set_business_date(settlement.business_date);
}

void RecordToProto(const PaymentRecord& record, std::string_view account_for_uplink,
                   v1::PaymentRecord& proto) {
  proto.set_payment(record.payment);
  proto.set_request_id(record.request_id);
  proto.set_kind(static_cast<v1::PaymentKind>(record.payment_kind));
  proto.mutable_amount()->set_minor_units(record.amount_minor);
  proto.mutable_amount()->set_currency_code(record.currency);
  proto.set_operator_id(record.operator_id);
  proto.set_trace_number(record.trace_number);
  proto.set_batch_number(record.batch_number);
  proto.set_state(StateOf(record.phase));
  proto.set_last_step(static_cast<v1::Step>(record.last_step()));
  for (const RecordedStep& step : record.steps) {
    v1::RecordedStep& out = *proto.add_steps();
    out.set_step(static_cast<v1::Step>(step.step));
    out.set_sequence(step.sequence);
    TimeToProto(step.time_micros, *out.mutable_time());
  }
  DetailsToProto(record.details, *proto.mutable_details());
  proto.mutable_details()->set_account_for_uplink(std::string(account_for_uplink));
  TimeToProto(record.create_time_micros, *proto.mutable_create_time());
  if (record.end_time_micros != 0) TimeToProto(record.end_time_micros, *proto.mutable_end_time());
  proto.set_sequence(record.sequence);
  for (const std::string& job : record.print_jobs) proto.add_print_jobs(job);
  proto.set_reversal_attempts(record.reversal_attempts);
  proto.set_business_date(record.business_date);
  FollowUpsToProto(record, proto);
}

void RecordToPublicProto(const PaymentRecord& record, v1::PaymentRecord& proto) {
  RecordToProto(record, "", proto);
  proto.mutable_details()->clear_reversal_field_55();
  proto.mutable_details()->clear_field_55();
  proto.mutable_details()->clear_signature();
}

void EntryToProto(const ExportedRecord& exported, v1::JournalEntry& proto) {
  proto.set_sequence(exported.record.sequence);
  TimeToProto(exported.record.time_micros, *proto.mutable_time());
  proto.set_kind(std::string(RecordKindName(exported.record.kind)));
  proto.set_payment(exported.payment);
  proto.set_payload(exported.record.payload);
  proto.set_previous_hash(exported.record.previous_hash);
  proto.set_hash(exported.record.hash);
  for (const Leg& leg : exported.legs) {
    v1::Posting& posting = *proto.add_postings();
    posting.set_account(leg.account);
    posting.set_minor_units(leg.debit_minor - leg.credit_minor);
    posting.set_currency_code(exported.currency);
  }
}

}  // namespace till::ledger
