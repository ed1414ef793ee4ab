// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/payment_query.h"

#include <algorithm>
#include <utility>

#include "absl/time/civil_time.h"
#include "absl/time/time.h"
#include "services/common/payment_kind/payment_kind.h"
#include "services/common/status/error.h"
#include "services/ledger/journal_store.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {

void PaymentQuery::Number(std::string sql, int64_t value) {
  if (value != 0) conditions_.push_back({std::move(sql), value, std::nullopt});
}

void PaymentQuery::Text(std::string sql, const std::string& value) {
  if (!value.empty()) conditions_.push_back({std::move(sql), std::nullopt, value});
}

// The words of a partial index must stand in the statement as they stand in the schema.
void PaymentQuery::State(PaymentFilter::State state) {
  switch (state) {
    case PaymentFilter::State::kAny:
      break;
    case PaymentFilter::State::kOpen:
      conditions_.push_back({"state = 1", std::nullopt, std::nullopt});
      break;
    case PaymentFilter::State::kPosted:
      conditions_.push_back({"state = 2", std::nullopt, std::nullopt});
      break;
    case PaymentFilter::State::kVoided:
      conditions_.push_back({"state = 3", std::nullopt, std::nullopt});
      break;
  }
}

// A day has no index of its own: whatever the zone and the cut-off, it lies within these hours of UTC's, and
// the index by time knows them.
absl::Status PaymentQuery::BusinessDate(const std::string& date) {
  if (date.empty()) return absl::OkStatus();
  absl::CivilDay day;
  if (!absl::ParseCivilTime(date, &day) || absl::FormatCivilTime(day) != date) {
    return MakeError(ErrorCode::kInvalidRequest, "business_date must be a date like 2026-01-31");
  }
  const absl::Time midnight = absl::FromCivil(day, absl::UTCTimeZone());
  Text("business_date = ?", date);
  Number("create_time_micros >= ?", absl::ToUnixMicros(midnight - absl::Hours(15)));
  Number("create_time_micros < ?", absl::ToUnixMicros(midnight + absl::Hours(52)));
  return absl::OkStatus();
}

absl::Status PaymentQuery::Kinds(const std::vector<int>& kinds, bool with_messages) {
  if (!with_messages) conditions_.push_back({"payment_kind < 40", std::nullopt, std::nullopt});
  if (kinds.empty()) return absl::OkStatus();
  std::vector<int> sorted = kinds;
  std::ranges::sort(sorted);
  std::string list;
  for (const int kind : sorted) {
    if (FindKind(kind) == nullptr) return MakeError(ErrorCode::kInvalidRequest, "kinds: one is unknown");
    list += (list.empty() ? "" : ", ") + std::to_string(kind);
  }
  if (sorted.size() == 1) {
    conditions_.push_back({"payment_kind = " + list, std::nullopt, std::nullopt});
  } else {
    conditions_.push_back({"payment_kind IN (" + list + ")", std::nullopt, std::nullopt});
  }
  if (sorted.front() != 1) conditions_.push_back({"payment_kind <> 1", std::nullopt, std::nullopt});
  return absl::OkStatus();
}

// A shift is a stretch of the journal.
void PaymentQuery::Shift(int shift_number) {
  if (shift_number == 0) return;
  by_sequence_ = true;
  Number("shift_number = ?", shift_number);
  Number("sequence > coalesce((SELECT sequence FROM shifts WHERE shift_number = ?), 0)", shift_number);
  Number("sequence < coalesce((SELECT sequence FROM shifts WHERE shift_number = ?), 9223372036854775807)",
         shift_number + 1);
}

absl::StatusOr<PaymentQuery> PaymentQuery::For(const PaymentFilter& filter) {
  PaymentQuery query;
  query.Number("create_time_micros >= ?", filter.from_micros);
  query.Number("create_time_micros < ?", filter.to_micros);
  query.Number("amount_minor = ?", filter.amount_minor);
  query.Number("batch_number = ?", filter.batch_number);
  query.Number("trace_number = ?", filter.trace_number);
  query.Text("currency = ?", filter.currency);
  query.Text("last_four <> '' AND last_four = ?", filter.last_four);
  query.Text("reference_number <> '' AND reference_number = ?", filter.reference_number);
  query.Text("operator_id = ?", filter.operator_id);
  query.Text("original <> '' AND original = ?", filter.original);
  query.State(filter.state);
  query.Shift(filter.shift_number);
  LEDGER_RETURN_IF_ERROR(query.BusinessDate(filter.business_date));
  LEDGER_RETURN_IF_ERROR(query.Kinds(filter.kinds, filter.with_messages));
  return query;
}

std::string PaymentQuery::Canonical() const {
  std::string text;
  for (const Condition& condition : conditions_) {
    text += condition.sql + '=' +
            (condition.number ? std::to_string(*condition.number) : condition.text.value_or("")) + '\n';
  }
  return text;
}

absl::StatusOr<std::vector<PaymentRecord>> PaymentQuery::Run(sqlite::Database& database, int64_t after,
                                                             int limit) const {
  // The unary plus keeps SQLite from walking the index by time where the journal's order is better.
  const std::string time = by_sequence_ ? "+create_time_micros" : "create_time_micros";
  std::string sql = "WHERE 1";
  if (after != 0) {
    sql +=
        " AND (" + time + ", sequence) < ((SELECT create_time_micros FROM payments WHERE sequence = ?1), ?1)";
  }
  int parameter = 2;
  for (const Condition& condition : conditions_) {
    std::string one = condition.sql;
    if (condition.number || condition.text) one.insert(one.find('?') + 1, std::to_string(++parameter));
    sql += " AND " + one;
  }
  sql += " ORDER BY " + time + " DESC, sequence DESC LIMIT ?2";
  JournalStore store(database);
  LEDGER_ASSIGN_OR_RETURN(auto rows, store.SelectPayments(sql));
  if (after != 0) rows.Bind(1, after);
  rows.Bind(2, limit);
  parameter = 2;
  for (const Condition& condition : conditions_) {
    if (condition.number) rows.Bind(++parameter, *condition.number);
    if (condition.text) rows.Bind(++parameter, *condition.text);
  }
  return store.ReadPayments(rows);
}

}  // namespace till::ledger
