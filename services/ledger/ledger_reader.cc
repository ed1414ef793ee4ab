// SPDX-License-Identifier: Apache-2.0
#include "services/ledger/ledger_reader.h"

#include <algorithm>
#include <fstream>
#include <utility>

#include "services/common/status/error.h"
#include "services/ledger/journal_paths.h"
#include "services/ledger/journal_store.h"
#include "services/ledger/ledger.h"
#include "services/ledger/page_token.h"
#include "services/ledger/payment_query.h"
#include "services/ledger/scratch_database.h"
#include "services/ledger/settlement_store.h"
#include "services/ledger/status_macros.h"

namespace till::ledger {
namespace {

constexpr int kDefaultPageSize = 50;
constexpr int kMaxPageSize = 200;
constexpr int64_t kExportChunk = 128;
constexpr size_t kBackupChunk = 64 * 1024;
constexpr int kLastNumber = 999'999;
constexpr std::string_view kSettlementsToken = "settlements";

}  // namespace

LedgerReader::LedgerReader(std::string path, std::unique_ptr<sqlite::Database> owned,
                           sqlite::Database& database, absl::Mutex* mutex)
    : path_(std::move(path)),
      owned_(std::move(owned)),
      database_(database),
      mutex_(mutex != nullptr ? mutex : &own_mutex_) {}

absl::StatusOr<std::unique_ptr<LedgerReader>> LedgerReader::Open(const std::string& path) {
  sqlite::OpenOptions options;
  options.read_only = true;
  LEDGER_ASSIGN_OR_RETURN(auto owned, sqlite::Database::Open(path, options));
  sqlite::Database& database = *owned;
  return std::unique_ptr<LedgerReader>(new LedgerReader(path, std::move(owned), database, nullptr));
}

std::unique_ptr<LedgerReader> LedgerReader::Over(Ledger& ledger) {
  return std::unique_ptr<LedgerReader>(
      new LedgerReader(kInMemory, nullptr, ledger.database(), &ledger.mutex()));
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
  LEDGER_ASSIGN_OR_RETURN(const PaymentQuery query, PaymentQuery::For(filter));

  absl::MutexLock lock(mutex_);
  LEDGER_ASSIGN_OR_RETURN(auto snapshot, sqlite::Transaction::BeginSnapshot(database_));
  LEDGER_ASSIGN_OR_RETURN(const std::string journal_id, JournalId());
  int64_t after = 0;
  if (!page_token.empty()) {
    LEDGER_ASSIGN_OR_RETURN(after, DecodePageToken(page_token, journal_id, query.Canonical()));
  }
  PaymentPage page;
  // One more than asked tells whether another page follows.
  LEDGER_ASSIGN_OR_RETURN(page.payments, query.Run(database_, after, size + 1));
  if (page.payments.size() > static_cast<size_t>(size)) {
    page.payments.pop_back();
    page.next_page_token = EncodePageToken(page.payments.back().sequence, journal_id, query.Canonical());
  }
  return page;
}

absl::Status LedgerReader::AddLines(const TotalsFilter& filter, std::string_view group,
                                    LedgerTotals& totals) {
  const std::string column = group.empty() ? "''" : std::string(group);
  std::string sql = "SELECT " + column +
                    " AS who, payment_kind, currency, sum(count), sum(amount_minor), "
                    "sum(tips_minor) FROM sums WHERE ";
  // Each has an index of its own; the one that is asked for narrows most.
  sql += !filter.business_date.empty() ? "business_date = ?2" : "?2 = ?2";
  sql += filter.shift_number != 0 ? " AND shift_number = ?3" : " AND ?3 = ?3";
  sql += totals.batch_number != 0 ? " AND batch_number = ?1" : " AND ?1 = ?1";
  sql += " GROUP BY who, payment_kind, currency ORDER BY who, payment_kind, currency";
  LEDGER_ASSIGN_OR_RETURN(auto sums, database_.Prepare(sql));
  sums.BindAll(totals.batch_number, filter.business_date, filter.shift_number);
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, sums.Step());
    if (!more) return absl::OkStatus();
    TotalsLine line;
    if (group == "operator_id") line.operator_id = sums.Text(0);
    // An empty name would make it a line over all.
    if (group == "operator_id" && line.operator_id.empty()) continue;
    if (group == "scheme") line.scheme = sums.Text(0).empty() ? std::string_view("OTHER") : sums.Text(0);
    if (group == "shift_number") line.shift_number = static_cast<int>(sums.Int64(0));
    line.payment_kind = static_cast<int>(sums.Int64(1));
    line.currency = sums.Text(2);
    line.count = sums.Int64(3);
    line.amount_minor = sums.Int64(4);
    line.tips_minor = sums.Int64(5);
    totals.lines.push_back(std::move(line));
  }
}

absl::Status LedgerReader::CountOpen(LedgerTotals& totals) {
  LEDGER_ASSIGN_OR_RETURN(auto open,
                          database_.Prepare("SELECT payment_kind, phase FROM payments WHERE state = 1"));
  while (true) {
    LEDGER_ASSIGN_OR_RETURN(const bool more, open.Step());
    if (!more) return absl::OkStatus();
    const std::optional<Phase> phase = PhaseFromNumber(static_cast<int>(open.Int64(1)));
    if (!phase.has_value() || FindKind(static_cast<int>(open.Int64(0))) == nullptr) {
      return MakeError(ErrorCode::kStorageCorrupt, "an open payment cannot be read");
    }
    const auto kind = static_cast<PaymentKind>(open.Int64(0));
    ++totals.open_count;
    // A payment whose request is under way owes nothing yet, as far as a report goes.
    const bool under_way = *phase == Phase::kSending || *phase == Phase::kSendingAgain;
    if (OwesReversal(kind, *phase) && !under_way) ++totals.reversal_owed_count;
    if (OwesAdvice(kind, *phase)) ++totals.advice_owed_count;
  }
}

