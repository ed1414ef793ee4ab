// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/event.h"

#include <limits>

#include "services/common/payment_kind/payment_kind.h"
#include "services/ledger/canonical.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {
namespace {

constexpr int kMaxNumber = 999'999;
constexpr int kLastSettlementState = 5;  // CLOSED

std::string Join(const std::vector<std::string>& lines) {
  std::string joined;
  for (const std::string& line : lines) {
    if (!joined.empty()) joined += '\n';
    joined += line;
  }
  return joined;
}

std::vector<std::string> Split(std::string_view joined) {
  std::vector<std::string> lines;
  while (!joined.empty()) {
    const size_t end = joined.find('\n');
    lines.emplace_back(joined.substr(0, end));
    joined.remove_prefix(end == std::string_view::npos ? joined.size() : end + 1);
  }
  return lines;
}

// HasItsAmount: inquiries and messages have none, everything else a positive one.
bool HasItsAmount(const Event& event) {
  const KindRules* const rules = FindKind(event.payment_kind);
  if (rules == nullptr || event.tip_minor < 0 || event.replaces_minor < 0) return false;
  return rules->has_amount ? event.amount_minor > 0 && event.currency.size() == 3 : event.amount_minor == 0;
}

bool HasWhatItMust(RecordKind kind, const Event& event) {
  switch (kind) {
    case RecordKind::kGenesis:
      return !event.journal_id.empty();
    case RecordKind::kIntent:
      return !event.payment.empty() && !event.request_id.empty() && HasItsAmount(event) &&
             event.trace_number > 0 && event.batch_number > 0;
    case RecordKind::kStep:
      return !event.payment.empty() && event.step != Step::kNone;
    case RecordKind::kPost:
    case RecordKind::kVoid:
    case RecordKind::kReceipt:
      return !event.payment.empty();
    case RecordKind::kBatchAdopted:
      return event.batch_number > 0;
    case RecordKind::kTraceTaken:
      return event.trace_number > 0;
    case RecordKind::kSettlement:
      return !event.settlement.empty() && event.settlement_state <= kLastSettlementState;
    case RecordKind::kShift:
      return event.shift_number > 0;
  }
  return false;
}

}  // namespace

std::string EncodeEvent(const Event& event) {
  CanonicalWriter writer;
  writer.Text(1, event.payment);
  writer.Text(2, event.request_id);
  writer.Text(3, event.request_digest);
  writer.Integer(4, event.payment_kind);
  writer.Integer(5, event.amount_minor);
  writer.Text(6, event.currency);
  writer.Text(7, event.operator_id);
  writer.Integer(8, event.trace_number);
  writer.Integer(9, event.batch_number);
  writer.Text(10, event.business_date);
  writer.Integer(11, static_cast<int>(event.step));
  writer.Text(13, event.details.Encode());
  writer.Text(14, event.account_digest);
  writer.Text(15, Join(event.print_jobs));
  writer.Text(16, event.journal_id);
  writer.Text(17, event.original);
  writer.Integer(18, event.tip_minor);
  writer.Integer(19, event.instalments);
  writer.Integer(21, event.shift_number);
  writer.Integer(22, event.fee_minor);
  writer.Text(23, event.settlement);
  writer.Integer(24, event.settlement_state);
  writer.Integer(25, event.domestic_flag);
  writer.Integer(26, event.foreign_flag);
  writer.Text(27, Join(event.uploaded));
  writer.Integer(28, event.next_batch_number);
  writer.Text(29, event.domestic.Encode());
  writer.Text(30, event.foreign.Encode());
  writer.Integer(31, event.to_upload);
  writer.Text(32, event.scheme);
  writer.Integer(33, event.replaces_minor);
  return writer.Take();
}

absl::StatusOr<Event> DecodeEvent(RecordKind kind, std::string_view payload) {
  const absl::Status bad = absl::DataLossError("the payload is not what a record of its kind holds");
  Event event;
  CanonicalReader reader(payload);
  event.payment = reader.Text(1);
  event.request_id = reader.Text(2);
  event.request_digest = reader.Text(3);
  const int64_t payment_kind = reader.Integer(4);
  event.amount_minor = reader.Integer(5);
  event.currency = reader.Text(6);
  event.operator_id = reader.Text(7);
  const int64_t trace_number = reader.Integer(8);
  const int64_t batch_number = reader.Integer(9);
  event.business_date = reader.Text(10);
  const int64_t step = reader.Integer(11);
  const std::string details = reader.Text(13);
  event.account_digest = reader.Text(14);
  event.print_jobs = Split(reader.Text(15));
  event.journal_id = reader.Text(16);
  event.original = reader.Text(17);
  event.tip_minor = reader.Integer(18);
  const int64_t instalments = reader.Integer(19);
  const int64_t shift_number = reader.Integer(21);
  event.fee_minor = reader.Integer(22);
  event.settlement = reader.Text(23);
  const int64_t settlement_state = reader.Integer(24);
  const int64_t domestic_flag = reader.Integer(25);
  const int64_t foreign_flag = reader.Integer(26);
  event.uploaded = Split(reader.Text(27));
  const int64_t next_batch_number = reader.Integer(28);
  const std::string domestic = reader.Text(29);
  const std::string foreign = reader.Text(30);
  const int64_t to_upload = reader.Integer(31);
  event.scheme = reader.Text(32);
  event.replaces_minor = reader.Integer(33);
  LEDGER_RETURN_IF_ERROR(reader.Finish());
  for (const int64_t number : {payment_kind, trace_number, batch_number, step, instalments, shift_number,
                               settlement_state, domestic_flag, foreign_flag, next_batch_number, to_upload}) {
    if (number < 0 || number > kMaxNumber) return bad;
  }
  event.instalments = static_cast<int>(instalments);
  event.shift_number = static_cast<int>(shift_number);
  event.settlement_state = static_cast<int>(settlement_state);
  event.domestic_flag = static_cast<int>(domestic_flag);
  event.foreign_flag = static_cast<int>(foreign_flag);
  event.next_batch_number = static_cast<int>(next_batch_number);
  event.to_upload = static_cast<int>(to_upload);
  LEDGER_ASSIGN_OR_RETURN(event.domestic, SettlementSums::Decode(domestic));
  LEDGER_ASSIGN_OR_RETURN(event.foreign, SettlementSums::Decode(foreign));
  event.payment_kind = static_cast<int>(payment_kind);
  event.trace_number = static_cast<int>(trace_number);
  event.batch_number = static_cast<int>(batch_number);
  if (step != 0) {
    const std::optional<Step> known = StepFromNumber(static_cast<int>(step));
    if (!known.has_value()) return bad;
    event.step = *known;
  }
  LEDGER_ASSIGN_OR_RETURN(event.details, Details::Decode(details));
  if (!HasWhatItMust(kind, event) || EncodeEvent(event) != payload) return bad;
  return event;
}

}  // namespace till::ledger
