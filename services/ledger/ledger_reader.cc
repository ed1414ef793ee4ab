// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/ledger_reader.h"

#include <algorithm>
#include <utility>

#include "services/common/status/error.h"
#include "services/ledger/journal_store.h"
#include "services/ledger/ledger.h"
#include "services/ledger/page_token.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {
namespace {

constexpr int kDefaultPageSize = 50;
constexpr int kMaxPageSize = 200;
constexpr int64_t kExportChunk = 128;

// Condition is one filter: SQL with a single "?" and the value bound to it.
struct Condition {
  std::string sql;
  std::optional<int64_t> number;
  std::string text;
};

std::vector<Condition> ConditionsOf(const PaymentFilter& filter) {
  std::vector<Condition> conditions;
  const auto number = [&conditions](const char* sql, int64_t value) {
    if (value != 0) conditions.push_back({sql, value, {}});
  };
  const auto text = [&conditions](const char* sql, const std::string& value) {
    if (!value.empty()) conditions.push_back({sql, std::nullopt, value});
  };
  number("create_time_micros >= ?", filter.from_micros);
  number("create_time_micros < ?", filter.to_micros);
  number("amount_minor = ?", filter.amount_minor);
  number("batch_number = ?", filter.batch_number);
  text("currency = ?", filter.currency);
  text("last_four = ?", filter.last_four);
  text("reference_number = ?", filter.reference_number);
  text("operator_id = ?", filter.operator_id);
  switch (filter.state) {
    case PaymentFilter::State::kAny:
      break;
    case PaymentFilter::State::kOpen:
      number("phase < ?", static_cast<int>(Phase::kPosted));
      break;
    case PaymentFilter::State::kPosted:
      number("phase = ?", static_cast<int>(Phase::kPosted));
      break;
    case PaymentFilter::State::kVoided:
      number("phase = ?", static_cast<int>(Phase::kVoided));
      break;
  }
  return conditions;
}

// Canonical is the filter as text: the same question gives the same text, whatever the page.
std::string Canonical(const std::vector<Condition>& conditions) {
  std::string text;
  for (const Condition& condition : conditions) {
    text +=
        condition.sql + '=' + (condition.number ? std::to_string(*condition.number) : condition.text) + '\n';
  }
  return text;
}

std::string SearchSql(const std::vector<Condition>& conditions) {
  std::string sql = "SELECT payment FROM payments WHERE sequence < ?1";
  int parameter = 1;
  for (const Condition& condition : conditions) {
    sql += " AND " + condition.sql + std::to_string(++parameter);
  }
  return sql + " ORDER BY sequence DESC LIMIT ?" + std::to_string(++parameter);
}

absl::StatusOr<int64_t> CountOf(sqlite::Database& database, std::string_view sql) {
  LEDGER_ASSIGN_OR_RETURN(auto count, database.Prepare(sql));
  LEDGER_RETURN_IF_ERROR(count.Step().status());
  return count.Int64(0);
}

}  // namespace

LedgerReader::LedgerReader(std::unique_ptr<sqlite::Database> owned, sqlite::Database& database,
                           absl::Mutex* mutex)
    : owned_(std::move(owned)), database_(database), mutex_(mutex != nullptr ? mutex : &own_mutex_) {}

absl::StatusOr<std::unique_ptr<LedgerReader>> LedgerReader::Open(const std::string& path) {
  sqlite::OpenOptions options;
  options.read_only = true;
  LEDGER_ASSIGN_OR_RETURN(auto owned, sqlite::Database::Open(path, options));
  sqlite::Database& database = *owned;
  return std::unique_ptr<LedgerReader>(new LedgerReader(std::move(owned), database, nullptr));
}

std::unique_ptr<LedgerReader> LedgerReader::Over(Ledger& ledger) {
  return std::unique_ptr<LedgerReader>(new LedgerReader(nullptr, ledger.database(), &ledger.mutex()));
}

absl::StatusOr<std::string> LedgerReader::JournalId() {
  LEDGER_ASSIGN_OR_RETURN(auto find, database_.Prepare("SELECT payload FROM journal WHERE sequence = 1"));
  LEDGER_ASSIGN_OR_RETURN(const bool found, find.Step());
  if (!found) return MakeError(ErrorCode::kStorageCorrupt, "the journal has no first record");
  LEDGER_ASSIGN_OR_RETURN(const Event genesis, DecodeEvent(RecordKind::kGenesis, find.Bytes(0)));
  return genesis.journal_id;
}

absl::StatusOr<PaymentPage> LedgerReader::Search(const PaymentFilter& filter, int page_size,
                                                 const std::string& page_token) {
  if (page_size < 0) return MakeError(ErrorCode::kInvalidRequest, "page_size must be 0 to 200");
  const int size = page_size == 0 ? kDefaultPageSize : std::min(page_size, kMaxPageSize);
  const std::vector<Condition> conditions = ConditionsOf(filter);
  const std::string canonical = Canonical(conditions);

  absl::MutexLock lock(mutex_);
  LEDGER_ASSIGN_OR_RETURN(auto snapshot, sqlite::Transaction::BeginSnapshot(database_));
  LEDGER_ASSIGN_OR_RETURN(const std::string journal_id, JournalId());
  int64_t before = INT64_MAX;
  if (!page_token.empty()) {
    LEDGER_ASSIGN_OR_RETURN(before, DecodePageToken(page_token, journal_id, canonical));
  }
  LEDGER_ASSIGN_OR_RETURN(auto names, database_.Prepare(SearchSql(conditions)));
  int parameter = 0;
  names.Bind(++parameter, before);
  for (const Condition& condition : conditions) {
    if (condition.number.has_value()) {
      names.Bind(++parameter, *condition.number);
    } else {
      names.Bind(++parameter, condition.text);
    }
  }
  names.Bind(++parameter, size + 1);  // one more than asked tells whether another page follows
  PaymentPage page;
  LEDGER_ASSIGN_OR_RETURN(page.payments, JournalStore(database_).FindPayments(names));
  if (page.payments.size() > static_cast<size_t>(size)) {
    page.payments.pop_back();
    page.next_page_token = EncodePageToken(page.payments.back().sequence, journal_id, canonical);
  }
  return page;
}