absl::StatusOr<LedgerTotals> LedgerReader::Totals(const TotalsFilter& filter) {
  if (filter.batch_number < 0 || filter.batch_number > kLastNumber || filter.shift_number < 0 ||
      filter.shift_number > kLastNumber) {
    return MakeError(ErrorCode::kInvalidRequest, "batch_number and shift_number must be 0 to 999999");
  }
  absl::MutexLock lock(mutex_);
  LEDGER_ASSIGN_OR_RETURN(auto snapshot, sqlite::Transaction::BeginSnapshot(database_));
  JournalStore store(database_);
  LedgerTotals totals;
  totals.batch_number = filter.batch_number;
  if (filter.batch_number == 0 && filter.shift_number == 0 && filter.business_date.empty()) {
    LEDGER_ASSIGN_OR_RETURN(const int64_t current, store.Counter(kBatchCounter));
    totals.batch_number = static_cast<int>(current);
  }
  LEDGER_ASSIGN_OR_RETURN(const int64_t shift, store.Counter(kShiftCounter));
  totals.shift_number = static_cast<int>(shift);
  for (const std::string_view group : {"", "operator_id", "scheme", "shift_number"}) {
    LEDGER_RETURN_IF_ERROR(AddLines(filter, group, totals));
  }
  LEDGER_RETURN_IF_ERROR(CountOpen(totals));
  return totals;
}

absl::StatusOr<SettlementPage> LedgerReader::ListSettlements(int page_size, const std::string& page_token) {
  if (page_size < 0) return MakeError(ErrorCode::kInvalidRequest, "page_size must be 0 to 200");
  const int size = page_size == 0 ? kDefaultPageSize : std::min(page_size, kMaxPageSize);
  absl::MutexLock lock(mutex_);
  LEDGER_ASSIGN_OR_RETURN(auto snapshot, sqlite::Transaction::BeginSnapshot(database_));
  LEDGER_ASSIGN_OR_RETURN(const std::string journal_id, JournalId());
  int64_t before = INT64_MAX;
  if (!page_token.empty()) {
    LEDGER_ASSIGN_OR_RETURN(before, DecodePageToken(page_token, journal_id, kSettlementsToken));
  }
  SettlementPage page;
  LEDGER_ASSIGN_OR_RETURN(page.settlements, SettlementStore(database_).List(before, size + 1));
  if (page.settlements.size() > static_cast<size_t>(size)) {
    page.settlements.pop_back();
    page.next_page_token = EncodePageToken(page.settlements.back().sequence, journal_id, kSettlementsToken);
  }
  return page;
}

absl::StatusOr<Verification> LedgerReader::Verify() {
  LEDGER_ASSIGN_OR_RETURN(const ScratchDatabase scratch, ScratchDatabase::Make(path_));
  // Through a connection of its own: a proof takes minutes, and no report waits for it.
  std::unique_ptr<sqlite::Database> own;
  if (path_ != kInMemory) {
    sqlite::OpenOptions reading;
    reading.read_only = true;
    LEDGER_ASSIGN_OR_RETURN(own, sqlite::Database::Open(path_, reading));
    LEDGER_ASSIGN_OR_RETURN(auto snapshot, sqlite::Transaction::BeginSnapshot(*own));
    return Verifier(*own, scratch.database()).Run();
  }
  absl::MutexLock lock(mutex_);
  LEDGER_ASSIGN_OR_RETURN(auto snapshot, sqlite::Transaction::BeginSnapshot(database_));
  return Verifier(database_, scratch.database()).Run();
}

absl::Status LedgerReader::CopyTo(const std::string& path) {
  if (path_ == kInMemory) {
    absl::MutexLock lock(mutex_);
    LEDGER_RETURN_IF_ERROR(database_.BackUp(path));
  } else {
    // A connection of its own, so that nobody waits for a large journal.
    sqlite::OpenOptions options;
    options.read_only = true;
    LEDGER_ASSIGN_OR_RETURN(auto source, sqlite::Database::Open(path_, options));
    LEDGER_RETURN_IF_ERROR(source->BackUp(path));
  }
  sqlite::OpenOptions options;
  options.wal = false;
  LEDGER_ASSIGN_OR_RETURN(auto copy, sqlite::Database::Open(path, options));
  // One file without a log beside it, and nothing of the boxes in its free pages.
  return copy->Execute("PRAGMA journal_mode=DELETE; PRAGMA secure_delete=ON; DELETE FROM sealed_accounts;");
}

absl::Status LedgerReader::BackUp(const std::function<bool(std::string_view)>& sink) {
  const ScratchFile copy(path_, "backup");
  LEDGER_RETURN_IF_ERROR(CopyTo(copy.path()));
  std::ifstream file(copy.path(), std::ios::binary);
  std::string chunk(kBackupChunk, '\0');
  while (file) {
    file.read(chunk.data(), static_cast<std::streamsize>(chunk.size()));
    const auto got = static_cast<size_t>(file.gcount());
    if (got != 0 && !sink(std::string_view(chunk).substr(0, got))) return absl::OkStatus();
  }
  if (file.eof()) return absl::OkStatus();
  return MakeError(ErrorCode::kStorageFailed, "the backup cannot be read");
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