absl::Status LedgerReader::AddLines(int batch_number, const std::string& group, BatchTotals& totals) {
  const std::string column = group.empty() ? "''" : group;
  LEDGER_ASSIGN_OR_RETURN(
      auto sums,
      database_.Prepare("SELECT " + column +
                        " AS who, payment_kind, currency, count(*), "
                        "sum(amount_minor) FROM payments WHERE batch_number = ?1 AND phase = 13 "
                        "GROUP BY who, payment_kind, currency ORDER BY who, payment_kind, currency"));
  sums.Bind(1, batch_number);
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, sums.Step());
    if (!more) return absl::OkStatus();
    TotalsLine line;
    if (group == "operator_id") line.operator_id = sums.Text(0);
    if (group == "scheme") line.scheme = sums.Text(0);
    line.payment_kind = static_cast<int>(sums.Int64(1));
    line.currency = sums.Text(2);
    line.count = sums.Int64(3);
    line.amount_minor = sums.Int64(4);
    totals.lines.push_back(std::move(line));
  }
}

absl::StatusOr<BatchTotals> LedgerReader::Totals(int batch_number) {
  if (batch_number < 0 || batch_number > 999'999) {
    return MakeError(ErrorCode::kInvalidRequest, "batch_number must be 0 to 999999");
  }
  absl::MutexLock lock(mutex_);
  LEDGER_ASSIGN_OR_RETURN(auto snapshot, sqlite::Transaction::BeginSnapshot(database_));
  BatchTotals totals;
  totals.batch_number = batch_number;
  if (batch_number == 0) {
    LEDGER_ASSIGN_OR_RETURN(const int64_t current, JournalStore(database_).Counter(kBatchCounter));
    totals.batch_number = static_cast<int>(current);
  }
  for (const char* group : {"", "operator_id", "scheme"}) {
    LEDGER_RETURN_IF_ERROR(AddLines(totals.batch_number, group, totals));
  }
  LEDGER_ASSIGN_OR_RETURN(totals.open_count,
                          CountOf(database_, "SELECT count(*) FROM payments WHERE phase < 13"));
  LEDGER_ASSIGN_OR_RETURN(totals.reversal_owed_count,
                          CountOf(database_, "SELECT count(*) FROM payments WHERE phase IN (7, 11, 12)"));
  return totals;
}

absl::StatusOr<Verification> LedgerReader::Verify() {
  absl::MutexLock lock(mutex_);
  LEDGER_ASSIGN_OR_RETURN(auto snapshot, sqlite::Transaction::BeginSnapshot(database_));
  return Verifier(database_).Run();
}

absl::StatusOr<std::vector<ExportedRecord>> LedgerReader::ReadRecords(int64_t from_sequence, int64_t count) {
  absl::MutexLock lock(mutex_);
  LEDGER_ASSIGN_OR_RETURN(auto snapshot, sqlite::Transaction::BeginSnapshot(database_));
  LEDGER_ASSIGN_OR_RETURN(
      auto find, database_.Prepare("SELECT sequence, previous_hash, hash, time_micros, kind, payload "
                                   "FROM journal WHERE sequence >= ?1 ORDER BY sequence LIMIT ?2"));
  find.BindAll(from_sequence, count);
  JournalStore store(database_);
  std::vector<ExportedRecord> records;
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, find.Step());
    if (!more) return records;
    ExportedRecord exported;
    exported.record = {find.Int64(0),
                       std::string(find.Bytes(1)),
                       std::string(find.Bytes(2)),
                       find.Int64(3),
                       static_cast<RecordKind>(find.Int64(4)),
                       std::string(find.Bytes(5))};
    absl::StatusOr<Event> event = DecodeEvent(exported.record.kind, exported.record.payload);
    if (!event.ok()) return MakeError(ErrorCode::kStorageCorrupt, "a journal record cannot be read");
    exported.payment = event->payment;
    LEDGER_ASSIGN_OR_RETURN(exported.legs, store.Legs(exported.record.sequence));
    if (!exported.legs.empty()) {
      LEDGER_ASSIGN_OR_RETURN(const std::optional<PaymentRecord> payment,
                              store.FindPayment(exported.payment));
      if (payment.has_value()) exported.currency = payment->currency;
    }
    records.push_back(std::move(exported));
  }
}

absl::Status LedgerReader::Export(int64_t from_sequence, int64_t limit,
                                  const std::function<bool(const ExportedRecord&)>& sink) {
  if (limit < 0) return MakeError(ErrorCode::kInvalidRequest, "limit must not be negative");
  int64_t next = std::max<int64_t>(from_sequence, 1);
  int64_t left = limit == 0 ? INT64_MAX : limit;
  while (left > 0) {
    LEDGER_ASSIGN_OR_RETURN(const std::vector<ExportedRecord> records,
                            ReadRecords(next, std::min(left, kExportChunk)));
    if (records.empty()) return absl::OkStatus();
    for (const ExportedRecord& record : records) {
      if (!sink(record)) return absl::OkStatus();
    }
    next = records.back().record.sequence + 1;
    left -= static_cast<int64_t>(records.size());
  }
  return absl::OkStatus();
}

}  // namespace till::ledger
